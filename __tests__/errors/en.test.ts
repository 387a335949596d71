import { expect, test } from '@jest/globals';
import { definitions } from '../../src/errors/definitions.js';
import { en } from '../../src/errors/en.js';
import type { ErrorContext, ResponseDetails } from '../../src/errors/create-error.js';
import { relayHints } from '../../src/errors/en/relay.js';
import type { Action, TokenError } from '../../src/errors/types.js';
import { type GitHubHost, isHostProblem, readBaseUrl } from '../../src/github/host.js';
import { operations } from '../support/locale-rules.js';
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
  readonly userMessage: string;
}

const jargon =
  /oauth|token|client|secret|verifier|redirect|callback|uri\b|\burl\b|scope|grant|endpoint|\bhttp\b|json|parameter|\bapi\b|_/i;

const clientIds = [undefined, 'Iv23liAbCdEfGhIjKlMn', 'Ov23liAbCdEfGhIjKlMn'];

/** Every error of every host, for every request and kind of app, with everything sent and nothing. */
const everyHint = (): readonly TokenError[] =>
  webs.flatMap((web) =>
    operations.flatMap((operation) =>
      clientIds.flatMap((clientId) =>
        (['no', 'unknown'] as const).flatMap((codeSpent) =>
          everyError(hostOf(web), { codeSpent }, { operation, clientId }),
        ),
      ),
    ),
  );

/** The rules of a hint that a hint breaks. */
const brokenRules = ({ summary, steps, userMessage }: Hint): readonly string[] => {
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
    'the user message is one or two sentences of at most 120 characters':
      /^[A-Z][^.]*(?:\.[^.]+)*\.( [A-Z][^.]*\.)?$/.test(userMessage) && userMessage.length <= 120,
    'the user message contains no jargon': !jargon.test(userMessage.replace(/https:\S+/g, '')),
    'there is no filler and no missing value':
      !/please|make sure|ensure|check that everything|\bundefined\b|\bNaN\b|\[object/i.test(text),
    'there is one name for one thing': !/\banswer|\bperson\b|\bpeople\b/i.test(text),
  };
  return Object.keys(rules).filter((rule) => rules[rule] === false);
};

test('every hint is a short summary with two to four short steps', () => {
  const violations = everyHint().flatMap((error) =>
    brokenRules(error.remediation).map((rule) => `${error._tag}: ${rule}\n${textOf(error)}`),
  );

  expect([...new Set(violations)]).toEqual([]);
});

