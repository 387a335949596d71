import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { gitHubApp, oauthApp } from '../../examples/browser/demo/apps.mjs';
import { definitionOf, tokenErrorTags } from '../../src/errors/definitions.js';
import { en } from '../../src/errors/en.js';
import type { ErrorFields, HintInput, HintText } from '../../src/errors/locale.js';
import { relayHints } from '../../src/errors/en/relay.js';
import type { TokenErrorTag, UnexpectedReason } from '../../src/errors/types.js';
import { gitHubUrls, isHostProblem, readBaseUrl } from '../../src/github/host.js';
import {
  answersTo,
  type BrowserExample,
  choose,
  openExample,
  openStage,
  type Stage,
} from '../support/browser-example.js';
import { describe, test } from '../support/chromium.js';
import { unexpectedReasons } from '../support/samples.js';

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

type Hint = Pick<HintText, 'summary' | 'steps'>;

const operations = ['authorization_code', 'refresh_token', 'device_code', undefined] as const;
const appKinds = ['GitHub App', 'OAuth app', undefined] as const;

/** The tag of an error on the fake GitHub, and its hint for every kind of request and of app. */
const hintFor = <Tag extends TokenErrorTag>(tag: Tag, fields: ErrorFields<Tag>) => {
  const texts = (): readonly Hint[] => {
    const host = readBaseUrl(example.gitHub);
    if (isHostProblem(host)) throw new Error(host.problem);
    const hint: (input: HintInput<Tag>) => HintText = en.hints[tag];
    return operations.flatMap((operation) =>
      appKinds.map((appKind) =>
        hint({
          codeSpent: 'unknown',
          ...fields,
          operation,
          appKind,
          urls: gitHubUrls(host, appKind),
        } as HintInput<Tag>),
      ),
    );
  };
  return { tag, texts };
};

/** The hint as a browser creates it: that of a NetworkFailure depends on the runtime. */
const inBrowser = ({ tag, texts }: ReturnType<typeof hintFor>) => ({
  tag,
  texts: (): readonly Hint[] => {
    Object.assign(globalThis, { document: {} });
    try {
      return texts();
    } finally {
      Reflect.deleteProperty(globalThis, 'document');
    }
  },
});

const unexpected = (reason: UnexpectedReason) =>
  hintFor('UnexpectedResponse', { reason, bodyLength: 0, bodyExcerpt: '' });

const ofRelay = (tag: 'NetworkFailure' | 'UnexpectedResponse', address: () => string) => ({
  tag,
  texts: (): readonly Hint[] =>
    operations.map((operation) =>
      relayHints(address())[tag]({
        operation,
        codeSpent: 'unknown',
        cause: { name: 'TypeError' },
      } as never),
    ),
});

const cases: readonly (readonly [
  title: string,
  { readonly tag: TokenErrorTag; readonly texts: () => readonly Hint[] },
])[] = [
  [
    'The client secret ends with a newline',
    hintFor('IncorrectClientCredentials', { code: 'incorrect_client_credentials' }),
  ],
  [
    'The same error, as a page sees it in production',
    {
      tag: 'IncorrectClientCredentials',
      texts: () => [
        {
          summary: 'The server could not complete this sign-in; its log says why.',
          steps: [
            "Read the server's log; onError of the relay is called with the complete error.",
            "During development, set details: 'full' on the relay to see it here.",
          ],
        },
      ],
    },
  ],
  [
    'The client secret belongs to another app',
    hintFor('IncorrectClientCredentials', { code: 'incorrect_client_credentials' }),
  ],
  ['The client ID is unknown', hintFor('IncorrectClientCredentials', { code: 'Not Found' })],
  [
    'The redirect URI is not registered',
    hintFor('RedirectUriMismatch', { code: 'redirect_uri_mismatch' }),
  ],
  ['The app is suspended', hintFor('ApplicationSuspended', { code: 'application_suspended' })],
  [
    'The grant type is misspelled',
    hintFor('UnsupportedGrantType', { code: 'unsupported_grant_type' }),
  ],
  [
    'The code is exchanged a second time',
    hintFor('BadVerificationCode', { code: 'bad_verification_code' }),
  ],
  [
    'Two exchanges of one code at once, then a third',
    hintFor('BadVerificationCode', { code: 'bad_verification_code' }),
  ],
  [
    'A refresh token is used a second time',
    hintFor('BadRefreshToken', { code: 'bad_refresh_token' }),
  ],
  [
    'The email address is not verified',
    hintFor('UnverifiedUserEmail', { code: 'unverified_user_email' }),
  ],
  ['The user cancels', hintFor('AccessDenied', { code: 'access_denied' })],
  ['The callback contains no code', hintFor('MissingCode', {})],
  ['The callback reports an installation', hintFor('MissingCode', { setupAction: 'install' })],
  ['The callback belongs to another sign-in', hintFor('StateMismatch', {})],
  ['The session was lost before the callback', hintFor('StateMismatch', {})],
  ['The callback comes from another server', hintFor('IssuerMismatch', {})],
  [
    'The page sends the request to GitHub directly',
    inBrowser(hintFor('NetworkFailure', { cause: { name: 'TypeError' }, codeSpent: 'unknown' })),
  ],
  [
    'The relay does not allow this page',
    ofRelay('NetworkFailure', () => `${example.gitHub}/login/oauth/access_token`),
  ],
  [
    'The URL of the relay is wrong',
    ofRelay('UnexpectedResponse', () => `${example.url}/oauth/tokens`),
  ],
  ['The page aborts the exchange', hintFor('RequestAborted', { codeSpent: 'no' })],
  ['Too many requests', hintFor('RateLimited', { retryAfterSeconds: 60 })],
  ['GitHub has an outage', hintFor('ServerUnavailable', {})],
  [
    'The connection is reset',
    hintFor('NetworkFailure', {
      cause: { name: 'TypeError', code: 'UND_ERR_SOCKET' },
      codeSpent: 'unknown',
    }),
  ],
  [
    'GitHub does not respond in time',
    hintFor('RequestTimedOut', { timeoutMs: 300, codeSpent: 'unknown' }),
  ],
  [
    'GitHub sends an unknown error',
    hintFor('UnrecognizedOAuthError', { code: 'interaction_required' }),
  ],
  ['A company proxy responds', unexpected('proxy-page')],
  ['The response is a web page', unexpected('html-page')],
  ['The URL is not the token endpoint', unexpected('wrong-endpoint')],
  ['The endpoint redirects', unexpected('redirect')],
  ['The format is not acceptable', unexpected('not-acceptable')],
  ['The response is empty', unexpected('empty-body')],
  ['The response is too large', unexpected('too-large')],
  ['The response is incomplete', unexpected('undecodable')],
  ['The response contains no token', unexpected('neither-token-nor-error')],
  [
    'The code is not entered yet',
    hintFor('AuthorizationPending', { code: 'authorization_pending', interval: 5 }),
  ],
  ['The program polls too often', hintFor('SlowDown', { code: 'slow_down', interval: 10 })],
  ['The device code has expired', hintFor('ExpiredDeviceCode', { code: 'expired_token' })],
  ['The device code is unknown', hintFor('IncorrectDeviceCode', { code: 'incorrect_device_code' })],
  ['The device flow is disabled', hintFor('DeviceFlowDisabled', { code: 'device_flow_disabled' })],
];

