import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { gitHubApp, oauthApp } from '../../examples/browser/demo/apps.mjs';
import type { Facts } from '../../src/catalogue/locale.js';
import { tokenErrorTags } from '../../src/catalogue/lookup.js';
import { unexpectedReasons, type UnexpectedReason } from '../../src/catalogue/row.js';
import type { Added, TokenErrorTag } from '../../src/catalogue/token-response.js';
import { isHostProblem, readBaseUrl } from '../../src/host/github-host.js';
import { placesOf } from '../../src/host/places.js';
import { en } from '../../src/locales/en.js';
import { relayHints } from '../../src/locales/en/relay-hints.js';
import { describe, test } from '../support/chromium.js';
import {
  answersTo,
  choose,
  openExample,
  openStage,
  type BrowserExample,
  type Stage,
} from '../support/browser-example.js';

jest.setTimeout(120_000);

let stage: Stage | undefined;
let example: BrowserExample;
let browser: Browser;
let page: Page;
let problems: readonly string[];
beforeAll(async () => {
  stage = await openStage();
  ({ example, browser } = stage);
  ({ page, problems } = await openExample(browser, example));
});

afterAll(async () => {
  // Nothing was opened where the start failed.
  await stage?.close();
});

/** The values of members that hold secrets: those of a token, and the code of a sign-in. */
const secretsIn = (json: string): readonly string[] => {
  if (!json.startsWith('{')) return [];
  const body = JSON.parse(json) as Readonly<Record<string, unknown>>;
  // The code of an error is that of the wire.
  const code = body['remediation'] === undefined ? body['code'] : undefined;
  return [code, body['accessToken'], body['refreshToken']].filter(
    (value) => typeof value === 'string',
  );
};

/** Every secret so far: those of the server, and those that came to the page. */
const secrets = async (): Promise<readonly string[]> => [
  gitHubApp.clientSecret,
  oauthApp.clientSecret,
  ...(await answersTo(page)).flatMap(secretsIn),
];

/** Calls a function as if it ran in a browser, whose hints differ. */
const inBrowser = <T>(run: () => T): T => {
  Object.defineProperty(globalThis, 'document', { value: {}, configurable: true });
  try {
    return run();
  } finally {
    Reflect.deleteProperty(globalThis, 'document');
  }
};

interface Words {
  readonly summary: string;
  readonly steps: readonly string[];
}

/** What the union says of an error on the fake GitHub. */
const say = <Tag extends TokenErrorTag>(tag: Tag, added: Added<Tag>) => {
  const words = (): Words => {
    const host = readBaseUrl(example.gitHub);
    if (isHostProblem(host)) throw new Error(host.problem);
    const hint: (facts: Facts<Tag>) => Words = en.hints[tag];
    return hint({ ...added, places: placesOf(host) });
  };
  return { tag, words };
};

const unexpected = (reason: UnexpectedReason) =>
  say('UnexpectedResponse', { reason, bodyLength: 0, bodyExcerpt: '' });

const ofRelay = (tag: 'NetworkFailure' | 'UnexpectedResponse', address: () => string) => ({
  tag,
  words: (): Words => relayHints(address())[tag]({} as never),
});

const cases: readonly (readonly [
  title: string,
  { readonly tag: TokenErrorTag; readonly words: () => Words },
])[] = [
  [
    'The client secret ends with a newline',
    say('IncorrectClientCredentials', { code: 'incorrect_client_credentials' }),
  ],
  [
    'The same, as the page sees it in production',
    {
      tag: 'IncorrectClientCredentials',
      words: () => ({
        summary: 'The server could not complete this sign-in; its log says why.',
        steps: [
          "Read the server's log; onError of the relay is given the whole error.",
          "Set details: 'full' on the relay while developing, to see it here.",
        ],
      }),
    },
  ],
  [
    'The client secret is that of another app',
    say('IncorrectClientCredentials', { code: 'incorrect_client_credentials' }),
  ],
  ['The client ID is unknown', say('IncorrectClientCredentials', { code: 'Not Found' })],
  [
    'The redirect URI is not registered',
    say('RedirectUriMismatch', { code: 'redirect_uri_mismatch' }),
  ],
  ['The app is suspended', say('ApplicationSuspended', { code: 'application_suspended' })],
  ['The grant type is misspelt', say('UnsupportedGrantType', { code: 'unsupported_grant_type' })],
  [
    'The code is exchanged a second time',
    say('BadVerificationCode', { code: 'bad_verification_code' }),
  ],
  [
    'Two exchanges of one code at once, and a late third',
    say('BadVerificationCode', { code: 'bad_verification_code' }),
  ],
  ['A refresh token is used a second time', say('BadRefreshToken', { code: 'bad_refresh_token' })],
  [
    'The email address is not verified',
    say('UnverifiedUserEmail', { code: 'unverified_user_email' }),
  ],
  ['The person refuses', say('AccessDenied', { code: 'access_denied' })],
  ['The callback brings no code', say('MissingCode', {})],
  ['The callback tells of an installation', say('MissingCode', { setupAction: 'install' })],
  ['The callback is of another sign-in', say('StateMismatch', {})],
  ['The session was lost before the callback', say('StateMismatch', {})],
  ['The callback is of another server', say('IssuerMismatch', {})],
  ['The page asks GitHub itself', say('NetworkFailure', { cause: { name: 'TypeError' } })],
  [
    'The relay does not answer this page',
    ofRelay('NetworkFailure', () => `${example.gitHub}/login/oauth/access_token`),
  ],
  [
    'The address of the relay is wrong',
    ofRelay('UnexpectedResponse', () => `${example.url}/oauth/tokens`),
  ],
  ['The page aborts the exchange', say('RequestAborted', {})],
  ['Too many requests', say('RateLimited', { retryAfterSeconds: 60 })],
  ['GitHub has an outage', say('ServerUnavailable', {})],
  [
    'The connection breaks',
    say('NetworkFailure', { cause: { name: 'TypeError', code: 'UND_ERR_SOCKET' } }),
  ],
  ['GitHub does not answer in time', say('RequestTimedOut', { timeoutMs: 300 })],
  ['GitHub invents a new error', say('UnrecognizedOAuthError', { code: 'interaction_required' })],
  ['A company proxy answers', unexpected('proxy-page')],
  ['A web page comes back', unexpected('html-page')],
  ['GitHub answers, but at the wrong address', unexpected('wrong-endpoint')],
  ['The endpoint redirects', unexpected('redirect')],
  ['The format is not acceptable', unexpected('not-acceptable')],
  ['The answer is empty', unexpected('empty-body')],
  ['The answer is too large', unexpected('too-large')],
  ['The answer is cut off', unexpected('undecodable')],
  ['The answer holds no token', unexpected('neither-token-nor-error')],
  [
    'The code is not entered yet',
    say('AuthorizationPending', { code: 'authorization_pending', interval: 5 }),
  ],
  ['The program polls too fast', say('SlowDown', { code: 'slow_down', interval: 10 })],
  ['The device code is too old', say('ExpiredDeviceCode', { code: 'expired_token' })],
  ['The device code is unknown', say('IncorrectDeviceCode', { code: 'incorrect_device_code' })],
  ['The device flow is switched off', say('DeviceFlowDisabled', { code: 'device_flow_disabled' })],
];

