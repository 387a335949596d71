import type { GitHubUrls } from '../github/host.js';
import { memberOf, textOf } from '../internal/own-members.js';
import type {
  Action,
  Actor,
  Certainty,
  TokenErrorBase,
  TokenErrorOf,
  TokenErrorTag,
} from './types.js';

/** The members that an error adds to those that every error has. */
export type ErrorFields<Tag extends TokenErrorTag> = Tag extends TokenErrorTag
  ? Omit<TokenErrorOf<Tag>, keyof TokenErrorBase<Tag>>
  : never;

/** The text of one hint. */
export interface HintText {
  /** What went wrong, in one sentence of at most 90 characters. */
  readonly summary: string;
  /** Two to four instructions of at most 120 characters each, in the order in which to follow them. */
  readonly steps: readonly string[];
}

/** The input of a hint: the members that are specific to the error, and the URLs of the GitHub host. */
export type HintInput<Tag extends TokenErrorTag> = ErrorFields<Tag> & {
  /** The URLs of the GitHub host. */
  readonly urls: GitHubUrls;
};

/** One function per error, which returns the hint. A missing error does not compile. */
export type HintMessages<Tag extends TokenErrorTag = TokenErrorTag> = {
  readonly [T in Tag]: (input: HintInput<T>) => HintText;
};

/** All texts of one language. */
export interface Locale {
  /** The BCP 47 language tag, for example `en`. */
  readonly language: string;
  /** The summary and the steps of each error. */
  readonly hints: HintMessages;
  /** The names of those who have to act. */
  readonly actors: Readonly<Record<Actor, string>>;
  /** When to try again: a text per action, and per error if it needs a text of its own. */
  readonly retry: Readonly<Record<Action, string>> &
    Partial<Readonly<Record<TokenErrorTag, string>>>;
  /** The names of the degrees of certainty of a likely cause. */
  readonly certainties: Readonly<Record<Certainty, string>>;
  /** The labels of `formatTokenError`. */
  readonly labels: Readonly<
    Record<'got' | 'cause' | 'who' | 'do' | 'retry' | 'read' | 'request', string>
  >;
}

const isStringArray = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** The hint of a locale for an error; `undefined` if the locale has none, or not of this form. */
const hintOf = (hints: unknown, tag: string, input: object): HintText | undefined => {
  try {
    const hint = memberOf(hints, tag) as (this: unknown, input: object) => unknown;
    const text = hint.call(hints, input);
    const summary = textOf(text, 'summary');
    const steps = memberOf(text, 'steps');
    return summary !== undefined && isStringArray(steps)
      ? { summary, steps: [...steps] }
      : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Completes the hints of a locale with the English ones, error by error: a translation may be older
 * than this version.
 */
export function completeLocale<Tag extends TokenErrorTag>(
  locale: unknown,
  english: HintMessages<Tag>,
): { readonly hints: HintMessages<Tag> } {
  const hints = memberOf(locale, 'hints');
  if (hints === undefined || hints === english) return { hints: english };
  const complete = (Object.keys(english) as Tag[]).map((tag) => [
    tag,
    (input: HintInput<Tag>): HintText => hintOf(hints, tag, { ...input }) ?? english[tag](input),
  ]);
  return { hints: Object.fromEntries(complete) as HintMessages<Tag> };
}
