import { normalizeScopes } from '../github/scopes.js';

const offlineAccess = 'offline_access';

/** The scopes of a `scope` parameter, separated by spaces or commas. */
export function parseScopes(scope: string | null): readonly string[] {
  return (scope ?? '').split(/[\s,]+/).filter((name) => name !== '');
}

/** Returns whether the sign-in requests a token that expires. */
export function wantsOfflineAccess(requested: readonly string[]): boolean {
  return requested.includes(offlineAccess);
}

/**
 * Returns the scopes that a token gets: without `offline_access`, without implied scopes, and sorted
 * as GitHub sorts them (https://github.com/datalab-org/datalab/issues/524). What GitHub does with
 * unknown scopes is not documented; the fake grants them.
 */
export function grantedScopes(requested: readonly string[]): readonly string[] {
  return [...normalizeScopes(requested.filter((scope) => scope !== offlineAccess))].sort();
}