/** What the console says of every answer above 399, and of one that a page may not read. */
const expected =
  /^Failed to load resource: the server responded with a status of [45]\d\d|blocked by CORS policy/;

describe('the page of the example', () => {
  test('can bring about every error, and every reason for an unexpected answer', async () => {
    expect(await page.locator('.scenario span').allTextContents()).toEqual(
      cases.map(([title]) => title),
    );
    expect(new Set(cases.map(([, { tag }]) => tag))).toEqual(new Set(tokenErrorTags));
    const summaries = cases.map(([, { words }]) => words().summary);
    expect(summaries).toEqual(
      expect.arrayContaining(unexpectedReasons.map((reason) => unexpected(reason).words().summary)),
    );
  });

  test.each(cases)('shows the hint: %s', async (title, { tag, words }) => {
    await choose(page, title);

    const { summary, steps } = inBrowser(words);
    expect(await page.locator('#summary').textContent()).toBe(summary);
    expect(await page.locator('.steps li').allTextContents()).toEqual(steps);
    expect(await page.locator('.facts li').first().textContent()).toBe(tag);
    expect(await page.locator(':focus').getAttribute('id')).toBe('summary');
    expect(await page.locator('#status').textContent()).toBe(`It ended in ${tag}.`);
    expect(await page.locator('.hint a').getAttribute('href')).toMatch(
      /^https:\/\/docs\.github\.com\//,
    );
    const log = (await page.locator('.hint details pre').textContent()) ?? '';
    expect(log).toContain(tag);
    expect(log).toContain(summary);
    expect(log).toContain(`1. ${String(steps[0])}`);

    const shown = (await page.content()) + log;
    for (const secret of await secrets()) expect(shown).not.toContain(secret);
  });

  test('has met secrets, and has told the console nothing but failed requests', async () => {
    const met = await secrets();
    for (const form of [/^ghu_/, /^ghr_/, /^[\da-f]{20}$/])
      expect(met.some((secret) => form.test(secret))).toBe(true);
    expect(problems.filter((problem) => !expected.test(problem))).toEqual([]);
    for (const secret of met) expect(problems.join('\n')).not.toContain(secret);
  });

  test('shows more of a cause to a developer than to a stranger', async () => {
    await choose(page, 'The client secret ends with a newline');
    expect(await page.locator('.causes').textContent()).toBe(
      'CauseThe client secret ends with a newline. certainRemove it where the value is stored; for a Kubernetes Secret, encode it with printf, not echo.',
    );
    await choose(page, 'The same, as the page sees it in production');
    expect(await page.locator('.causes').count()).toBe(0);
    expect(await page.locator('.words').count()).toBe(0);
  });

  test('copies the text for the log, and selects it where the clipboard refuses', async () => {
    const context = page.context();
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: example.url });
    await choose(page, 'The app is suspended');
    await page.getByRole('button', { name: 'Copy for the log' }).click();
    await page.getByText('Copied', { exact: true }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      await page.locator('.hint details pre').textContent(),
    );

    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
    });
    await page.getByRole('button', { name: 'Copy for the log' }).click();
    await page.getByText('Selected below').waitFor();
    expect(await page.evaluate(() => String(getSelection()))).toContain('ApplicationSuspended');
  });
});
