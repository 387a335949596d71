import type { FakeApp } from './app.js';
import { randomToken } from './random.js';

/** The lifetime of an access token that expires, in seconds. */
export const accessTokenLifetime = 28_800;
/** The lifetime of a refresh token, in seconds. */
export const refreshTokenLifetime = 15_897_600;

/** An access token, and the refresh token that was issued with it. */
export interface IssuedToken {
  readonly accessToken: string;
  /** `undefined` if the access token does not expire. */
  readonly refreshToken: string | undefined;
  readonly app: FakeApp;
  readonly scopes: readonly string[];
  /** Whether it comes from the device flow: it can then be refreshed without the client secret. */
  readonly fromDevice: boolean;
  /** In milliseconds since the epoch. */
  readonly issuedAt: number;
}

/** What a token is issued for. */
export type Grant = Pick<IssuedToken, 'app' | 'scopes' | 'fromDevice'> & {
  readonly expires: boolean;
};

/** The tokens that were issued. */
export interface IssuedTokens {
  readonly issue: (grant: Grant) => IssuedToken;
  /** Finds a token that is valid. */
  readonly find: (accessToken: string) => IssuedToken | undefined;
  /** Finds the token of a refresh token, even if it was used or has expired. */
  readonly findRefreshable: (refreshToken: string, app: FakeApp) => IssuedToken | undefined;
  /** Returns whether the refresh token can still be used. */
  readonly isRefreshable: (token: IssuedToken) => boolean;
  /** Makes the access token and its refresh token invalid. */
  readonly revoke: (token: IssuedToken) => void;
  /**
   * Replaces the access token. GitHub does not document what happens to its refresh token; the fake
   * keeps it, and the time of expiry.
   */
  readonly reset: (token: IssuedToken) => IssuedToken;
}

/** Creates the store of tokens. */
export function issuedTokens(now: () => number): IssuedTokens {
  const tokens: IssuedToken[] = [];
  const revoked = new Set<IssuedToken>();
  const add = (token: IssuedToken): IssuedToken => {
    tokens.push(token);
    return token;
  };
  const newToken = ({ kind }: FakeApp): string =>
    randomToken(kind === 'github-app' ? 'ghu_' : 'gho_');
  const isYounger = (token: IssuedToken, seconds: number): boolean =>
    !revoked.has(token) && now() - token.issuedAt < seconds * 1000;

  return {
    issue: ({ expires, ...grant }) =>
      add({
        ...grant,
        accessToken: newToken(grant.app),
        refreshToken: expires ? randomToken('ghr_') : undefined,
        issuedAt: now(),
      }),
    find: (accessToken) => {
      const token = tokens.find((one) => one.accessToken === accessToken);
      const lifetime = token?.refreshToken === undefined ? Infinity : accessTokenLifetime;
      return token !== undefined && isYounger(token, lifetime) ? token : undefined;
    },
    findRefreshable: (refreshToken, app) =>
      // The last one, because a reset keeps the refresh token.
      tokens.filter((one) => one.refreshToken === refreshToken && one.app === app).at(-1),
    isRefreshable: (token) => isYounger(token, refreshTokenLifetime),
    revoke: (token) => {
      revoked.add(token);
    },
    reset: (token) => {
      revoked.add(token);
      return add({ ...token, accessToken: newToken(token.app) });
    },
  };
}
