import { expect, test } from '@jest/globals';
import { definitions } from '../../src/errors/definitions.js';
import { en } from '../../src/errors/en.js';
import { relayHints } from '../../src/errors/relay-hints.js';
import type { Action, TokenError } from '../../src/errors/types.js';
import { type GitHubHost, isHostProblem, readBaseUrl } from '../../src/github/host.js';
import { everyError } from '../support/samples.js';

const hostOf = (baseUrl: string): GitHubHost => {
  const host = readBaseUrl(baseUrl);
  if (isHostProblem(host)) throw new Error(host.problem);
  return host;
};

const webs = ['https://github.com', 'https://ghe.example.com', 'https://octocorp.ghe.com'] as const;
const errorsOf = (tag: TokenError['_tag'], web: string = webs[0]): readonly TokenError[] =>
  everyError(hostOf(web)).filter((error) => error._tag === tag);
const textOf = ({ remediation: { summary, steps } }: TokenError): string =>
  [summary, ...steps].join('\n');
const textsOf = (tag: TokenError['_tag'], web?: string): readonly string[] =>
  errorsOf(tag, web).map(textOf);

interface Hint {
  readonly summary: string;
  readonly steps: readonly string[];
}

/** The rules of a hint that a hint breaks. */
const brokenRules = ({ summary, steps }: Hint): readonly string[] => {
  const text = [summary, ...steps].join('\n');
  const rules: Readonly<Record<string, boolean>> = {
    'the summary has at most 90 characters': summary.length <= 90,
    'the summary starts with a capital letter or a host and ends with a full stop':
      /^(?:[A-Z]|ghe\.example|github\.com|octocorp|app\.example).*[^.\s]\.$/.test(summary),
    'the summary is one sentence': !/[.?!]\s/.test(summary.slice(0, -1)),
    'there are two to four steps': steps.length >= 2 && steps.length <= 4,
    'the steps differ from each other': new Set(steps).size === steps.length,
    'each step is a sentence': steps.every((step) => /^[A-Z].*\.$/.test(step)),
    'each step has at most 120 characters': steps.every((step) => step.length <= 120),
    'there is no filler and no missing value':
      !/please|make sure|ensure|check that everything|\bundefined\b|\bNaN\b|\[object/i.test(text),
    'there is one name for one thing': !/\banswer|\bperson\b|\bpeople\b/i.test(text),
  };
  return Object.keys(rules).filter((rule) => rules[rule] === false);
};

test('every hint is a short summary with two to four short steps', () => {
  const violations = webs
    .flatMap((web) => everyError(hostOf(web)))
    .flatMap((error) =>
      brokenRules(error.remediation).map((rule) => `${error._tag}: ${rule}\n${textOf(error)}`),
    );

  expect(violations).toEqual([]);
});

test('every hint of relayHints() is a short summary with two to four short steps', () => {
  const hints = relayHints('https://app.example.com/oauth/token');
  const violations = Object.entries(hints).flatMap(([tag, hint]) => {
    const text = hint({ timeoutMs: 10_000 } as never);
    return brokenRules(text).map((rule) => `${tag}: ${rule}`);
  });

  expect(violations).toEqual([]);
});

test('no summary repeats the description', () => {
  const repeated = everyError().filter(
    ({ description, remediation: { summary } }) =>
      summary.toLowerCase() === description.toLowerCase(),
  );

  expect(repeated).toEqual([]);
});

test('the URLs in hints belong to the GitHub host in use', () => {
  const shared = new Set(['https://support.github.com', 'https://www.githubstatus.com']);
  const violations = webs.flatMap((web) =>
    everyError(hostOf(web))
      .flatMap((error) => textOf(error).match(/https:\/\/[^\s,;]+/g) ?? [])
      .filter((url) => {
        const { origin } = new URL(url.replace(/\.$/, ''));
        return origin !== web && !shared.has(origin);
      }),
  );

  expect(violations).toEqual([]);
});

test('the summary contains no jargon if the user has to act', () => {
  const jargon =
    /oauth|token|client|secret|verifier|redirect|callback|uri\b|url\b|scope|grant|endpoint|http|json|parameter|api\b|_/i;
  const violations = webs
    .flatMap((web) => everyError(hostOf(web)))
    .filter(({ remediation: { actor, summary } }) => actor === 'user' && jargon.test(summary));

  expect(violations).toEqual([]);
});

test('hints link to the pages of the host: app settings, email settings, device activation', () => {
  const pages = [
    ['IncorrectClientCredentials', '/settings/developers'],
    ['RedirectUriMismatch', '/settings/developers'],
    ['DeviceFlowDisabled', '/settings/developers'],
    ['UnverifiedUserEmail', '/settings/emails'],
    ['AuthorizationPending', '/login/device'],
  ] as const;
  const violations = webs.flatMap((web) =>
    pages.flatMap(([tag, page]) =>
      textsOf(tag, web).filter((text) => !text.includes(`${web}${page}`)),
    ),
  );

  expect(violations).toEqual([]);
});

test('hints for GitHub Enterprise Server name its administrators instead of GitHub', () => {
  for (const text of [
    ...textsOf('ApplicationSuspended', 'https://ghe.example.com'),
    ...textsOf('ServerUnavailable', 'https://ghe.example.com'),
  ]) {
    expect(text).toContain('administrators of ghe.example.com');
    expect(text).not.toMatch(/support\.github|status\.com/);
  }
});

test('a hint names the time to wait if the response contains one', () => {
  const firstSteps = (tag: TokenError['_tag']) =>
    errorsOf(tag).map(({ remediation }) => remediation.steps[0]);

  expect(firstSteps('RateLimited')).toEqual([
    'Wait at least a minute before the next request.',
    'Wait 1 second before the next request.',
    'Wait 7 days before the next request.',
  ]);
  expect(firstSteps('AuthorizationPending')).toEqual([
    'Wait for the interval of the device code, then poll again.',
    'Wait 5 seconds, then poll again.',
  ]);
  expect(firstSteps('SlowDown')).toContain('From now on, wait 15 seconds before each poll.');
});

test('every reason of an UnexpectedResponse has its own summary', () => {
  const errors = errorsOf('UnexpectedResponse');
  const summaries = errors.map(({ remediation }) => remediation.summary);
  const reasons = errors.map((error) => error._tag === 'UnexpectedResponse' && error.reason);

  expect(new Set(summaries).size).toBe(new Set(reasons).size);
});

test('every action has a retry text that continues a sentence', () => {
  const actions = new Set<Action>(Object.values(definitions).map(({ action }) => action));

  for (const action of actions) expect(en.retry[action]).toMatch(/^[a-z].*[^.]$/);
});

test('en.language is a BCP 47 tag', () => {
  expect(Intl.getCanonicalLocales(en.language)).toEqual(['en']);
});

test('BadVerificationCode does not cast doubt on the credentials', () => {
  expect(textsOf('BadVerificationCode').join()).not.toMatch(/secret|client id/i);
  expect(en.retry.BadVerificationCode).toContain('are correct');
});
