import { excerpt } from '../decode/excerpt.js';
import { decodeSerialized } from '../decode/serialized.js';
import { expiry } from '../decode/success.js';
import { createError } from '../errors/create-error.js';
import { hints } from '../errors/en/hints.js';
import { relayHints } from '../errors/en/relay.js';
import { completeLocale, type ErrorTexts, type Locale } from '../errors/locale.js';
import type { LikelyCause, RequestError, Success, TokenResponse } from '../errors/types.js';
import type { Transport } from '../http/transport.js';
import { masksOf } from '../internal/mask.js';
import { deepFreeze, parseJson } from '../internal/parse.js';
import {
  check,
  type CheckParams,
  type CredentialsAccepted,
  verifyCredentials,
  type VerifyCredentialsParams,
} from './check.js';
import { exchangeCode } from './exchange-code.js';
import type { CheckedOptions } from './options.js';
import { refreshToken } from './refresh-token.js';
import type { Client, Decode } from './send.js';
import { createSingleUse } from './single-use.js';
import type { TokenClient } from './token-client.js';

/** Moves the expiry of a token from the relay's clock to the local one. */
const onLocalClock = (success: Success, receivedAt: number): Success =>
  deepFreeze({
    ...success,
    ...expiry('expires', success.expiresIn, receivedAt),
    ...expiry('refreshTokenExpires', success.refreshTokenExpiresIn, receivedAt),
  });

/** Whether a request can end in a response: a relay checks no callbacks. */
const isOfRequest = (response: TokenResponse | undefined): response is Success | RequestError =>
  response !== undefined &&
  response._tag !== 'MissingCode' &&
  response._tag !== 'StateMismatch' &&
  response._tag !== 'IssuerMismatch';

/** Decodes what is not the union as a response of GitHub, with code that is loaded for it. */
const decodeOther: Decode<Success | RequestError> = async (response, receivedAt, context) => {
  try {
    const { decodeToken } = await import('../decode/decode.js');
    return decodeToken(response, receivedAt, context);
  } catch {
    // A file of the package is missing. The response is not that of a relay in any case.
    const { status, text } = response;
    const fields = {
      reason: 'neither-token-nor-error',
      bodyLength: text.length,
      bodyExcerpt: excerpt(text, context.mask),
    } as const;
    return createError('UnexpectedResponse', fields, { status }, context);
  }
};

/** Decodes the union that a relay sends. */
const decodeRelayed: Decode<Success | RequestError> = (response, receivedAt, context) => {
  const relayed =
    response.truncated || response.redirected
      ? undefined
      : decodeSerialized(response.parsed ?? parseJson(response.text), context.mask);
  if (!isOfRequest(relayed)) return decodeOther(response, receivedAt, context);
  return relayed._tag === 'Success' ? onLocalClock(relayed, receivedAt) : relayed;
};

/** The operations that a relay takes part in. Parameters are checked before. */
export interface RelayedRequests extends Pick<TokenClient, 'exchangeCode' | 'refreshToken'> {
  readonly check: (params: CheckParams) => Promise<readonly LikelyCause[]>;
  readonly verifyCredentials: (
    params: VerifyCredentialsParams,
  ) => Promise<CredentialsAccepted | RequestError>;
}

/** The hints of another language for this relay; `undefined` if it has none. */
const relayHintsIn = (locale: Partial<Locale>, tokenEndpoint: string): unknown => {
  try {
    return locale.relayHints?.(tokenEndpoint);
  } catch {
    return undefined;
  }
};

/** The texts of a client of a relay, for which some hints are different. */
const localeOf = ({ locale, tokenEndpoint }: CheckedOptions): ErrorTexts => {
  const texts = completeLocale(locale, hints);
  return locale === undefined || texts.hints === hints
    ? { ...texts, hints: { ...hints, ...relayHints(tokenEndpoint) } }
    : // Without hints for a relay, those of another language stay as they are.
      completeLocale({ ...texts, hints: relayHintsIn(locale, tokenEndpoint) }, texts.hints);
};

/** Creates the operations of a client that sends its requests to a relay. */
export function createRelayedRequests(
  options: CheckedOptions,
  transport: Transport,
): RelayedRequests {
  const client: Client = {
    ...options,
    locale: localeOf(options),
    transport,
    decodeToken: decodeRelayed,
    singleUse: createSingleUse(options.clock.monotonic),
    maskWith: masksOf([options.clientSecret ?? '']),
  };
  return {
    exchangeCode: (params) => exchangeCode(client, params),
    refreshToken: (params) => refreshToken(client, params),
    check: (params) => check(client, params),
    verifyCredentials: (params) => verifyCredentials(client, params),
  };
}
