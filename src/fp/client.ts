import type { Either } from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type {
  AuthorizationCode,
  CallbackInput,
  ParseCallbackOptions,
} from '../authorize/parse-callback.js';
import type { CredentialsAccepted } from '../client/check.js';
import type { TokenClient } from '../client/token-client.js';
import type { PollForTokenOptions, RequestDeviceCodeParams } from '../client/device-flow.js';
import type { ExchangeCodeParams } from '../client/exchange-code.js';
import type { RefreshTokenParams } from '../client/refresh-token.js';
import {
  decodeDeviceCodeResponse as decodeDeviceCode,
  decodeTokenResponse as decodeToken,
} from '../decode/decode.js';
import type { DecodeOptions } from '../decode/options.js';
import type { ResponseLike } from '../decode/response.js';
import type { DeviceCode, Success, TokenError } from '../errors/types.js';
import { type SuccessValue, toEither } from './either.js';

/** Each run is one request. It rejects only for a programming error, which is not a `TokenError`. */
const taskOf =
  <A extends SuccessValue>(request: () => Promise<A | TokenError>): TaskEither<TokenError, A> =>
  async () =>
    toEither<SuccessValue | TokenError>(await request()) as Either<TokenError, A>;

/**
 * Exchanges the code of a callback for a token.
 *
 * @param client - A client of `createTokenClient`.
 * @returns A function from the `AuthorizationCode` of `parseCallback`, or from the parameters, to a
 * task with the token, or with the error on the left. Each run of the task sends one request; a code
 * can be exchanged once.
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
 */
export function exchangeCode(client: Pick<TokenClient, 'exchangeCode'>) {
  return (params: ExchangeCodeParams): TaskEither<TokenError, Success> =>
    taskOf(() => client.exchangeCode(params));
}

/**
 * Exchanges a refresh token for a new access token and a new refresh token. The old ones become
 * invalid.
 *
 * @param client - A client of `createTokenClient`.
 * @returns A function from the refresh token to a task with both tokens, or with the error on the
 * left. Each run of the task sends one request; a refresh token can be used once.
 * @throws `TypeError`, as a rejection of the task, if the refresh token is missing.
 * @example
 * ```ts
 * import { createTokenClient } from 'github-token-exchange';
 * import { refreshToken } from 'github-token-exchange/fp';
 *
 * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: '…' });
 * const refreshed = await refreshToken(client)({ refreshToken: 'ghr_…' })();
 * if (refreshed._tag === 'Right') console.log(refreshed.right.refreshTokenExpiresAt);
 * ```
 */
export function refreshToken(client: Pick<TokenClient, 'refreshToken'>) {
  return (params: RefreshTokenParams): TaskEither<TokenError, Success> =>
    taskOf(() => client.refreshToken(params));
}

/**
 * Starts the device flow.
 *
 * @param client - A client of `createTokenClient`.
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
 */
export function requestDeviceCode(client: Pick<TokenClient, 'requestDeviceCode'>) {
  return (params: RequestDeviceCodeParams = {}): TaskEither<TokenError, DeviceCode> =>
    taskOf(() => client.requestDeviceCode(params));
}

/**
 * Polls until the user approves or cancels, the codes expire, or the caller aborts.
 *
 * @param client - A client of `createTokenClient`.
 * @returns A function from options to a function from the device code to a task with the token, or
 * with the error that ended the polling on the left.
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
export function pollForToken(client: Pick<TokenClient, 'pollForToken'>) {
  return (options: PollForTokenOptions = {}) =>
    (deviceCode: DeviceCode): TaskEither<TokenError, Success> =>
      taskOf(() => client.pollForToken(deviceCode, options));
}

/**
 * Asks GitHub whether the client ID and the client secret are valid.
 *
 * @param client - A client of `createTokenClient`.
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
 */
export function verifyCredentials(client: Pick<TokenClient, 'verifyCredentials'>) {
  return (
    params: { readonly signal?: AbortSignal | undefined } = {},
  ): TaskEither<TokenError, CredentialsAccepted> => taskOf(() => client.verifyCredentials(params));
}

/**
 * Parses a callback and checks that it belongs to the sign-in.
 *
 * @param client - A client of `createTokenClient`.
 * @returns A function from the `AuthorizationRequest` in the user's session to a function from the
 * callback to its code, or to the error on the left.
 * @example
 * ```ts
 * import { createTokenClient } from 'github-token-exchange';
 * import { parseCallback } from 'github-token-exchange/fp';
 *
 * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: '…' });
 * const callback = parseCallback(client)({ state: 'xyz' })('/auth/callback?code=abc&state=xyz');
 * console.log(callback._tag); // Right
 * ```
 */
export function parseCallback(client: Pick<TokenClient, 'parseCallback'>) {
  return (request: Omit<ParseCallbackOptions, 'locale'> | undefined) =>
    (input: CallbackInput): Either<TokenError, AuthorizationCode> =>
      toEither(client.parseCallback(input, request));
}

/**
 * Decodes a response of GitHub's token endpoint. No response makes it throw.
 *
 * @param options - The GitHub host, the language, the time of receipt, and secrets to hide.
 * @returns A function from the response to the token, or to the error on the left.
 * @example
 * ```ts
 * import * as E from 'fp-ts/lib/Either.js';
 * import { pipe } from 'fp-ts/lib/function.js';
 * import { decodeTokenResponse } from 'github-token-exchange/fp';
 *
 * const scopes = pipe(
 *   { status: 200, body: 'access_token=gho_x&scope=repo%2Cgist&token_type=bearer' },
 *   decodeTokenResponse(),
 *   E.map(({ scopes }) => scopes),
 * );
 * console.log(scopes); // { _tag: 'Right', right: ['repo', 'gist'] }
 * ```
 */
export function decodeTokenResponse(options: DecodeOptions = {}) {
  return (response: ResponseLike): Either<TokenError, Success> =>
    toEither(decodeToken(response, options));
}

/**
 * Decodes a response of GitHub's device code endpoint. No response makes it throw.
 *
 * @param options - The GitHub host, the language, the time of receipt, and secrets to hide.
 * @returns A function from the response to the device code, or to the error on the left.
 * @example
 * ```ts
 * import { decodeDeviceCodeResponse } from 'github-token-exchange/fp';
 *
 * const decoded = decodeDeviceCodeResponse()({ status: 200, body: 'error=device_flow_disabled' });
 * if (decoded._tag === 'Left') console.error(decoded.left.remediation.summary);
 * ```
 */
export function decodeDeviceCodeResponse(options: DecodeOptions = {}) {
  return (response: ResponseLike): Either<TokenError, DeviceCode> =>
    toEither(decodeDeviceCode(response, options));
}
