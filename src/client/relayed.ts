import type { TokenResponse } from '../catalogue/token-response.js';
import { read } from '../codecs/read.js';
import { TokenResponse as TokenResponseCodec } from '../codecs/token-response.js';
import { decodeTokenAnswer } from '../decode/decode-answer.js';
import { frozen } from '../decode/frozen.js';
import { parseJson } from '../decode/parse-json.js';
import { hints } from '../locales/en/hints.js';
import { relayHints } from '../locales/en/relay-hints.js';
import type { ClientConfig } from './client-options.js';
import type { RequestConfig } from './request-token.js';
import type { Decode } from './send-form.js';

const msOf = (seconds: number): number => seconds * 1000;

/** A token's expiry by the clock that will be asked about it, which is not the relay's. */
const onThisClock = (response: TokenResponse, receivedAt: number): TokenResponse => {
  if (response._tag !== 'Success') return response;
  const { expiresIn, refreshTokenExpiresIn } = response;
  return frozen({
    ...response,
    ...(expiresIn === undefined ? {} : { expiresAt: receivedAt + msOf(expiresIn) }),
    ...(refreshTokenExpiresIn === undefined
      ? {}
      : { refreshTokenExpiresAt: receivedAt + msOf(refreshTokenExpiresIn) }),
  });
};

/** Reads the union that a relay answers with; anything else as what GitHub might have answered. */
const decodeRelayedAnswer: Decode<TokenResponse> = (answer, receivedAt, scene) => {
  const relayed = answer.truncated
    ? undefined
    : read(TokenResponseCodec, answer.parsed ?? parseJson(answer.text));
  return relayed === undefined
    ? decodeTokenAnswer(answer, receivedAt, scene)
    : onThisClock(relayed, receivedAt);
};

/** How a client asks a relay: it reads the union, and its hints speak of the relay. */
export const relayed = (config: ClientConfig): RequestConfig => ({
  ...config,
  decodeToken: decodeRelayedAnswer,
  locale:
    // Words of another language stay as they are.
    config.locale.hints === hints
      ? { hints: { ...hints, ...relayHints(config.tokenEndpoint) } }
      : config.locale,
});
