import { afterAll, afterEach, beforeAll, expect, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describe, test } from '../support/chromium.js';
import {
  choose,
  openExample,
  openStage,
  type BrowserExample,
  type Stage,
} from '../support/browser-example.js';
import { contrast } from '../support/contrast.js';

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

afterEach(() => stage?.closePages());

afterAll(async () => {
  // Nothing was opened where the start failed.
  await stage?.close();
});

const open = async (options: Parameters<typeof openExample>[2] = {}) => {
  ({ page, problems } = await openExample(browser, example, options));
};

const signIn = async () => {
  await page.getByRole('button', { name: 'Sign in with a GitHub App' }).click();
  await page.getByRole('button', { name: 'Authorize' }).click();
  await page.getByRole('heading', { name: 'Signed in' }).waitFor();
};

/** The page in the states that differ in what they show. */
const states: readonly (readonly [string, () => Promise<void>])[] = [
  ['at the start', () => Promise.resolve()],
  ['signed in', () => signIn()],
  ['with a certain cause', () => choose(page, 'The client secret ends with a newline')],
  ['with a likely cause', () => choose(page, 'A company proxy responds')],
  ['with a report', () => choose(page, 'Two exchanges of one code at once, then a third')],
  ['with a long answer', () => choose(page, 'The response is too large')],
  [
    'with the text for the log',
    async () => {
      await choose(page, 'The URL of the relay is wrong');
      await page.getByText('Log text', { exact: true }).click();
    },
  ],
];

/** The texts and the edges of controls that can be seen, with their colours. */
const colors = () =>
  page.evaluate(() => {
    const backgroundOf = (element: Element | null): string => {
      if (element === null) return 'nothing';
      const { backgroundColor } = getComputedStyle(element);
      return backgroundColor === 'rgba(0, 0, 0, 0)'
        ? backgroundOf(element.parentElement)
        : backgroundColor;
    };
    const visible = [...document.body.querySelectorAll('*')].filter((element) =>
      element.checkVisibility(),
    );
    const withText = visible.filter((element) =>
      [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== '',
      ),
    );
    return {
      texts: withText.map((element) => ({
        text: element.textContent,
        color: getComputedStyle(element).color,
        background: backgroundOf(element),
      })),
      edges: visible
        .filter((element) => element.matches('button:not(.scenario), .scenario[aria-current]'))
        .map((element) => ({
          text: element.textContent,
          color: getComputedStyle(element).borderTopColor,
          background: backgroundOf(element.parentElement),
        })),
    };
  });

/** What reaches beyond the window, but for what scrolls by itself. */
const tooWide = (width: number) =>
  page.evaluate(
    (most) =>
      [document.documentElement, ...document.querySelectorAll('body *:not(pre, pre *)')]
        .filter(
          (element) =>
            element.getBoundingClientRect().right > most ||
            (element === document.documentElement && element.scrollWidth > most),
        )
        .map((element) => element.outerHTML.slice(0, 100)),
    width,
  );

describe.each(['light', 'dark'] as const)('in the %s scheme', (colorScheme) => {
  test.each(states)(
    `the page has enough contrast in the ${colorScheme} scheme and fits into 360 pixels, %s`,
    async (_, reach) => {
      // Without transitions, whose colours are half-way.
      await open({ colorScheme, reducedMotion: 'reduce' });
      await reach();
      const { texts, edges } = await colors();

      expect(texts.length).toBeGreaterThan(20);
      expect(edges.length).toBeGreaterThan(0);
      expect(texts.filter(({ color, background }) => contrast(color, background) < 4.5)).toEqual(
        [],
      );
      expect(edges.filter(({ color, background }) => contrast(color, background) < 3)).toEqual([]);

      await page.setViewportSize({ width: 360, height: 640 });
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) {
          details.removeAttribute('name');
          details.open = true;
        }
      });
      expect(await tooWide(360)).toEqual([]);
    },
  );
});

describe('the page', () => {
  test('the page differs between the schemes and respects reduced motion', async () => {
    const backgrounds: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await open({ colorScheme, reducedMotion: 'reduce' });
      const { background, duration } = await page.evaluate(() => ({
        background: getComputedStyle(document.body).backgroundColor,
        duration: getComputedStyle(document.querySelector('button') ?? document.body)
          .transitionDuration,
      }));
      backgrounds.push(background);
      expect(duration).toBe('0s');
      await page.context().close();
    }
    expect(new Set(backgrounds).size).toBe(2);
  });

  test('the page has a strict policy and sends requests only to its server and GitHub', async () => {
    await open();
    const answer = await page.reload();
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(policy).not.toContain('unsafe');
    expect(await page.locator('script:not([src]), style, [style], [onclick]').count()).toBe(0);

    const asked = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin),
    );
    expect(new Set(asked)).toEqual(new Set([example.url]));
    expect(problems).toEqual([]);
  });

  test('the server of the example rejects a choice of scenario from another origin', async () => {
    await open();
    const statuses = await Promise.all(
      [{}, { origin: 'https://evil.example.com' }, { origin: example.url }].map(async (headers) => {
        const answer = await fetch(`${example.url}/demo/next`, {
          method: 'POST',
          headers,
          body: '{"scenario":"usual"}',
        });
        return answer.status;
      }),
    );
    expect(statuses).toEqual([404, 404, 200]);
  });
});

test('contrast() measures the contrast ratio of WCAG', async () => {
  await open();
  expect(contrast('rgb(0, 0, 0)', 'rgb(255, 255, 255)')).toBeCloseTo(21, 5);
  expect(contrast('rgb(119, 119, 119)', 'rgb(255, 255, 255)')).toBeCloseTo(4.48, 2);
  expect(() => contrast('rgba(0, 0, 0, 0.5)', 'rgb(255, 255, 255)')).toThrow('no opaque colour');
});
