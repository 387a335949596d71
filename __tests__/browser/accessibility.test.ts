import { afterAll, afterEach, beforeAll, beforeEach, expect, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describe, test } from '../support/chromium.js';
import {
  choose,
  isReady,
  openExample,
  openStage,
  type BrowserExample,
  type Stage,
} from '../support/browser-example.js';
import { trees } from './trees.js';

jest.setTimeout(120_000);

let stage: Stage | undefined;
let example: BrowserExample;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  stage = await openStage();
  ({ example, browser } = stage);
});

beforeEach(async () => {
  ({ page } = await openExample(browser, example));
});

afterEach(() => stage?.closePages());

afterAll(async () => {
  // Nothing was opened where the start failed.
  await stage?.close();
});

describe('with the keyboard alone', () => {
  /** What has the focus: its text, and how wide its outline is. */
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement ?? document.body;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return {
        text: element.textContent.trim(),
        outline: outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth),
      };
    });

  /** Presses Tab until something has the focus, and sees that each stop on the way can be seen. */
  const tabTo = async (text: string): Promise<void> => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      const { text: found, outline } = await focused();
      if (page.url().startsWith(example.url)) expect([found, outline >= 2]).toEqual([found, true]);
      if (found.startsWith(text)) return;
    }
    throw new Error(`Tab does not lead to ${text}.`);
  };

  test('the page lets a user sign in, refresh, read and copy a hint, and sign out with the keyboard alone', async () => {
    await tabTo('Sign in with a GitHub App');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Authorize' }).waitFor();
    await tabTo('Authorize');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Signed in' }).waitFor();
    await isReady(page);
    expect((await focused()).text).toBe('Signed in');

    await tabTo('Refresh');
    await page.keyboard.press('Space');
    await page.getByText('The token was refreshed.').waitFor();
    expect((await focused()).text).toBe('Signed in');

    await tabTo('The sign-in');
    await page.keyboard.press('Enter');
    await tabTo('The user cancels');
    await page.keyboard.press('Enter');
    await page.getByText('Result: AccessDenied.').waitFor();
    expect((await focused()).text).toBe('The user canceled the sign-in on GitHub.');
    await tabTo('Copy log text');
    await tabTo('GitHub’s documentation');
    await tabTo('Log text');
    await page.keyboard.press('Enter');
    await tabTo('✗ AccessDenied');

    await page.locator('body').evaluate((body) => {
      body.tabIndex = -1;
      body.focus();
    });
    await tabTo('Sign out');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Signed out' }).waitFor();
    expect((await focused()).text).toBe('Signed out');
  });
});

describe('to assistive technology', () => {
  /** The tree of roles and names below an element, without what differs from run to run. */
  const tree = async (selector: string): Promise<string> =>
    (await page.locator(selector).ariaSnapshot())
      .replace(/(?:[\dA-F]+:){4}[\dA-F]+/, 'REQUEST ID')
      .replace(/expires in .*/, 'expires in TIME')
      // What a button consists of, which its name says already.
      .replace(/( - button "[^"]*"):(?:\n *- (?:text|code): .*)+/g, '$1');

  test('the start page has landmarks, headings, and names for all controls', async () => {
    expect(await tree('body')).toBe(trees.start);
  });

  test('the chosen scenario has aria-current, and no other one has it', async () => {
    await choose(page, 'The client ID is unknown');
    await choose(page, 'The page sends the request to GitHub directly');

    expect(await page.locator('[aria-current=true]').allTextContents()).toEqual([
      'The page sends the request to GitHub directly NetworkFailure',
    ]);
  });

  test('a hint is an announced article with lists', async () => {
    await choose(page, 'The client secret ends with a newline');

    expect(await tree('.outcome')).toBe(trees.hint);
    expect(await page.locator('.steps ol').count()).toBe(1);
  });

  test('the state of a token is a description list', async () => {
    await page.getByRole('button', { name: 'Sign in with a GitHub App' }).click();
    await page.getByRole('button', { name: 'Authorize' }).click();
    await page.getByRole('heading', { name: 'Signed in' }).waitFor();

    expect(await tree('.account')).toBe(trees.signedIn);
  });

  test('the headings of a page skip no level', async () => {
    await choose(page, 'A company proxy responds');

    const levels = await page
      .locator('h1, h2, h3, h4, h5, h6')
      .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName.slice(1))));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [at, level] of levels.entries())
      expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
  });
});
