import type { AppKind, GitHubUrls } from '../github/host.js';
import { memberOf, textOf } from '../internal/own-members.js';
import type { CauseMessages } from './causes.js';
import type {
  Action,
  Actor,
  Certainty,
  CodeSpent,
  TokenErrorBase,
  TokenErrorOf,
  TokenErrorTag,
  TokenOperation,
} from './types.js';

/** The members that an error adds to those that every error has. */
export type ErrorFields<Tag extends TokenErrorTag> = Tag extends TokenErrorTag
  ? Omit<TokenErrorOf<Tag>, keyof TokenErrorBase<Tag>>
  : never;

/** The text of one hint. */
export interface HintText {
  /** What went wrong, in one sentence of at most 90 characters, for developers. */
  readonly summary: string;
  /** Two to four instructions of at most 120 characters each, in the order in which to follow them. */
  readonly steps: readonly string[];
  /** One or two sentences for the user of the app: what to do, without jargon. */
  readonly userMessage: string;
}

/** The input of a hint: the members that are specific to the error, and what is known of the request. */
export type HintInput<Tag extends TokenErrorTag> = ErrorFields<Tag> & {
  /** What the request asked for; absent if it is not known, or if there was no request. */
  readonly operation?: TokenOperation | undefined;
  /** Whether GitHub has used up the code; `no` if nothing was sent. */
  readonly codeSpent: CodeSpent;
  /** Who has to act: `operator` if a proxy or a firewall responded in place of GitHub. */
  readonly actor?: Actor | undefined;
  /** The kind of app, if the client ID shows it. */
  readonly appKind?: AppKind | undefined;
  /** The URLs of the GitHub host. */
  readonly urls: GitHubUrls;
};

/** One function per error, which returns the hint. A missing error does not compile. */
export type HintMessages<Tag extends TokenErrorTag = TokenErrorTag> = {
  readonly [T in Tag]: (input: HintInput<T>) => HintText;
};

/** The hints of a client of a relay, for requests that failed before the relay sent them to GitHub. */
export type RelayHintMessages = Pick<
  HintMessages,
  'NetworkFailure' | 'RequestTimedOut' | 'UnexpectedResponse' | 'UnrecognizedOAuthError'
>;

/** All texts of one language. */
export interface Locale {
  /**
   * The BCP 47 language tag, for example `en`. If GitHub's documentation exists in that language, the
   * URLs of its pages lead to the translation.
   */
  readonly language: string;
  /** The summary and the steps of each error. */
  readonly hints: HintMessages;
  /**
   * The hints that are different if requests go through a relay, by the URL of the relay. Default: those
   * of `hints`; for English, hints about the relay.
   */
  readonly relayHints?: ((tokenEndpoint: string) => RelayHintMessages) | undefined;
  /** The summary and the fix of each likely cause. */
  readonly causes: CauseMessages;
  /** The names of those who have to act. */
  readonly actors: Readonly<Record<Actor, string>>;
  /** When to try again: a text per action, and per error if it needs a text of its own. */
  readonly retry: Readonly<Record<Action, string>> &
    Partial<Readonly<Record<TokenErrorTag, string>>>;
  /** The names of the degrees of certainty of a likely cause. */
  readonly certainties: Readonly<Record<Certainty, string>>;
  /** The labels of `formatTokenError`. */
  readonly labels: Readonly<
    Record<
      'got' | 'gitHub' | 'cause' | 'who' | 'do' | 'otherwise' | 'retry' | 'read' | 'request',
      string
    >
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
    const userMessage = textOf(text, 'userMessage');
    const steps = memberOf(text, 'steps');
    return summary !== undefined && userMessage !== undefined && isStringArray(steps)
      ? { summary, steps: [...steps], userMessage }
      : undefined;
  } catch {
    return undefined;
  }
};

/** The texts of errors: complete hints, and the rest of a locale as untyped code may have given it. */
export interface ErrorTexts<Tag extends TokenErrorTag = TokenErrorTag> {
  readonly hints: HintMessages<Tag>;
  /** The texts of likely causes, which are completed one by one. */
  readonly causes?: CauseMessages;
  /** The language of the pages of documentation. */
  readonly language?: string;
}

/** What likely causes need of a locale, which untyped code may have given. */
export function causeTextsOf(locale: unknown): Pick<ErrorTexts, 'causes' | 'language'> {
  const causes = memberOf(locale, 'causes') as CauseMessages | undefined;
  return { language: textOf(locale, 'language') ?? 'en', ...(causes && { causes }) };
}

/**
 * Completes the hints of a locale with the English ones, error by error: a translation may be older
 * than this version.
 */
export function completeLocale<Tag extends TokenErrorTag>(
  locale: unknown,
  english: HintMessages<Tag>,
): ErrorTexts<Tag> {
  const hints = memberOf(locale, 'hints');
  const others = causeTextsOf(locale);
  if (hints === undefined || hints === english) return { hints: english, ...others };
  const complete = (Object.keys(english) as Tag[]).map((tag) => [
    tag,
    (input: HintInput<Tag>): HintText => hintOf(hints, tag, { ...input }) ?? english[tag](input),
  ]);
  return { hints: Object.fromEntries(complete) as HintMessages<Tag>, ...others };
}
