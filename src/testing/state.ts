import type { FakeApp, FakeCode, FakeUser } from './app.js';
import { randomCode, randomToken, randomUserCode } from './random.js';

/** Everything that the fake endpoint knows. */
export interface FakeState {
  readonly apps: readonly FakeApp[];
  readonly user: FakeUser;
  readonly codes: ReturnType<typeof issuedCodes>;
  readonly deviceCodes: ReturnType<typeof issuedDeviceCodes>;
  readonly tokens: ReturnType<typeof issuedTokens>;
}

/** Finds the app of a request by its client ID. */
export function appOf({ apps }: FakeState, form: URLSearchParams): FakeApp | undefined {
  return apps.find(({ clientId }) => clientId === form.get('client_id'));
}

const lifetimeMs = 10 * 60 * 1000;

/** An authorization code with its defaults. */
export interface IssuedCode extends FakeCode {
  readonly code: string;
  readonly clientId: string;
  readonly issuedAt: number;
}

/** Creates the store of the authorization codes that can still be exchanged. */
export function issuedCodes(defaultClientId: string, now: () => number) {
  const codes = new Map<string, IssuedCode>();
  return {
    /** Issues a code and returns it. */
    issue: (options: FakeCode): string => {
      const { code = randomCode(20), clientId = defaultClientId, issuedAt = now() } = options;
      codes.set(code, { ...options, code, clientId, issuedAt });
      return code;
    },
    /** Finds a code of an app; `undefined` if it is unknown, used, or older than 10 minutes. */
    find: (code: string, clientId: string): IssuedCode | undefined => {
      const issued = codes.get(code);
      return issued?.clientId === clientId && now() - issued.issuedAt < lifetimeMs
        ? issued
        : undefined;
    },
    /** Marks a code as used. */
    spend: (code: string): void => {
      codes.delete(code);
    },
  };
}

/** The lifetime of a device code, in seconds. */
export const deviceCodeLifetime = 900;

const firstInterval = 5;
const slowDownSeconds = 5;

/** A device code and its state. */
interface IssuedDeviceCode {
  readonly clientId: string;
  readonly deviceCode: string;
  /** What the user enters, for example `WDJB-MJHT`. */
  readonly userCode: string;
  readonly scopes: readonly string[];
  readonly issuedAt: number;
  /** The seconds that must pass between two polls. */
  interval: number;
  lastPollAt: number | undefined;
  state: 'pending' | 'approved' | 'denied' | 'used';
}

/** The result of a poll: an error, or the scopes that were requested. */
type PollResult =
  { readonly error: string; readonly interval?: number } | { readonly scopes: readonly string[] };

/** Creates the store of device codes. */
export function issuedDeviceCodes(now: () => number) {
  const codes: IssuedDeviceCode[] = [];
  const isExpired = ({ issuedAt }: IssuedDeviceCode): boolean =>
    now() - issuedAt >= deviceCodeLifetime * 1000;

  return {
    issue: (clientId: string, scopes: readonly string[]): Readonly<IssuedDeviceCode> => {
      const code: IssuedDeviceCode = {
        clientId,
        scopes,
        deviceCode: randomCode(40),
        userCode: randomUserCode(),
        issuedAt: now(),
        interval: firstInterval,
        lastPollAt: undefined,
        state: 'pending',
      };
      codes.push(code);
      return code;
    },
    poll: (deviceCode: string, clientId: string): PollResult => {
      const code = codes.find((one) => one.deviceCode === deviceCode);
      if (code?.clientId !== clientId || code.state === 'used')
        return { error: 'incorrect_device_code' };
      if (isExpired(code)) return { error: 'expired_token' };
      const { lastPollAt = -Infinity } = code;
      code.lastPollAt = now();
      // GitHub checks the interval before the decision of the user:
      // https://github.com/charmbracelet/crush/issues/3399
      if (now() - lastPollAt < code.interval * 1000) {
        code.interval += slowDownSeconds;
        return { error: 'slow_down', interval: code.interval };
      }
      if (code.state === 'pending') return { error: 'authorization_pending' };
      if (code.state === 'denied') return { error: 'access_denied' };
      code.state = 'used';
      return { scopes: code.scopes };
    },
    /** Stores the decision of the user; `false` if the user code is unknown, expired, or decided. */
    decide: (userCode: string, decision: 'approved' | 'denied'): boolean => {
      const entered = userCode.trim().toUpperCase();
      const code = codes.find((one) => one.userCode === entered);
      if (code?.state !== 'pending' || isExpired(code)) return false;
      code.state = decision;
      return true;
    },
  };
}

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

/** Creates the store of tokens. */
export function issuedTokens(now: () => number) {
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
    issue: ({ expires, ...grant }: Grant): IssuedToken =>
      add({
        ...grant,
        accessToken: newToken(grant.app),
        refreshToken: expires ? randomToken('ghr_') : undefined,
        issuedAt: now(),
      }),
    /** Finds a token that is valid. */
    find: (accessToken: string): IssuedToken | undefined => {
      const token = tokens.find((one) => one.accessToken === accessToken);
      const lifetime = token?.refreshToken === undefined ? Infinity : accessTokenLifetime;
      return token !== undefined && isYounger(token, lifetime) ? token : undefined;
    },
    /** Finds the token of a refresh token, even if it was used or has expired. */
    findRefreshable: (refreshToken: string, app: FakeApp): IssuedToken | undefined =>
      // The last one, because a reset keeps the refresh token.
      tokens.filter((one) => one.refreshToken === refreshToken && one.app === app).at(-1),
    /** Returns whether the refresh token can still be used. */
    isRefreshable: (token: IssuedToken): boolean => isYounger(token, refreshTokenLifetime),
    /** Makes the access token and its refresh token invalid. */
    revoke: (token: IssuedToken): void => {
      revoked.add(token);
    },
    /**
     * Replaces the access token. GitHub does not document what happens to its refresh token; the fake
     * keeps it, and the time of expiry.
     */
    reset: (token: IssuedToken): IssuedToken => {
      revoked.add(token);
      return add({ ...token, accessToken: newToken(token.app) });
    },
  };
}
