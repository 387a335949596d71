import type { Either } from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { AuthorizationCode, ParseCallbackOptions } from '../authorization/parse-callback.js';
import type { CallbackInput } from '../authorization/read-query.js';
import type { DeviceCode, Success, TokenError } from '../catalogue/token-response.js';
import type { CredentialsAccepted } from '../client/check.js';
import type { TokenClient } from '../client/create-client.js';
import type { ExchangeCodeParams } from '../client/exchange-code.js';
import type { PollForTokenOptions } from '../client/poll-for-token.js';
import type { RefreshTokenParams } from '../client/refresh-token.js';
import type { RequestDeviceCodeParams } from '../client/request-device-code.js';
import { toEither, type Hit } from './either.js';

/** One run is one request. What it rejects with is a programming error, which is no `TokenError`. */
const taskOf =
  <A extends Hit>(request: () => Promise<A | TokenError>): TaskEither<TokenError, A> =>
  async () =>
    toEither<Hit | TokenError>(await request()) as Either<TokenError, A>;

/**
 * Exchanges the code of a callback for a token.
 *
 * @param client - What `createTokenClient` gave.
 * @returns A function from the `AuthorizationCode` of `parseCallback`, or from the parameters, to a
 * task with the token, or with the error on the left. Each run of the task sends one request; a code
 * works once.
 * @throws `TypeError`, as a rejection of the task, for a parameter of the wrong type.
 * @example
 * ```ts
 * import { pipe } from 'fp-ts/lib/function.js';
 * import * as TE from 'fp-ts/lib/TaskEither.js';
 * import { createTokenClient } from 'github-token-exchange';
 * import { exchangeCode, parseCallback } from 'github-token-exchange/fp';
 *
 * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: '…' });
 * const request = await client.authorizationUrl();
 * const signIn = pipe(
 *   '/auth/callback?code=abc&state=xyz',
 *   parseCallback(client)(request),
 *   TE.fromEither,
 *   TE.chain(exchangeCode(client)),
 *   TE.map(({ accessToken }) => accessToken),
 * );
 * console.log((await signIn())._tag);
 * ```
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
 */
export const exchangeCode =
  (client: Pick<TokenClient, 'exchangeCode'>) =>
  (params: ExchangeCodeParams): TaskEither<TokenError, Success> =>
    taskOf(() => client.exchangeCode(params));

/**
 * Trades a refresh token for a new access token and a new refresh token; the old ones die.
 *
 * @param client - What `createTokenClient` gave.
 * @returns A function from the refresh token to a task with both tokens, or with the error on the
 * left. Each run of the task sends one request; a refresh token works once.
 * @throws `TypeError`, as a rejection of the task, when there is no refresh token.
 * @example
 * ```ts
 * import { createTokenClient } from 'github-token-exchange';
 * import { refreshToken } from 'github-token-exchange/fp';
 *
 * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: '…' });
 * const refreshed = await refreshToken(client)({ refreshToken: 'ghr_…' })();
 * if (refreshed._tag === 'Right') console.log(refreshed.right.refreshTokenExpiresAt);
 * ```
 * @see https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/refreshing-user-access-tokens
 */
export const refreshToken =
  (client: Pick<TokenClient, 'refreshToken'>) =>
  (params: RefreshTokenParams): TaskEither<TokenError, Success> =>
    taskOf(() => client.refreshToken(params));

/**
 * Begins the device flow.
 *
 * @param client - What `createTokenClient` gave.
 * @returns A function from the scopes to a task with the device code, or with the error on the left.
 * @throws `TypeError`, as a rejection of the task, for a parameter of the wrong type.
 * @example
 * ```ts
 * import { createTokenClient } from 'github-token-exchange';
 * import { requestDeviceCode } from 'github-token-exchange/fp';
 *
 * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: null });
 * const device = await requestDeviceCode(client)({ scopes: ['repo'] })();
 * if (device._tag === 'Right') console.log(device.right.userCode);
 * ```
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#device-flow
 */
export const requestDeviceCode =
  (client: Pick<TokenClient, 'requestDeviceCode'>) =>
  (params: RequestDeviceCodeParams = {}): TaskEither<TokenError, DeviceCode> =>
    taskOf(() => client.requestDeviceCode(params));

/**
 * Polls until the person has approved or refused, the codes expire, or the caller aborts.
 *
 * @param client - What `createTokenClient` gave.
 * @returns A function from a signal and a function that is told of every poll, to a function from
 * the device code to a task with the token, or with the error that ended the polling on the left.
 * @throws `TypeError`, as a rejection of the task, for a parameter of the wrong type.
 * @example
 * ```ts
 * import { pipe } from 'fp-ts/lib/function.js';
 * import * as TE from 'fp-ts/lib/TaskEither.js';
 * import { createTokenClient } from 'github-token-exchange';
 * import { pollForToken, requestDeviceCode } from 'github-token-exchange/fp';
 *
 * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: null });
 * const signIn = pipe(
 *   requestDeviceCode(client)({ scopes: ['repo'] }),
 *   TE.tapIO(({ userCode, verificationUri }) => () => console.log(userCode, verificationUri)),
 *   TE.chain(pollForToken(client)({ signal: AbortSignal.timeout(600_000) })),
 * );
 * console.log((await signIn())._tag);
 * ```
 * @see https://datatracker.ietf.org/doc/html/rfc8628#section-3.4
 */
export const pollForToken =
  (client: Pick<TokenClient, 'pollForToken'>) =>
  (options: PollForTokenOptions = {}) =>
  (deviceCode: DeviceCode): TaskEither<TokenError, Success> =>
    taskOf(() => client.pollForToken(deviceCode, options));

/**
 * Asks GitHub whether the client ID and the client secret belong together.
 *
 * @param client - What `createTokenClient` gave.
 * @returns A function from a signal to a task with `CredentialsAccepted`, or with the error on the
 * left.
 * @throws `TypeError`, as a rejection of the task, for a signal of the wrong type.
 * @example
 * ```ts
 * import { createTokenClient } from 'github-token-exchange';
 * import { verifyCredentials } from 'github-token-exchange/fp';
 *
 * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: '…' });
 * console.log((await verifyCredentials(client)()())._tag);
 * ```
 * @see https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors
 */
export const verifyCredentials =
  (client: Pick<TokenClient, 'verifyCredentials'>) =>
  (
    params: { readonly signal?: AbortSignal | undefined } = {},
  ): TaskEither<TokenError, CredentialsAccepted> =>
    taskOf(() => client.verifyCredentials(params));

/**
 * Reads a callback and checks that it belongs to the sign-in.
 *
 * @param client - What `createTokenClient` gave.
 * @returns A function from what `authorizationUrl` gave, which the session of the person holds, to a
 * function from the callback to its code, or to the error on the left.
 * @example
 * ```ts
 * import { createTokenClient } from 'github-token-exchange';
 * import { parseCallback } from 'github-token-exchange/fp';
 *
 * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: '…' });
 * const callback = parseCallback(client)({ state: 'xyz' })('/auth/callback?code=abc&state=xyz');
 * console.log(callback._tag); // Right
 * ```
 * @see https://datatracker.ietf.org/doc/html/rfc6749#section-4.1.2
 */
export const parseCallback =
  (client: Pick<TokenClient, 'parseCallback'>) =>
  (request: Omit<ParseCallbackOptions, 'locale'> | undefined) =>
  (input: CallbackInput): Either<TokenError, AuthorizationCode> =>
    toEither(client.parseCallback(input, request));
