import type { MismatchInput, UrlPartName } from '../../errors/causes.js';
import { columnsOf, sanitizeText } from '../../internal/text.js';

/** How a language says that a redirect URI differs from a callback URL. */
export interface MismatchWords {
  /** What precedes the callback URL, by where it comes from. */
  readonly start: Readonly<Record<MismatchInput['source'], string>>;
  /** What follows the callback URL if only the slash at the end differs. */
  readonly slash: (endsWithSlash: boolean) => string;
  /** What follows the callback URL if the query or the fragment differs. */
  readonly differs: (parts: readonly UrlPartName[]) => string;
  /** What follows the callback URL if both are shown. */
  readonly sent: (redirectUri: string) => string;
  /** The parts that differ, after both URLs, with the end of the sentence. */
  readonly parts: (parts: readonly UrlPartName[]) => string;
  /** The end of the sentence without the parts. */
  readonly end: string;
}

/** The columns of a sentence that shows two URLs. */
const longestSentence = 120;

/** Creates the sentence about a mismatch: with the names of the parts if there is space. */
export function mismatchSentence(words: MismatchWords): (input: MismatchInput) => string {
  return ({ source, parts, sent, callbackUrl, endsWithSlash }) => {
    const start = (limit: number): string =>
      `${words.start[source]} ${sanitizeText(callbackUrl, limit)}`;
    if (endsWithSlash !== undefined) return start(50) + words.slash(endsWithSlash);
    if (parts[0] === 'query' || parts[0] === 'fragment') return start(50) + words.differs(parts);
    const both = (limit: number): string => start(limit) + words.sent(sanitizeText(sent, limit));
    return (
      [both(60) + words.parts(parts), both(60) + words.end].find(
        (sentence) => columnsOf(sentence) <= longestSentence,
      ) ?? both(36) + words.end
    );
  };
}
