import type {
  AuthorizationRequest,
  AuthorizationUrlOptions,
} from '../authorize/authorization-url.js';
import type {
  CallbackInput,
  CallbackResponse,
  ParseCallbackOptions,
} from '../authorize/parse-callback.js';
import type {
  DeviceCode,
  DeviceCodeResponse,
  LikelyCause,
  RequestError,
  Success,
  TokenResponse,
} from '../errors/types.js';
import type { CheckParams, CredentialsAccepted, VerifyCredentialsParams } from './check.js';
import type {
  DeviceFlowResponse,
  PollForTokenOptions,
  RequestDeviceCodeParams,
} from './device-flow.js';
import type { ExchangeCodeParams } from './exchange-code.js';
import type { RefreshTokenParams } from './refresh-token.js';

/**
 * A client for one app on one GitHub host. Inspecting or serializing it shows no secret.
 *
 * Its promises resolve to a member of a union, whatever GitHub, the network or a callback does. They
 * reject with a `TypeError` only for a parameter of the wrong type, before anything is sent.
 */
export interface TokenClient {
  /** The URL of the token endpoint, or of the relay. */
  readonly tokenEndpoint: string;

  /**
   * Creates the URL that starts a sign-in, with `state` and PKCE (S256).
   *
   * @param options - The redirect URI, the scopes, and GitHub's other parameters.
   * @returns The URL to redirect the user to, and what to store in the user's session until the
   * callback arrives, as plain JSON.
   * @throws `TypeError`, as a rejection, for an option of the wrong type, or if the client has no
   * client ID.
   * @example
   * ```ts
   * import { createTokenClient } from 'github-token-exchange';
   *
   * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: '…' });
   * const { url } = await client.authorizationUrl({ scopes: ['read:user'] });
   * console.log(url);
   * ```
   * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#1-request-a-users-github-identity
   */
  readonly authorizationUrl: (
    options?: Omit<AuthorizationUrlOptions, 'clientId' | 'baseUrl'>,
  ) => Promise<AuthorizationRequest>;

  /**
   * Parses a callback and checks that it belongs to the sign-in. It sends nothing.
   *
   * @param input - The URL of the callback, its query, or a request that has a `url`.
   * @param options - What `authorizationUrl` returned, from the user's session.
   * @returns `AuthorizationCode`, to pass to `exchangeCode`; or an OAuth error of the callback, such as
   * `AccessDenied`, `RedirectUriMismatch` or `ApplicationSuspended`; or `MissingCode`, `StateMismatch`
   * or `IssuerMismatch`.
   * @throws `TypeError` if `options` is neither an object nor `undefined`; never for what a callback
   * contains.
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
   * Exchanges an authorization code for a token: one request, no retry, no redirect. Calls with the
   * same parameters at the same time share the request.
   *
   * @param params - The `AuthorizationCode` of `parseCallback`, or the code and the parameters of the
   * authorization request. An error of `parseCallback`, which untyped code can pass, is returned as it
   * is, and nothing is sent.
   * @returns `Success`; or an OAuth error, such as `IncorrectClientCredentials`, `RedirectUriMismatch`,
   * `BadVerificationCode` or `UnverifiedUserEmail`; or `RateLimited`, `ServerUnavailable`,
   * `UnexpectedResponse`, `NetworkFailure`, `RequestTimedOut`, `RequestAborted` or `MissingCode`.
   * @throws `TypeError`, as a rejection, for a parameter of the wrong type.
   * @example
   * ```ts
   * import { createTokenClient } from 'github-token-exchange';
   *
   * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: '…' });
   * const response = await client.exchangeCode({ code: 'e72e16c7e42f292c6912' });
   * console.log(response._tag);
   * ```
   * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#2-users-are-redirected-back-to-your-site-by-github
   */
  readonly exchangeCode: (params: ExchangeCodeParams) => Promise<TokenResponse>;

  /**
   * Exchanges a refresh token for a new access token and a new refresh token; the old ones stop
   * working. Calls with the same token at the same time share the request.
   *
   * @param params - The refresh token, and when it expires, if known. A `Success` can be passed as it
   * is.
   * @returns `Success` with both tokens: store them at once; or `BadRefreshToken`, which ends the
   * session, or another OAuth error, such as `IncorrectClientCredentials`; or `RateLimited`,
   * `ServerUnavailable`, `UnexpectedResponse`, `NetworkFailure`, `RequestTimedOut` or `RequestAborted`.
   * @throws `TypeError`, as a rejection, if there is no refresh token.
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
  readonly refreshToken: (params: RefreshTokenParams) => Promise<Success | RequestError>;

  /**
   * Starts the device flow. It needs no client secret.
   *
   * @param params - The scopes to request.
   * @returns `DeviceCode`: show its `userCode` and `verificationUri`, and pass it to `pollForToken`; or
   * `DeviceFlowDisabled`, or another error of a request, such as `IncorrectClientCredentials` for an
   * unknown client ID.
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
   * Polls until the user has approved or denied the sign-in, the codes expire, or the caller aborts. It
   * waits before the first poll, keeps to the interval with a margin, and continues after transient
   * errors.
   *
   * @param deviceCode - The `DeviceCode` of `requestDeviceCode`.
   * @param options - A signal, and a function that is called after each poll that will be followed by
   * another.
   * @returns `Success`; or `AccessDenied`, `ExpiredDeviceCode`, `IncorrectDeviceCode`, `RequestAborted`,
   * or another error of a request that is not transient.
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
  ) => Promise<DeviceFlowResponse>;

  /**
   * Finds visible problems of the configuration, before anyone signs in. It sends nothing.
   *
   * @param params - The redirect URI that sign-ins will use, and the callback URLs of the app.
   * @returns What is wrong, the most certain first; empty if nothing is found.
   * @throws `TypeError`, as a rejection, for a parameter of the wrong type.
   * @example
   * ```ts
   * import { createTokenClient } from 'github-token-exchange';
   *
   * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: 'changeme' });
   * const causes = await client.check({
   *   redirectUri: 'https://app.example.com/callback',
   *   callbackUrls: ['http://127.0.0.1/callback', { url: 'https://example.com/', wildcard: true }],
   * });
   * for (const { summary, fix } of causes) console.warn(summary, fix);
   * ```
   */
  readonly check: (params?: CheckParams) => Promise<readonly LikelyCause[]>;

  /**
   * Asks GitHub whether the client ID and the client secret belong together. It sends a code that
   * cannot exist, because GitHub checks the credentials before the code.
   *
   * @param params - A signal to abort the request.
   * @returns `CredentialsAccepted`; or `IncorrectClientCredentials`, or another error of a request.
   * @throws `TypeError`, as a rejection, for a parameter of the wrong type.
   * @example
   * ```ts
   * import { createTokenClient } from 'github-token-exchange';
   *
   * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: '…' });
   * console.log((await client.verifyCredentials())._tag);
   * ```
   */
  readonly verifyCredentials: (
    params?: VerifyCredentialsParams,
  ) => Promise<CredentialsAccepted | RequestError>;
}
