import type { Either } from 'fp-ts/lib/Either.js';
import type { DeviceCode, Success, TokenError } from '../catalogue/token-response.js';
import type { Answer } from '../decode/answer.js';
import { decodeDeviceCodeResponse as decodeDeviceCode } from '../decode/decode-device-code-response.js';
import type { DecodeOptions } from '../decode/decode-options.js';
import { decodeTokenResponse as decodeToken } from '../decode/decode-token-response.js';
import { toEither } from './either.js';

/**
 * Decodes an answer of GitHub's token endpoint. It never throws for what a server sends.
 *
 * @param options - The host that was asked, the language, the time of receipt, values to hide.
 * @returns A function from the answer to the token, or to the error on the left.
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
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
 */
export const decodeTokenResponse =
  (options: DecodeOptions = {}) =>
  (answer: Answer): Either<TokenError, Success> =>
    toEither(decodeToken(answer, options));

/**
 * Decodes an answer of GitHub's device code endpoint. It never throws for what a server sends.
 *
 * @param options - The host that was asked, the language, the time of receipt, values to hide.
 * @returns A function from the answer to the device code, or to the error on the left.
 * @example
 * ```ts
 * import { decodeDeviceCodeResponse } from 'github-token-exchange/fp';
 *
 * const decoded = decodeDeviceCodeResponse()({ status: 200, body: 'error=device_flow_disabled' });
 * if (decoded._tag === 'Left') console.error(decoded.left.remediation.summary);
 * ```
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#device-flow
 */
export const decodeDeviceCodeResponse =
  (options: DecodeOptions = {}) =>
  (answer: Answer): Either<TokenError, DeviceCode> =>
    toEither(decodeDeviceCode(answer, options));
