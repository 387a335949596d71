import type {
  DeviceCode,
  DeviceCodeResponse,
  LikelyCause,
  TokenError,
  TokenResponse,
} from '../catalogue/token-response.js';
import {
  authorizationUrl,
  type AuthorizationRequest,
  type AuthorizationUrlOptions,
} from '../authorization/authorization-url.js';
import {
  parseCallback,
  type CallbackResponse,
  type ParseCallbackOptions,
} from '../authorization/parse-callback.js';
import type { CallbackInput } from '../authorization/read-query.js';
import { isErrorTag } from '../catalogue/lookup.js';
import type { CheckParams, CredentialsAccepted, VerifyCredentialsParams } from './check.js';
import type { ClientConfig } from './client-options.js';
import type { ExchangeCodeParams } from './exchange-code.js';
import { once, type LoadRequests } from './load-requests.js';
import * as read from './parameters.js';
import type { PollForTokenOptions } from './poll-for-token.js';
import type { RefreshTokenParams } from './refresh-token.js';
import type { RequestDeviceCodeParams } from './request-device-code.js';
import type { Requests } from './requests.js';
import { rulesNotLoaded, whenLoaded } from './when-loaded.js';

/**
 * A client for one app on one GitHub. It holds no secret that can be seen from outside. Nothing that
 * GitHub, the network or a callback does rejects one of its promises; a parameter of the wrong type
 * rejects with a `TypeError`.
 */
export interface TokenClient {
  /** The address that exchanges go to. */
  readonly tokenEndpoint: string;

  /**
   * Begins a sign-in: makes the address to send a person to, with `state` and PKCE.
   *
   * @param options - The redirect URI, scopes, and the rest of GitHub's parameters.
   * @returns The URL and what has to be kept in the session of the person, as plain JSON.
   * @throws `TypeError`, as a rejection, for an option of the wrong type, and if the client has no
   * client ID: what it resolves to cannot be an error.
   * @example
   * ```ts
   * import { createTokenClient } from 'github-token-exchange';
   *
   * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: '…' });
   * const { url } = await client.authorizationUrl({ scopes: ['read:user'] });
   * console.log(url);
   * ```
   * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
   */
  readonly authorizationUrl: (
    options?: Omit<AuthorizationUrlOptions, 'clientId' | 'baseUrl'>,
  ) => Promise<AuthorizationRequest>;

  /**
   * Reads a callback and checks that it belongs to the sign-in.
   *
   * @param input - The callback's URL, its query, or a request that has a `url`.
   * @param options - What `authorizationUrl` gave, from the session of the person.
   * @returns `AuthorizationCode` for `exchangeCode`, or the error. It throws for nothing that a
   * callback holds.
   * @example
   * ```ts
   * import { createTokenClient } from 'github-token-exchange';
   *
   * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: '…' });
   * const request = await client.authorizationUrl();
   * const callback = client.parseCallback('/auth/callback?code=abc&state=xyz', request);
   * if (callback._tag === 'AuthorizationCode') await client.exchangeCode(callback);
   * ```
   * @see https://datatracker.ietf.org/doc/html/rfc6749#section-4.1.2
   */
  readonly parseCallback: (
    input: CallbackInput,
    options: Omit<ParseCallbackOptions, 'locale'> | undefined,
  ) => CallbackResponse;

  /**
   * Exchanges the code of a callback for a token: one request, no retry, no redirect. Calls that send
   * the same at the same time share the request and its answer.
   *
   * @param params - The `AuthorizationCode` of `parseCallback`, or the code and what the
   * authorization request was sent with.
   * @returns `Success` with the token, or the error. An error of `parseCallback` is returned as it is,
   * and nothing is sent.
   * @throws `TypeError`, as a rejection, for a parameter that is unknown or of the wrong type.
   * @example
   * ```ts
   * import { createTokenClient } from 'github-token-exchange';
   *
   * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: '…' });
   * const response = await client.exchangeCode({ code: 'e72e16c7e42f292c6912' });
   * console.log(response._tag);
   * ```
   * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
   */
  readonly exchangeCode: (params: ExchangeCodeParams) => Promise<TokenResponse>;

  /**
   * Trades a refresh token for a new access token and a new refresh token; the old ones die. Calls
   * with the same token at the same time share the request and its answer.
   *
   * @param params - The refresh token, and its time of expiry where it is known.
   * @returns `Success` with both tokens: store them at once. `BadRefreshToken` ends the sign-in.
   * @throws `TypeError`, as a rejection, when there is no refresh token.
   * @example
   * ```ts
   * import { createTokenClient } from 'github-token-exchange';
   *
   * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: '…' });
   * const response = await client.refreshToken({ refreshToken: 'ghr_…' });
   * if (response._tag === 'Success') console.log(response.refreshTokenExpiresAt);
   * ```
   * @see https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/refreshing-user-access-tokens
   */
  readonly refreshToken: (params: RefreshTokenParams) => Promise<TokenResponse>;

