import { afterAll, afterEach, beforeAll, beforeEach, expect, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Success } from '../../src/index.js';
import {
  answersTo,
  type BrowserExample,
  choose,
  isReady,
  openExample,
  openStage,
  type Stage,
} from '../support/browser-example.js';
import { test } from '../support/chromium.js';

jest.setTimeout(120_000);

let stage: Stage | undefined;
let example: BrowserExample;
let browser: Browser;
let page: Page;
let problems: readonly string[];

beforeAll(async () => {
  stage = await openStage();
  ({ example, browser } = stage);
});

beforeEach(async () => {
  ({ page, problems } = await openExample(browser, example));
});

afterEach(() => stage?.closePages());

afterAll(async () => {
  // Nothing was opened where the start failed.
  await stage?.close();
});

const lastSuccess = async () => JSON.parse((await answersTo(page)).at(-1) ?? '') as Success;

const signIn = async (app: 'a GitHub App' | 'an OAuth app') => {
  await page.getByRole('button', { name: `Sign in with ${app}` }).click();
  await page.getByRole('button', { name: 'Authorize' }).click();
  await page.getByRole('heading', { name: 'Signed in' }).waitFor();
  return lastSuccess();
};

/** What stands beside a term. */
const row = (term: string) =>
  page.locator('#account .rows > div').filter({ hasText: term }).locator('dd').textContent();

test('the page signs a user in, refreshes the token, and signs the user out', async () => {
  const before = await example.countRequests();

  const first = await signIn('a GitHub App');
  expect(page.url()).toBe(`${example.url}/`);
  expect(await row('Scopes')).toBe('none; a GitHub App has permissions instead');
  expect(await row('Lifetime')).toMatch(/^expires in (?:8 h 0|7 h 59) min$/);
  expect(await row('Refreshed')).toBe('not yet');
  expect(await page.locator('#status').textContent()).toBe('The sign-in succeeded.');

  await page.getByRole('button', { name: 'Refresh' }).click();
  await page.getByText('The token was refreshed.').waitFor();
  const second = await lastSuccess();
  expect(second.accessToken).not.toBe(first.accessToken);
  expect(await row('Refreshed')).toMatch(/^at \d\d:\d\d:\d\d$/);
  expect((await example.countRequests()) - before).toBe(2);

  const shown = await page.content();
  for (const { accessToken, refreshToken = 'none' } of [first, second]) {
    expect(accessToken).toMatch(/^ghu_/);
    expect(shown).not.toContain(accessToken);
    expect(shown).not.toContain(refreshToken);
  }
  expect(await page.evaluate(() => sessionStorage.length + localStorage.length)).toBe(0);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Signed out' }).waitFor();
  expect(await page.getByRole('button', { name: 'Refresh' }).count()).toBe(0);
  expect(problems).toEqual([]);
});

test('an OAuth app gets its scopes, and a token that does not expire', async () => {
  const { accessToken } = await signIn('an OAuth app');

  expect(accessToken).toMatch(/^gho_/);
  expect(await row('Scopes')).toBe('repo, user:email');
  expect(await row('Lifetime')).toBe('does not expire');
  expect(await page.getByRole('button', { name: 'Refresh' }).count()).toBe(0);
  expect(problems).toEqual([]);
});

test('a reload after the callback does not repeat the exchange', async () => {
  await signIn('a GitHub App');
  const before = await example.countRequests();

  await page.reload();
  await isReady(page);

  expect(await example.countRequests()).toBe(before);
  await page.getByRole('heading', { name: 'Signed out' }).waitFor();
});

test('a user who cancels on GitHub sees why, and can start again', async () => {
  await page.getByRole('button', { name: 'Sign in with a GitHub App' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('heading', { name: 'The user canceled the sign-in on GitHub.' }).waitFor();
  expect(page.url()).toBe(`${example.url}/`);
  await signIn('a GitHub App');
  expect(await page.locator('.hint').count()).toBe(0);
  expect(problems).toEqual([]);
});

test('a callback of a sign-in from another tab is not exchanged', async () => {
  const before = await example.countRequests();

  await page.goto(`${example.url}/callback?code=e72e16c7e42f292c6912&state=another`);
  await isReady(page);

  expect(await page.locator('#summary').textContent()).toBe(
    'The session does not contain a state.',
  );
  expect(page.url()).toBe(`${example.url}/`);
  expect(await example.countRequests()).toBe(before);
});

test('two concurrent exchanges of one code share a request, and a later one is rejected', async () => {
  const before = await example.countRequests();

  await choose(page, 'Two exchanges of one code at once, then a third');

  expect(await page.locator('.report li').allTextContents()).toEqual([
    'Both: Success and Success.',
    'GitHub received 1 request for both.',
    'The third exchange had this result:',
  ]);
  expect(await page.locator('.facts li').allTextContents()).toEqual([
    'BadVerificationCode',
    'bad_verification_code',
    'HTTP 200',
  ]);
  expect(await page.locator('#summary').textContent()).toMatch(
    /^This client exchanged the same code .* ago\.$/,
  );
  expect((await example.countRequests()) - before).toBe(2);
});

test('a page that sends its request to GitHub directly gets the CORS hint', async () => {
  await choose(page, 'The page sends the request to GitHub directly');

  const { host } = new URL(example.gitHub);
  expect(await page.locator('#summary').textContent()).toBe(
    `No complete response was received from ${host}, and the browser does not say why.`,
  );
  expect(await page.locator('.causes li').allTextContents()).toEqual([
    'This is a browser, and the token endpoint does not send CORS headers. likelyExchange through a relay (createTokenRelay); the client secret must not be in a browser.',
  ]);
  expect(problems).toEqual([expect.stringContaining('has been blocked by CORS policy')]);
});
