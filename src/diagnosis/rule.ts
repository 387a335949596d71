import type { Certainty } from '../catalogue/row.js';
import type { TokenError, TokenErrorTag } from '../catalogue/token-response.js';
import { documentationUrl } from '../decode/documentation-url.js';
import { githubDotCom } from '../host/github-host.js';
import type { Sent } from './sent.js';

/** What a rule found. Neither sentence holds more of a value than a host name, a path or a length. */
export interface Finding {
  readonly summary: string;
  readonly fix: string;
  /** Where this finding is less certain than its rule at best. */
  readonly certainty?: Certainty;
}

/** Looks at what was sent; `error` is missing before anything was sent. */
export type Look = (sent: Sent, error?: TokenError) => Finding | undefined;

/** Something that can be seen to be wrong, and the errors that it explains. */
export interface Rule {
  /** Public API: it never changes. */
  readonly id: string;
  readonly tags: readonly TokenErrorTag[];
  /** How certain this cause is at best. */
  readonly certainty: Certainty;
  /** The address of a public report or of a page of GitHub's documentation. */
  readonly source: string;
  /** Whether it is worth a look before anything is sent. */
  readonly beforeSending?: true;
  readonly look: Look;
}

/**
 * The row of a rule: its id, its certainty, the public report that it is known from as
 * `owner/repository#number`, a page's address, or nothing where it is known from the error's
 * documentation, and the look.
 */
export type Row = readonly [id: string, certainty: Certainty, report: string, look: Look];

const sourceOf = (report: string, tag: TokenErrorTag): string => {
  if (report === '') return documentationUrl(tag, undefined, githubDotCom);
  return report.startsWith('https:')
    ? report
    : `https://github.com/${report.replace('#', '/issues/')}`;
};

/** Makes rules that explain the same errors. */
export const rulesFor =
  (...tags: readonly [TokenErrorTag, ...TokenErrorTag[]]) =>
  (...rows: readonly Row[]): readonly Rule[] =>
    rows.map(([id, certainty, report, look]) => ({
      id,
      tags,
      certainty,
      source: sourceOf(report, tags[0]),
      look,
    }));

/** The rules, asked before anything is sent too. */
export const beforeSending = (rules: readonly Rule[]): readonly Rule[] =>
  rules.map((rule) => ({ ...rule, beforeSending: true }));

/** A finding, where a condition holds. */
export const when = (
  holds: unknown,
  summary: string,
  fix: string,
  certainty?: Certainty,
): Finding | undefined => (holds ? { summary, fix, ...(certainty && { certainty }) } : undefined);
