import { documentationUrl } from '../errors/create-error.js';
import type { CauseColumns } from '../errors/likely-cause.js';
import type { Actor, Certainty, TokenError, TokenErrorTag } from '../errors/types.js';
import { pageUrl } from '../github/documentation.js';
import { githubDotCom } from '../github/host.js';
import type { RequestFacts } from './request.js';

/** What a rule found. The sentences show no value from the request except a host name, a path or a length. */
export interface Finding {
  /** What is wrong, in one sentence. */
  readonly summary: string;
  /** How to fix it. */
  readonly fix: string;
  /** The certainty of this finding, if it is lower than that of its rule. */
  readonly certainty?: Certainty;
}

/** Compares a request with its error; `error` is absent before anything is sent. */
export type RuleCheck = (facts: RequestFacts, error?: TokenError) => Finding | undefined;

/** A likely cause that can be recognized from a request and its error. */
export interface Rule extends CauseColumns {
  /** The errors that this cause can explain. */
  readonly tags: readonly [TokenErrorTag, ...TokenErrorTag[]];
  /** Who has to act on this cause. */
  readonly actor: Actor;
  /** `browser` if the cause is in what the page itself sent; `server` if only the log may show it. */
  readonly audience: 'browser' | 'server';
  /** Whether the check also makes sense before anything is sent. */
  readonly beforeSending?: boolean;
  /** Returns a finding if this cause is visible. */
  readonly check: RuleCheck;
}

const authorizingPage = pageUrl(githubDotCom, 'authorizing');

type SharedColumns = Pick<Rule, 'tags' | 'audience' | 'beforeSending' | 'parameter'> &
  Partial<Pick<Rule, 'actor'>>;
type OwnColumns = Pick<Rule, 'id' | 'certainty' | 'check' | 'parameter'> &
  Partial<Pick<Rule, 'sources' | 'audience' | 'actor'>>;

/**
 * Completes rules about the same errors. By default the developer has to act, and the source is the
 * documentation of the first error.
 */
export function defineRules(shared: SharedColumns, rules: readonly OwnColumns[]): readonly Rule[] {
  const documentation =
    documentationUrl(shared.tags[0], undefined, githubDotCom) ?? authorizingPage;
  return rules.map((rule) => ({
    actor: 'developer',
    sources: [documentation],
    ...shared,
    ...rule,
  }));
}

/** The same rules, without findings in the device flow. */
export function exceptInDeviceFlow(rules: readonly Rule[]): readonly Rule[] {
  return rules.map((rule) => ({
    ...rule,
    check: (facts, error) => (facts.grant === 'device_code' ? undefined : rule.check(facts, error)),
  }));
}

/** Returns a finding if the condition is truthy. */
export function finding(
  condition: unknown,
  summary: string,
  fix: string,
  certainty?: Certainty,
): Finding | undefined {
  return condition ? { summary, fix, ...(certainty && { certainty }) } : undefined;
}
