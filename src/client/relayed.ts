import type { TokenResponse } from '../catalogue/token-response.js';
import { expiry } from '../decode/build-success.js';
import { decodeTokenAnswer } from '../decode/decode-answer.js';
import { frozen } from '../decode/frozen.js';
import { parseJson } from '../decode/parse-json.js';
import { readUnion } from '../decode/read-union.js';
import { hints } from '../locales/en/hints.js';
import { relayHints } from '../locales/en/relay-hints.js';
import type { RequestConfig } from './request-token.js';
import type { Decode, SendConfig } from './send-form.js';

/** A token's expiry by the clock that will be asked about it, which is not the relay's. */
const onThisClock = (response: TokenResponse, receivedAt: number): TokenResponse => {
  if (response._tag !== 'Success') return response;
  return frozen({
    ...response,
    ...expiry('expires', response.expiresIn, receivedAt),
    ...expiry('refreshTokenExpires', response.refreshTokenExpiresIn, receivedAt),
  });
};

/** Reads the union that a relay answers with; anything else as what GitHub might have answered. */
const decodeRelayedAnswer: Decode<TokenResponse> = (answer, receivedAt, scene) => {
  const relayed =
    answer.truncated || answer.redirected
      ? undefined
      : readUnion(answer.parsed ?? parseJson(answer.text), scene.mask);
  return relayed === undefined
    ? decodeTokenAnswer(answer, receivedAt, scene)
    : onThisClock(relayed, receivedAt);
};

/** How a client asks a relay: it reads the union, and its hints speak of the relay. */
export const relayed = (config: SendConfig): RequestConfig => ({
  ...config,
  decodeToken: decodeRelayedAnswer,
  locale:
    // Words of another language stay as they are.
    config.locale.hints === hints
      ? { hints: { ...hints, ...relayHints(config.tokenEndpoint) } }
      : config.locale,
});
