import type { TokenResponse } from '../catalogue/token-response.js';
import { read } from '../codecs/read.js';
import { TokenResponse as TokenResponseCodec } from '../codecs/token-response.js';
import { decodeTokenAnswer } from '../decode/decode-answer.js';
import { frozen } from '../decode/frozen.js';
import { parseJson } from '../decode/parse-json.js';
import { hints } from '../locales/en/hints.js';
import { relayHints } from '../locales/en/relay-hints.js';
import type { Mask } from '../redact/mask.js';
import { plainText } from '../redact/plain-text.js';
import type { RequestConfig } from './request-token.js';
import type { Decode, SendConfig } from './send-form.js';

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

// No text of an error comes near it.
const longest = 2000;

// Members that are one of a few words; a short secret may be a part of one.
const words: ReadonlySet<string> = new Set(['_tag', 'action', 'actor', 'certainty', 'reason']);

/** The texts of an error as they can be shown: a relay, or what stands before it, may echo a secret. */
const showable = (value: unknown, mask: Mask): unknown => {
  if (typeof value === 'string') return plainText(mask(value), longest);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => showable(item, mask));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      words.has(name) ? (member as unknown) : showable(member, mask),
    ]),
  );
};

/** The member of the union that a value is, read again as it can be shown. */
const readUnion = (value: unknown, mask: Mask): TokenResponse | undefined => {
  const response = read(TokenResponseCodec, value);
  if (response === undefined || response._tag === 'Success') return response;
  // The code of a tag is one of its row; any other may say anything.
  const code = response._tag === 'UnrecognizedOAuthError' ? undefined : response.code;
  return read(TokenResponseCodec, {
    ...(showable(response, mask) as object),
    ...(code === undefined ? {} : { code }),
  });
};

/** Reads the union that a relay answers with; anything else as what GitHub might have answered. */
const decodeRelayedAnswer: Decode<TokenResponse> = (answer, receivedAt, scene) => {
  const relayed = answer.truncated
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
