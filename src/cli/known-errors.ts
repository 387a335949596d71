import type { Added, TokenError, TokenErrorTag } from '../catalogue/token-response.js';
import { tagOfCode, rowOf, tokenErrorTags } from '../catalogue/lookup.js';
import { buildError } from '../decode/build-error.js';
import { sceneOf } from '../decode/decode-options.js';
import { hints } from '../locales/en/hints.js';
import { plainText } from '../redact/plain-text.js';

// What an error adds that has no wire code, where nothing more is known than its name.
const withoutCode: { readonly [Tag in TokenErrorTag]?: Added<Tag> } = {
  RateLimited: {},
  ServerUnavailable: {},
  UnexpectedResponse: { reason: 'neither-token-nor-error', bodyLength: 0, bodyExcerpt: '' },
  NetworkFailure: { cause: { name: 'Error' } },
  // The client's own default.
  RequestTimedOut: { timeoutMs: 10_000 },
  RequestAborted: {},
  MissingCode: {},
  StateMismatch: {},
  IssuerMismatch: {},
};

// OAuth's words have underscores; GitHub's own are among them.
const oauthWord = /^[a-z]+(?:_[a-z]+)+$/;
// The codes of failures below HTTP, as Node and OpenSSL name them.
const systemCode =
  /^(?:E[A-Z]{3,}|(?:ERR|UND_ERR|CERT|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|EAI)_[A-Z\d_]+)$/;

const tagOfWord = (word: string): TokenErrorTag | undefined =>
  tagOfCode(word, 404) ?? tokenErrorTags.find((tag) => tag.toLowerCase() === word.toLowerCase());

/** What a word adds to the error that it names. */
const addedBy = (word: string, tag: TokenErrorTag): Added<TokenErrorTag> | undefined => {
  const code = tagOfCode(word, 404) === tag ? word : rowOf(tag).codes[0];
  // That the code belongs to the tag is known from the look-up, not from its type.
  return code === undefined ? withoutCode[tag] : { code };
};

/** The error that a word names: a wire code, a `_tag`, or the code of a failure below HTTP. */
export const errorOfWord = (word: string, baseUrl: string | undefined): TokenError | undefined => {
  const scene = sceneOf({ baseUrl }, hints);
  const tag = tagOfWord(word);
  const added = tag === undefined ? undefined : addedBy(word, tag);
  if (tag !== undefined && added !== undefined) return buildError(tag, added, {}, scene);
  if (systemCode.test(word))
    return buildError('NetworkFailure', { cause: { name: 'Error', code: word } }, {}, scene);
  return oauthWord.test(word)
    ? buildError('UnrecognizedOAuthError', { code: plainText(word, 100) }, {}, scene)
    : undefined;
};

/** The one error that a text mentions, such as a stack trace or a log line; none where it names two. */
export const errorMentioned = (
  text: string,
  baseUrl: string | undefined,
): TokenError | undefined => {
  const words = new Set(text.match(/[A-Za-z_]+/g));
  const tags = new Map(
    [...words].flatMap((word) => {
      const tag = tagOfCode(word, 0) ?? tokenErrorTags.find((one) => one === word);
      return tag === undefined ? [] : [[tag, word] as const];
    }),
  );
  const [word] = tags.values();
  return tags.size === 1 && word !== undefined ? errorOfWord(word, baseUrl) : undefined;
};