  /**
   * Begins the device flow.
   *
   * @param params - The scopes to ask for.
   * @returns `DeviceCode`: show its user code and its address, and hand it to `pollForToken`.
   * @throws `TypeError`, as a rejection, for a parameter of the wrong type.
   * @example
   * ```ts
   * import { createTokenClient } from 'github-token-exchange';
   *
   * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: null });
   * const device = await client.requestDeviceCode({ scopes: ['repo'] });
   * if (device._tag === 'DeviceCode') console.log(device.userCode, device.verificationUri);
   * ```
   * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#device-flow
   */
  readonly requestDeviceCode: (params?: RequestDeviceCodeParams) => Promise<DeviceCodeResponse>;

  /**
   * Polls until the person has approved or refused, the codes expire, or the caller aborts. It waits
   * before the first poll, keeps to the interval with a margin, and goes on after failures that pass.
   *
   * @param deviceCode - The `DeviceCode` of `requestDeviceCode`.
   * @param options - A signal, and a function that is told of every poll.
   * @returns `Success` with the token, or the error that ended the polling.
   * @throws `TypeError`, as a rejection, for a parameter of the wrong type.
   * @example
   * ```ts
   * import { createTokenClient } from 'github-token-exchange';
   *
   * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: null });
   * const device = await client.requestDeviceCode();
   * if (device._tag === 'DeviceCode') {
   *   const response = await client.pollForToken(device, {
   *     onPoll: ({ waitSeconds }) => console.log(`next poll in ${String(waitSeconds)} s`),
   *   });
   *   console.log(response._tag);
   * }
   * ```
   * @see https://datatracker.ietf.org/doc/html/rfc8628#section-3.4
   */
  readonly pollForToken: (
    deviceCode: DeviceCode,
    options?: PollForTokenOptions,
  ) => Promise<TokenResponse>;

  /**
   * Looks at the configuration before anyone signs in. Nothing is sent.
   *
   * @param params - The redirect URI that sign-ins will use.
   * @returns What can be seen to be wrong, the surest first; empty if nothing can. If the rules, which
   * are loaded at the first call, cannot be loaded, the one entry says so.
   * @throws `TypeError`, as a rejection, for a parameter that is unknown or of the wrong type.
   * @example
   * ```ts
   * import { createTokenClient } from 'github-token-exchange';
   *
   * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: 'changeme' });
   * for (const { summary, fix } of await client.check()) console.warn(summary, fix);
   * ```
   * @see https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors
   */
  readonly check: (params?: CheckParams) => Promise<readonly LikelyCause[]>;

  /**
   * Asks GitHub whether the client ID and the client secret belong together, with a code that cannot
   * exist: GitHub looks at the credentials first.
   *
   * @param params - A signal to end the request early.
   * @returns `CredentialsAccepted`, or the error.
   * @example
   * ```ts
   * import { createTokenClient } from 'github-token-exchange';
   *
   * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: '…' });
   * console.log((await client.verifyCredentials())._tag);
   * ```
   * @see https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors
   */
  readonly verifyCredentials: (
    params?: VerifyCredentialsParams,
  ) => Promise<CredentialsAccepted | TokenError>;
}

// In plain JavaScript the refusal of a callback can reach an exchange; its code is that of an error.
const isRefusal = (params: unknown): params is TokenError =>
  typeof params === 'object' && params !== null && '_tag' in params && isErrorTag(params._tag);

/** Makes a client from checked options and from what loads the code of its requests. */
export const createClient = (config: ClientConfig, load: LoadRequests): TokenClient => {
  const { clientId, host, locale, tokenEndpoint } = config;
  const loaded = once(config, load);
  const ask = <R>(run: (requests: Requests) => Promise<R>) => whenLoaded(config, loaded, run);
  return Object.freeze<TokenClient>({
    tokenEndpoint,
    authorizationUrl: (authorization) =>
      // The client has checked its own base URL.
      authorizationUrl({
        ...authorization,
        clientId,
        baseUrl: host.web,
        allowInsecureHttp: true,
      }),
    parseCallback: (input, callback) =>
      parseCallback(
        input,
        typeof (callback ?? {}) === 'object'
          ? { state: undefined, ...callback, locale, baseUrl: host.web }
          : // Refused there, with a message of its own.
            callback,
      ),
    exchangeCode: async (given) => {
      if (isRefusal(given)) return given;
      const params = read.readExchangeCode(given);
      return ask(({ exchangeCode }) => exchangeCode(params));
    },
    refreshToken: async (given) => {
      const params = read.readRefreshToken(given);
      return ask(({ refreshToken }) => refreshToken(params));
    },
    requestDeviceCode: async (given) => {
      const params = read.readRequestDeviceCode(given);
      return ask(({ requestDeviceCode }) => requestDeviceCode(params));
    },
    pollForToken: async (givenDevice, given) => {
      const device = read.readDeviceCode(givenDevice);
      const options = read.readPollForToken(given);
      return ask(({ pollForToken }) => pollForToken(device, options));
    },
    check: async (given) => {
      const params = read.readCheck(given);
      try {
        return await (await loaded()).check(params);
      } catch {
        return rulesNotLoaded;
      }
    },
    verifyCredentials: async (given) => {
      const params = read.readVerifyCredentials(given);
      return ask(({ verifyCredentials }) => verifyCredentials(params));
    },
  });
};
