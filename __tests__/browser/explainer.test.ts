import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../scripts/chromium.mjs';
import { buildExplainer } from '../../scripts/explainer.mjs';
import { describe, test } from '../support/chromium.js';
import { contrast } from '../support/contrast.js';

jest.setTimeout(120_000);

// The clipboard requires a secure context, which loopback is. No server is contacted.
const origin = 'http://localhost:1';
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
};

let folder: string;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'explainer-'));
  await buildExplainer(folder);
  browser = await launchChromium();
});

afterAll(async () => {
  // Chromium did not start if the build failed.
  await (browser as Browser | undefined)?.close();
  await rm(folder, { recursive: true, force: true });
});

interface Opened {
  readonly page: Page;
  /** The URLs of all requests. */
  readonly requests: readonly string[];
  /** What the console and the scripts reported, including violations of the policy. */
  readonly problems: readonly string[];
}

const open = async (
  colorScheme: 'light' | 'dark' = 'light',
  fragment = '',
  locale = 'en-GB',
): Promise<Opened> => {
  const context = await browser.newContext({
    locale,
    colorScheme,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const requests: string[] = [];
  const problems: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  await page.route('**/*', async (route) => {
    const file = path.basename(new URL(route.request().url()).pathname);
    const contentType = types[path.extname(file)];
    if (contentType === undefined) return route.abort();
    return route.fulfill({ contentType, body: await readFile(path.join(folder, file)) });
  });
  await page.goto(`${origin}/index.html${fragment}`);
  return { page, requests, problems };
};

const paste = (page: Page, text: string) =>
  page.getByLabel('Response, callback URL, log line or error code').fill(text);

const secret = 'gho_16C7e42F292c6912E7710c838347Ae178B4a';
const json = (body: object) => JSON.stringify(body);

const inputs: readonly (readonly [text: string, tag: string, headline: RegExp])[] = [
  ['error=incorrect_client_credentials', 'IncorrectClientCredentials', /client/i],
  [
    `HTTP/2 200\nset-cookie: session=${secret}\n\n${json({ error: 'bad_verification_code' })}`,
    'BadVerificationCode',
    /code|sign-in/i,
  ],
  [
    `https://app.example.com/callback?error=access_denied&state=${secret}`,
    'AccessDenied',
    /canceled|denied/i,
  ],
  ['Error: getaddrinfo ENOTFOUND github.com', 'NetworkFailure', /github\.com|connect|response/i],
  [
    `{"level":"error","msg":"${secret}","body":${json({ error: 'slow_down' })}}`,
    'SlowDown',
    /poll|wait|often/i,
  ],
];

describe('the explainer', () => {
  test('the explainer explains each kind of input, sends nothing, and puts no secret into the link', async () => {
    const { page, requests, problems } = await open();
    const loaded = [...requests];
    const result = page.getByRole('region', { name: 'Diagnosis' });
    for (const [text, tag, headline] of inputs) {
      await paste(page, text);
      await result.getByText(tag, { exact: true }).waitFor();
      expect(await result.getByRole('heading', { level: 2 }).textContent()).toMatch(headline);
      expect(await page.getByRole('status').textContent()).toMatch(headline);
      await page.getByRole('button', { name: 'Copy link' }).click();
      await page.getByText('The link was copied.').waitFor();
      const link = await page.evaluate(() => navigator.clipboard.readText());
      expect(link).toBe(page.url());
      expect(link).not.toContain('16C7e42F292c6912');
      expect(link.slice(origin.length)).toMatch(/^\/index\.html#error=\w+(?:&causes=[a-z+-]+)?$/);
    }
    await paste(page, `{"access_token":"${secret}","token_type":"bearer"}`);
    await result.getByText('Success', { exact: true }).waitFor();
    expect(await result.textContent()).not.toContain(secret);
    expect(await page.getByRole('button', { name: 'Copy link' }).isVisible()).toBe(false);

    expect(loaded.map((url) => path.basename(url)).sort()).toEqual([
      'index.html',
      'main.js',
      'style.css',
    ]);
    expect(requests).toEqual(loaded);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test('the explainer forbids connections and treats pasted markup as text', async () => {
    const { page, requests } = await open();
    const loaded = requests.length;
    const connected = await page.evaluate(() =>
      fetch('/index.html').then(
        () => true,
        () => false,
      ),
    );
    expect(connected).toBe(false);
    await paste(page, 'HTTP/1.1 500 x\ncontent-type: text/html\n\n<img src=x><b id=injected>b</b>');
    await page.getByText('ServerUnavailable', { exact: true }).waitFor();
    expect(await page.locator('#result img, #injected').count()).toBe(0);
    expect(requests).toHaveLength(loaded);
    await page.context().close();
  });

  test('the explainer uses the fields of the request and asks for no client secret', async () => {
    const { page } = await open();
    const result = page.getByRole('region', { name: 'Diagnosis' });
    await paste(page, 'error=redirect_uri_mismatch');
    await page.getByText('What was sent').click();
    await page.getByLabel('Redirect URI that was sent').fill('https://app.example.com/a');
    await page.getByLabel('Callback URL that is registered').fill('https://app.example.com/b');
    await result.getByText(/path/i).first().waitFor();

    await paste(page, 'error=incorrect_client_credentials');
    await page.getByLabel('Client ID').fill('123456');
    await result
      .getByText(/App ID/)
      .first()
      .waitFor();
    expect(await result.textContent()).not.toContain('client secret is missing');

    await page.getByLabel('Base URL of GitHub').fill('nonsense');
    await page.getByText('This is not the URL of a GitHub host.').waitFor();
    await page.context().close();
  });

  test('the explainer is in the language of the browser, until another one is selected', async () => {
    const { page } = await open('light', '#error=unverified_user_email', 'ja-JP');
    const result = page.getByRole('region', { name: 'Diagnosis' });
    await result.getByText('メール アドレスが検証されていません。').waitFor();
    expect(await result.getAttribute('lang')).toBe('ja');
    // The URL ends before the Japanese text that follows it.
    expect(await result.getByRole('link').first().getAttribute('href')).toBe(
      'https://github.com/settings/emails',
    );
    await page.getByLabel('Language of the diagnosis').selectOption('Deutsch');
    await result.getByText('nicht bestätigt.').waitFor();
    await result.getByText('Zuständig').waitFor();
    await page.context().close();

    const { page: other } = await open('light', '#error=slow_down', 'nl-NL');
    await other.getByRole('heading', { name: 'Who has to act' }).waitFor();
    await other.context().close();
  });

  test('the explainer opens a shared link', async () => {
    const { page } = await open('light', '#error=ECONNREFUSED&causes=connection-refused');
    await page.getByText('NetworkFailure', { exact: true }).waitFor();
    await page.getByText('these causes: connection-refused.').waitFor();
    await page.context().close();
  });

  test('the explainer fits into 360 pixels, shows the focus, and has enough contrast in both schemes', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await open(colorScheme);
      await page.setViewportSize({ width: 360, height: 640 });
      await page.getByText('What was sent').click();
      for (const name of ['Callback with an error', 'Stack trace', 'Unknown client ID']) {
        await page.getByRole('button', { name }).click();
        await page.locator('#result h2').waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      }
      await page.keyboard.press('Tab');
      const { outline, colors } = await page.evaluate(() => {
        const backgroundOf = (element: Element | null): string => {
          if (element === null) return 'nothing';
          const { backgroundColor } = getComputedStyle(element);
          return backgroundColor === 'rgba(0, 0, 0, 0)'
            ? backgroundOf(element.parentElement)
            : backgroundColor;
        };
        return {
          outline: getComputedStyle(document.activeElement ?? document.body).outlineStyle,
          colors: [...document.querySelectorAll('body *')]
            .filter((element) => element.checkVisibility() && element.textContent.trim() !== '')
            .map((element) => ({
              text: element.textContent.slice(0, 40),
              color: getComputedStyle(element).color,
              background: backgroundOf(element),
            })),
        };
      });
      expect(outline).toBe('solid');
      expect(colors.length).toBeGreaterThan(20);
      expect(colors.filter(({ color, background }) => contrast(color, background) < 4.5)).toEqual(
        [],
      );
      await page.context().close();
    }
  });
});