test('every hint of relayHints() is a short summary with two to four short steps', () => {
  const hints = relayHints('https://app.example.com/oauth/token');
  expect(Object.keys(hints)).toHaveLength(4);
  const violations = Object.entries(hints).flatMap(([tag, hint]) => {
    const causes = [{ name: 'TypeError' }, { name: 'TypeError', code: 'ECONNREFUSED' }];
    return causes.flatMap((cause) =>
      brokenRules(hint({ timeoutMs: 10_000, cause } as never)).map((rule) => `${tag}: ${rule}`),
    );
  });

  expect(violations).toEqual([]);
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

const hintOf = (
  tag: TokenError['_tag'],
  request: Pick<ErrorContext, 'operation' | 'clientId'>,
  details: ResponseDetails = {},
  web: string = webs[0],
): string =>
  everyError(hostOf(web), details, request)
    .filter((error) => error._tag === tag)
    .map(textOf)
    .join('\n');

test('the hints of the device flow are about the client ID and the device code alone', () => {
  for (const operation of ['device_code', 'device_authorization'] as const) {
    expect(hintOf('IncorrectClientCredentials', { operation })).not.toMatch(/secret/i);
    expect(hintOf('BadVerificationCode', { operation })).toContain('15 minutes');
    expect(hintOf('BadVerificationCode', { operation })).not.toMatch(
      /reload|StrictMode|verifier|10 minutes|authorization code/,
    );
  }
});

test('no hint sends the user to sign in again because the network or GitHub failed during a refresh', () => {
  const tags = ['NetworkFailure', 'RequestTimedOut', 'RateLimited', 'ServerUnavailable'] as const;
  for (const tag of tags) {
    const text = hintOf(tag, { operation: 'refresh_token' });
    expect(text).toContain('send the same refresh token again');
    expect(text).not.toContain('start a new sign-in');
    expect(hintOf(tag, { operation: 'device_code' })).toContain('with the same device code');
    expect(hintOf(tag, { operation: 'verify_credentials' })).not.toMatch(/new sign-in/);
  }
});

test('a hint says that the same code can be exchanged if it was not sent', () => {
  const operation = 'authorization_code';
  expect(hintOf('RateLimited', { operation }, { codeSpent: 'no' })).toContain(
    'exchange the same code again, within 10 minutes',
  );
  expect(hintOf('RateLimited', { operation })).toContain('start a new sign-in');
});

test('the hint of missing credentials says that nothing was sent', () => {
  const text = hintOf('IncorrectClientCredentials', {}, { codeSpent: 'no' });
  expect(text).toContain('not set; nothing was sent');
});

test('hints link to the settings pages of the kind of app, and of organizations', () => {
  for (const tag of ['IncorrectClientCredentials', 'DeviceFlowDisabled'] as const) {
    const gitHubApp = hintOf(tag, { clientId: 'Iv1.0123456789abcdef' });
    expect(gitHubApp).toContain('https://github.com/settings/apps');
    expect(gitHubApp).toContain('https://github.com/organizations/ORG/settings/apps');
    const oauthApp = hintOf(tag, { clientId: 'Ov23liAbCdEfGhIjKlMn' }, {}, webs[1]);
    expect(oauthApp).toContain('https://ghe.example.com/settings/developers');
    expect(oauthApp).toContain('https://ghe.example.com/organizations/ORG/settings/applications');
  }
});

test('no hint at github.com advises to set baseUrl to what it is', () => {
  expect(hintOf('UnexpectedResponse', {})).not.toContain('baseUrl');
  expect(hintOf('UnexpectedResponse', {}, {}, webs[1])).toContain('set baseUrl');
});

test('CORS and the relay appear only in hints of a browser, for the TypeError of its fetch', () => {
  const shown = () =>
    everyError().filter((error) => /CORS|relay/.test(textOf(error)) && 'cause' in error);
  expect(shown()).toEqual([]);

  Object.assign(globalThis, { document: {} });
  try {
    const causes = shown().map((error) => 'cause' in error && error.cause);
    expect(causes).not.toEqual([]);
    expect(causes).toEqual(causes.map(() => ({ name: 'TypeError' })));
  } finally {
    Reflect.deleteProperty(globalThis, 'document');
  }
});

test('the hint of "Not Found" is about the client ID alone, and the others are about the secret', () => {
  const texts = errorsOf('IncorrectClientCredentials').map((error) => [
    'code' in error && error.code,
    textOf(error).includes('secret'),
  ]);
  expect(texts).toEqual([
    ['incorrect_client_credentials', true],
    ['invalid_client', true],
    ['Not Found', false],
  ]);
});

test('the hint of RateLimited names what is limited: device codes or tokens', () => {
  expect(hintOf('RateLimited', { operation: 'device_authorization' })).toContain('device codes');
  for (const operation of ['authorization_code', 'device_code', undefined] as const)
    expect(hintOf('RateLimited', { operation })).toContain('a loop that requests tokens');
});

test('the hint of RequestTimedOut names the timeout in seconds or longer units', () => {
  const summaries = errorsOf('RequestTimedOut').map(({ remediation }) => remediation.summary);

  expect(summaries).toEqual([
    'No response was received within 10 seconds.',
    'No response was received within 1 second.',
    'No response was received within 25 days.',
  ]);
});

test('the hint of NetworkFailure suggests a proxy if there was no connection, or no code says why', () => {
  const suggested = errorsOf('NetworkFailure').flatMap((error) =>
    error._tag === 'NetworkFailure' && textOf(error).includes('If a proxy is required')
      ? [error.cause.code]
      : [],
  );

  expect(new Set(suggested)).toEqual(
    new Set([undefined, 'ENOTFOUND', 'ECONNREFUSED', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']),
  );
});
