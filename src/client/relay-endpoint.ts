import { decodeToken } from '../decode/decode.js';
import { decodeSerialized } from '../decode/serialized.js';
import { expiry } from '../decode/success.js';
import { hints } from '../errors/en.js';
import { relayHints } from '../errors/relay-hints.js';
import type { RequestError, Success, TokenResponse } from '../errors/types.js';
import { deepFreeze, parseJson } from '../internal/parse.js';
import type { ClientConfig } from './options.js';
import type { Client, Decode } from './send.js';

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

/** Decodes the union that a relay sends; anything else is decoded as a response of GitHub. */
const decodeRelayed: Decode<Success | RequestError> = (response, receivedAt, context) => {
  const relayed =
    response.truncated || response.redirected
      ? undefined
      : decodeSerialized(response.parsed ?? parseJson(response.text), context.mask);
  if (!isOfRequest(relayed)) return decodeToken(response, receivedAt, context);
  return relayed._tag === 'Success' ? onLocalClock(relayed, receivedAt) : relayed;
};

/** The client of a relay: it decodes the union, and its hints are about the relay. */
export function relayClient(
  client: Client,
  { tokenEndpoint, locale }: Pick<ClientConfig, 'tokenEndpoint' | 'locale'>,
): Client {
  return {
    ...client,
    tokenEndpoint,
    relayed: true,
    decodeToken: decodeRelayed,
    locale:
      // The hints of another language stay as they are.
      locale.hints === hints ? { hints: { ...hints, ...relayHints(tokenEndpoint) } } : locale,
  };
}
