import { callbackRules, type CallbackRule } from '../src/authorize/callback-causes.js';
import { decodeTokenResponse, isTokenError, type TokenErrorTag } from '../src/decode.js';
import type { Rule } from '../src/diagnosis/rule.js';
import { fallbackRules } from '../src/diagnosis/rules/fallback.js';
import { rules } from '../src/diagnosis/rules/index.js';
import { definitionOf } from '../src/errors/definitions.js';
import { en } from '../src/errors/en.js';
import { type CauseColumns, likelyCause } from '../src/errors/likely-cause.js';
import type { LikelyCause } from '../src/errors/types.js';
import {
  callbackExamples,
  causeExamples,
  type CauseExample,
  rightFacts,
} from './cause-examples.js';
import { code } from './markdown.js';

/** The error that a response with the first wire code of an error becomes. */
const errorWithTag = (tag: TokenErrorTag) => {
  const [error] = Object.keys(definitionOf(tag).codes);
  const response = decodeTokenResponse({
    status: 200,
    headers: {},
    body: JSON.stringify({ error }),
  });
  return isTokenError(response) ? response : undefined;
};

/** What a rule finds in its example. */
const exampleOf = (rule: Rule): LikelyCause | undefined => {
  const { id, tags, check } = rule;
  const { facts, error }: CauseExample =
    (causeExamples as Readonly<Record<string, CauseExample>>)[id] ?? {};
  const finding = check({ ...rightFacts, ...facts }, error ?? errorWithTag(tags[0]));
  return finding && likelyCause(rule, finding, en.causes, {});
};

const callbackExampleOf = (rule: CallbackRule): LikelyCause | undefined => {
  const { id, check } = rule;
  const facts = Object.entries(callbackExamples).find(([name]) => name === id)?.[1];
  const finding = facts && check(facts);
  return finding && likelyCause(rule, finding, en.causes, {});
};

interface Row {
  readonly rule: CauseColumns & Pick<Rule, 'actor'>;
  /** The heading of the table that contains the row. */
  readonly group: string;
  /** What else reports the cause. */
  readonly also: readonly string[];
  readonly example: LikelyCause | undefined;
}

/** A row for each rule. */
export const causeRows = (): readonly Row[] => [
  ...[...rules, ...fallbackRules].map((rule) => {
    const [group, ...others] = rule.tags.map(code);
    const also = [
      ...others,
      ...(rule.beforeSending ? ['`check()`'] : []),
      ...(rule.audience === 'browser' ? ['relay'] : []),
    ];
    return { rule, group: String(group), also, example: exampleOf(rule) };
  }),
  // A callback is parsed where it arrives: no relay shows its causes.
  ...callbackRules.map((rule) => ({
    rule,
    group: '`parseCallback`',
    also: [code(rule.tag)],
    example: callbackExampleOf(rule),
  })),
];

/** A link whose text is `owner/repository#number` for a report, and the name of the site otherwise. */
export const sourceLink = (url: string): string => {
  const { hostname, pathname } = new URL(url);
  const [, repository, number] = /^\/([\w.-]+\/[\w.-]+)\/issues\/(\d+)$/.exec(pathname) ?? [];
  return `[${repository && number ? `${repository}#${number}` : hostname}](${url})`;
};
