import { describe, expect, test } from '@jest/globals';
import type { TokenError } from '../../src/catalogue/token-response.js';
import { actions, actors, certainties, unexpectedReasons } from '../../src/catalogue/row.js';
import { isHostProblem, readBaseUrl, type GitHubHost } from '../../src/host/github-host.js';
import { en } from '../../src/locales/en.js';
import { everyError } from '../support/samples.js';

const hostOf = (baseUrl: string): GitHubHost => {
  const host = readBaseUrl(baseUrl);
  if (isHostProblem(host)) throw new Error(host.problem);
  return host;
};

const webs = ['https://github.com', 'https://ghe.example.com', 'https://octocorp.ghe.com'] as const;

const shared = new Set(['_tag', 'description', 'documentationUrl', 'retryable', 'remediation']);
const variant = (error: TokenError): string =>
  JSON.stringify(error, (name, value: unknown) => (shared.has(name) ? undefined : value));

const cases = webs.flatMap((web) =>
  everyError(hostOf(web)).map((error) => ({ web, error, name: `${error._tag} ${variant(error)}` })),
);

const jargon =
  /oauth|token|client|secret|verifier|redirect|callback|uri\b|url\b|scope|grant|endpoint|http|json|parameter|api\b|_/i;

describe.each(cases)('on $web, $name', ({ web, error }) => {
  const { summary, steps, actor } = error.remediation;

  test('sums up in one sentence of at most 90 characters', () => {
    expect(summary.length).toBeLessThanOrEqual(90);
    expect(summary).toMatch(/^(?:[A-Z]|ghe\.example|github\.com|octocorp).*[^.\s]\.$/);
    // A full stop, a question mark or an exclamation mark before a blank would end a sentence.
    expect(summary.slice(0, -1)).not.toMatch(/[.?!]\s/);
  });

  test('says it in other words than the description', () => {
    expect(summary.toLowerCase()).not.toBe(error.description.toLowerCase());
  });

  test('has two to four steps of at most 120 characters, each another one', () => {
    expect(steps.length).toBeGreaterThanOrEqual(2);
    expect(steps.length).toBeLessThanOrEqual(4);
    expect(new Set(steps).size).toBe(steps.length);
    for (const step of steps) {
      expect(step).toMatch(/^[A-Z].*\.$/);
      expect(step.length).toBeLessThanOrEqual(120);
    }
  });

  test('neither begs nor fills', () => {
    expect([summary, ...steps].join('\n')).not.toMatch(
      /please|make sure|ensure|check that everything|\bundefined\b|\bNaN\b|\[object/i,
    );
  });

  test('sends people to the host in use only', () => {
    const sentTo = [summary, ...steps]
      .flatMap((text) => text.match(/https:\/\/[^\s,;]+/g) ?? [])
      .map((address) => new URL(address.replace(/\.$/, '')).origin);
    const common = new Set(['https://support.github.com', 'https://www.githubstatus.com']);
    for (const origin of sentTo) if (!common.has(origin)) expect(origin).toBe(web);
  });

  test('can be shown to the person where the person has to act', () => {
    expect(actor === 'user' ? summary : '').not.toMatch(jargon);
  });
});

describe('places', () => {
  const words = (web: string, tag: TokenError['_tag']) =>
    everyError(hostOf(web))
      .filter((error) => error._tag === tag)
      .map(({ remediation: { summary, steps } }) => [summary, ...steps].join('\n'));

  test.each(webs)('the settings of apps are those of %s', (web) => {
    for (const tag of [
      'IncorrectClientCredentials',
      'RedirectUriMismatch',
      'DeviceFlowDisabled',
    ] as const)
      for (const text of words(web, tag)) expect(text).toContain(`${web}/settings/developers`);
  });

  test.each(webs)('the email settings and the device page are those of %s', (web) => {
    expect(words(web, 'UnverifiedUserEmail').join()).toContain(`${web}/settings/emails`);
    expect(words(web, 'AuthorizationPending').join()).toContain(`${web}/login/device`);
  });

  test('the administrators of a server are asked, not GitHub', () => {
    for (const tag of ['ApplicationSuspended', 'ServerUnavailable'] as const) {
      expect(words('https://ghe.example.com', tag).join()).toContain(
        'administrators of ghe.example.com',
      );
      expect(words('https://ghe.example.com', tag).join()).not.toMatch(
        /support\.github|status\.com/,
      );
    }
  });
});

describe('numbers', () => {
  const first = (tag: TokenError['_tag']) =>
    everyError()
      .filter((error) => error._tag === tag)
      .map(({ remediation }) => remediation.steps[0]);

  test('a known wait is named in the first step, an unknown one described', () => {
    expect(first('RateLimited')).toEqual([
      'Wait at least a minute before the next request.',
      'Wait 1 second before the next request.',
      'Wait 7 days before the next request.',
    ]);
  });

  test('an interval is named where the server sent one', () => {
    expect(first('AuthorizationPending')).toEqual([
      'Wait the interval of the device code, then poll again.',
      'Wait 5 seconds, then poll again.',
    ]);
    expect(first('SlowDown')).toContain('From now on, wait 15 seconds before each poll.');
  });
});

test('every reason of an unexpected response has words of its own', () => {
  const summaries = everyError()
    .filter((error) => error._tag === 'UnexpectedResponse')
    .map(({ remediation }) => remediation.summary);
  expect(new Set(summaries).size).toBe(unexpectedReasons.length);
});

test('every actor, action and certainty has a text', () => {
  expect(Object.keys(en.actors).toSorted()).toEqual([...actors].toSorted());
  expect(Object.keys(en.certainties).toSorted()).toEqual([...certainties].toSorted());
  for (const action of actions) expect(en.retry[action]).toMatch(/^[a-z].*[^.]$/);
});

test('the language is a BCP 47 tag', () => {
  expect(Intl.getCanonicalLocales(en.language)).toEqual(['en']);
});

test('a refused code is no reason to doubt the credentials', () => {
  const text = everyError()
    .filter((error) => error._tag === 'BadVerificationCode')
    .map(({ remediation: { summary, steps } }) => [summary, ...steps].join(' '))
    .join();
  expect(text).not.toMatch(/secret|client id/i);
  expect(en.retry.BadVerificationCode).toContain('are right');
});
