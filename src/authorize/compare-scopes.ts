import type { Success } from '../errors/types.js';
import { impliedScopes } from '../github/scopes.js';
import { optionError } from '../internal/assert.js';
import { memberOf } from '../internal/own-members.js';

/** Which of the requested scopes a token has. */
export interface ScopeComparison {
  /** The requested scopes that the token has, in the order of the request. */
  readonly granted: readonly string[];
  /** The requested scopes that the token lacks, in the order of the request. */
  readonly missing: readonly string[];
}

// It requests a refresh token, and GitHub does not list it among the scopes of a token.
const refreshTokenScope = 'offline_access';

const isStrings = (value: unknown): value is readonly string[] => {
  try {
    return Array.isArray(value) && value.every((item) => typeof item === 'string');
  } catch {
    // The value is a revoked proxy.
    return false;
  }
};

/**
 * Compares the scopes of a token with the requested ones: users can grant fewer scopes than an app
 * requests. A scope that another one contains counts as granted: `repo` contains `public_repo`, and
 * `admin:org` contains `read:org`. `offline_access` is in neither list, because GitHub never grants it
 * as a scope. For a token of a GitHub App, which has permissions instead of scopes, all are missing.
 *
 * @param success - The token, or its `scopes`.
 * @param requested - The scopes of the authorization request.
 * @returns The requested scopes without duplicates, as two lists.
 * @throws `TypeError` if `success.scopes` or `requested` is not an array of strings.
 * @example
 * ```ts
 * import { compareScopes } from 'github-token-exchange';
 * import type { Success } from 'github-token-exchange';
 *
 * export const canReadTeams = (success: Success): boolean => {
 *   const { missing } = compareScopes(success, ['read:org', 'read:user']);
 *   if (missing.length > 0) console.warn(`The token lacks ${missing.join(', ')}.`);
 *   return !missing.includes('read:org');
 * };
 * ```
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps#requested-scopes-and-granted-scopes
 */
export function compareScopes(
  success: Pick<Success, 'scopes'>,
  requested: readonly string[],
): ScopeComparison {
  const scopes = memberOf(success, 'scopes');
  const refuse = (option: string): never => {
    throw optionError(
      'compareScopes',
      option,
      'is not an array of strings',
      "give for example ['repo']",
    );
  };
  if (!isStrings(scopes)) return refuse('success.scopes');
  if (!isStrings(requested)) return refuse('requested');
  const available = new Set(scopes.flatMap((scope) => [scope, ...impliedScopes(scope)]));
  const wanted = [...new Set(requested)].filter((scope) => scope !== refreshTokenScope);
  return {
    granted: wanted.filter((scope) => available.has(scope)),
    missing: wanted.filter((scope) => !available.has(scope)),
  };
}
