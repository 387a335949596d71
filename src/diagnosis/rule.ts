import { documentationUrl } from '../errors/create-error.js';
import type { RequestCauseId } from '../errors/en/request-causes.js';
import type { CauseColumns, Finding } from '../errors/likely-cause.js';
import type { Actor, Certainty, TokenError, TokenErrorTag } from '../errors/types.js';
import { pageUrl } from '../github/documentation.js';
import { githubDotCom } from '../github/host.js';
import type { RequestFacts } from './request.js';

/** Compares a request with its error; `error` is absent before anything is sent. */
export type RuleCheck<Id extends RequestCauseId> = (
  facts: RequestFacts,
  error?: TokenError,
) => Finding<Id> | undefined;

interface RuleOf<Id extends RequestCauseId> extends CauseColumns<Id> {
  /** The errors that this cause can explain. */
  readonly tags: readonly [TokenErrorTag, ...TokenErrorTag[]];
  /** Who has to act on this cause. */
  readonly actor: Actor;
  /** `browser` if the cause is in what the page itself sent; `server` if only the log may show it. */
  readonly audience: 'browser' | 'server';
  /** Whether the check also makes sense before anything is sent. */
  readonly beforeSending?: boolean;
  /** Returns a finding if this cause is visible. */
  readonly check: RuleCheck<Id>;
}

/** A likely cause that can be recognized from a request and its error. */
export type Rule = { readonly [Id in RequestCauseId]: RuleOf<Id> }[RequestCauseId];

const authorizingPage = pageUrl(githubDotCom, 'authorizing');

type SharedColumns = Pick<Rule, 'tags' | 'audience' | 'beforeSending' | 'parameter'> &
  Partial<Pick<Rule, 'actor'>>;
type OwnColumns<Id extends RequestCauseId> = Pick<
  RuleOf<Id>,
  'id' | 'certainty' | 'check' | 'parameter'
> &
  Partial<Pick<Rule, 'sources' | 'audience' | 'actor'>>;
type AnyOwnColumns = { readonly [Id in RequestCauseId]: OwnColumns<Id> }[RequestCauseId];

/**
 * Completes rules about the same errors. By default the developer has to act, and the source is the
 * documentation of the first error.
 */
export function defineRules(
  shared: SharedColumns,
  rules: readonly AnyOwnColumns[],
): readonly Rule[] {
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
  return rules.map(({ check, ...columns }) => {
    const checkUnlessDevice: typeof check = (facts, error) =>
      facts.grant === 'device_code' ? undefined : check(facts, error);
    // The compiler cannot tie the check to the id here.
    return { ...columns, check: checkUnlessDevice } as Rule;
  });
}

/** Returns the values that a text needs if the condition is truthy. A certainty replaces that of the rule. */
export function finding<Values extends object>(
  condition: unknown,
  values: Values,
  certainty?: Certainty,
): (Values & { readonly certainty?: Certainty }) | undefined {
  return condition ? { ...values, ...(certainty && { certainty }) } : undefined;
}