/** The headings of the scenarios with a certain cause. */
const certainCauses: Readonly<Partial<Record<string, RegExp>>> = {
  'The client secret ends with a newline': /^The client secret ends with a newline\.$/,
  'The code is exchanged a second time': /^This client exchanged the same code .+ ago\.$/,
  'Two exchanges of one code at once, then a third':
    /^This client exchanged the same code .+ ago\.$/,
  'A refresh token is used a second time': /^This client used the same refresh token .+ ago\.$/,
  'The session was lost before the callback': /^The session does not contain a state\.$/,
};

/** What the console says of every answer above 399, and of one that a page may not read. */
const expected =
  /^Failed to load resource: the server responded with a status of [45]\d\d|blocked by CORS policy/;

describe('the page of examples/browser', () => {
  test('the page produces every error, and every reason of an UnexpectedResponse', async () => {
    expect(await page.locator('.scenario span').allTextContents()).toEqual(
      cases.map(([title]) => title),
    );
    expect(new Set(cases.map(([, { tag }]) => tag))).toEqual(new Set(tokenErrorTags));
    const summaries = cases.flatMap(([, { texts }]) => texts().map(({ summary }) => summary));
    expect(summaries).toEqual(
      expect.arrayContaining(
        unexpectedReasons.map((reason) => unexpected(reason).texts()[0]?.summary),
      ),
    );
  });

  test.each(cases)('the page shows the hint of: %s', async (title, { tag, texts }) => {
    await choose(page, title);

    const steps = await page.locator('.steps li').allTextContents();
    const hint = texts().find((text) => isDeepStrictEqual(text.steps, steps));
    const heading = await page.locator('#summary').textContent();
    expect(steps).toEqual(hint?.steps);
    // A certain cause takes the place of the summary.
    expect(heading).toMatch(certainCauses[title] ?? String(hint?.summary));
    expect(await page.locator('.facts li').first().textContent()).toBe(tag);
    expect(await page.locator(':focus').getAttribute('id')).toBe('summary');
    expect(await page.locator('#status').textContent()).toBe(`Result: ${tag}.`);
    const links = page.locator('.hint a');
    expect(await links.count()).toBe(definitionOf(tag).page === undefined ? 0 : 1);
    if ((await links.count()) > 0)
      expect(await links.getAttribute('href')).toMatch(/^https:\/\/docs\.github\.com\//);
    const log = (await page.locator('.hint details pre').textContent()) ?? '';
    expect(log).toContain(tag);
    expect(log).toContain(String(heading));
    expect(log).toContain(`1. ${String(steps[0])}`);

    const shown = (await page.content()) + log;
    for (const secret of await secrets()) expect(shown).not.toContain(secret);
  });

  test('the console of the page contains only failed requests, and no secret', async () => {
    const met = await secrets();
    for (const form of [/^ghu_/, /^ghr_/, /^[\da-f]{20}$/])
      expect(met.some((secret) => form.test(secret))).toBe(true);
    expect(problems.filter((problem) => !expected.test(problem))).toEqual([]);
    for (const secret of met) expect(problems.join('\n')).not.toContain(secret);
  });

  test('the page shows a cause in development, and not in production', async () => {
    await choose(page, 'The client secret ends with a newline');
    expect(await page.locator('.fix').textContent()).toBe(
      'Remove it where the value is stored; for a Kubernetes Secret, encode it with printf, not echo.',
    );
    await choose(page, 'The same error, as a page sees it in production');
    expect(await page.locator('.causes, .fix').count()).toBe(0);
    expect(await page.locator('.text').count()).toBe(0);
  });

  test('the page copies the log text, and selects it if the clipboard refuses', async () => {
    const context = page.context();
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: example.url });
    await choose(page, 'The app is suspended');
    await page.getByRole('button', { name: 'Copy log text' }).click();
    await page.getByText('Copied', { exact: true }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      await page.locator('.hint details pre').textContent(),
    );

    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
    });
    await page.getByRole('button', { name: 'Copy log text' }).click();
    await page.getByText('Selected below').waitFor();
    expect(await page.evaluate(() => String(getSelection()))).toContain('ApplicationSuspended');
  });
});
