import type { Actor, Action, Certainty } from './row.js';
import type { Added, TokenErrorTag } from './token-response.js';

/** The addresses that steps send people to, on the GitHub host in use. */
export interface Places {
  /** The host's name, for example `github.com`. */
  readonly host: string;
  /** The web root, for example `https://github.com`. */
  readonly web: string;
  /** Where apps are registered, for example `https://github.com/settings/developers`. */
  readonly settings: string;
  /** Where people verify their email address, for example `https://github.com/settings/emails`. */
  readonly emails: string;
  /** Whether people other than GitHub's run this host. */
  readonly selfHosted: boolean;
}

/** What is said of one error. */
export interface Words {
  /** One sentence of at most 90 characters. */
  readonly summary: string;
  /** Two to four instructions of at most 120 characters. */
  readonly steps: readonly string[];
}

/** What a hint may depend on: the error's own fields and the host. */
export type Facts<Tag extends TokenErrorTag> = Added<Tag> & { readonly places: Places };

/** What is said of errors, by their tags. An error without its words does not compile. */
export type Hints<Tag extends TokenErrorTag = TokenErrorTag> = {
  readonly [T in Tag]: (facts: Facts<T>) => Words;
};

/** The words of one language. */
export interface Locale {
  /** BCP 47. */
  readonly language: string;
  readonly hints: Hints;
  readonly actors: Readonly<Record<Actor, string>>;
  /** Whether trying again helps, by what has to be done. */
  readonly retry: Readonly<Record<Action, string>> &
    Partial<Readonly<Record<TokenErrorTag, string>>>;
  readonly certainties: Readonly<Record<Certainty, string>>;
  readonly labels: Readonly<
    Record<'got' | 'cause' | 'who' | 'do' | 'retry' | 'read' | 'request', string>
  >;
}
