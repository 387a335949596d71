import type { Facts, Hints, Words } from '../catalogue/locale.js';
import type { TokenErrorTag } from '../catalogue/token-response.js';
import { memberOf, textOf } from '../host/member-of.js';

const isTexts = (steps: unknown): steps is readonly string[] =>
  Array.isArray(steps) && steps.every((step) => typeof step === 'string');

/** What a locale says of an error; `undefined` if that is not a summary and steps. */
const wordsOf = (hints: unknown, tag: string, facts: object): Words | undefined => {
  try {
    const hint = memberOf(hints, tag) as (this: unknown, facts: object) => unknown;
    const words = hint.call(hints, facts);
    const summary = textOf(words, 'summary');
    const steps = memberOf(words, 'steps');
    return summary !== undefined && isTexts(steps) ? { summary, steps: [...steps] } : undefined;
  } catch {
    return undefined;
  }
};

/**
 * The locale with the English text for every error that it has no usable text for: a translation may
 * be older than this version.
 */
export const completeLocale = <Tag extends TokenErrorTag>(
  locale: unknown,
  english: Hints<Tag>,
): { readonly hints: Hints<Tag> } => {
  const hints = memberOf(locale, 'hints');
  if (hints === undefined || hints === english) return { hints: english };
  const complete = (Object.keys(english) as Tag[]).map((tag) => [
    tag,
    (facts: Facts<Tag>): Words => wordsOf(hints, tag, { ...facts }) ?? english[tag](facts),
  ]);
  return { hints: Object.fromEntries(complete) as Hints<Tag> };
};
