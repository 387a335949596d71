import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from '../../scripts/chromium.mjs';

/** The example of a page, running as its own process, as `npm run example:browser` starts it. */
export interface BrowserExample {
  readonly url: string;
  /** Where its fake GitHub is. */
  readonly gitHub: string;
  /** How many token requests the fake GitHub has received. */
  readonly countRequests: () => Promise<number>;
  readonly close: () => Promise<void>;
}

const script = fileURLToPath(new URL('../../examples/browser/server.mjs', import.meta.url));
const startTimeoutMs = 30_000;

/** Starts the example; it needs a build. */
const startExample = async (): Promise<BrowserExample> => {
  const child = spawn(process.execPath, [script, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  let output = '';
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const addresses = new Promise<readonly string[]>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill();
      reject(new Error('The example did not start in time.'));
    }, startTimeoutMs);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const found = output.match(/http:\/\/127\.0\.0\.1:\d+(?=\n)/g) ?? [];
      if (found.length < 2) return;
      clearTimeout(timer);
      resolve(found);
    });
    child.once('exit', () => {
      clearTimeout(timer);
      reject(new Error(`The example did not start; run npm run build first.\n${errors}`));
    });
  });
  const [url = '', gitHub = ''] = await addresses;
  return {
    url,
    gitHub,
    countRequests: async () => {
      const answer = await fetch(`${url}/demo/requests`);
      return ((await answer.json()) as { count: number }).count;
    },
    close: async () => {
      child.kill();
      await exited;
    },
  };
};

/** The example and a Chromium, for the tests of one file. */
export interface Stage {
  readonly example: BrowserExample;
  readonly browser: Browser;
  /** Closes the pages of a test. */
  readonly closePages: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts both, or neither: what has started is closed where the other one fails. */
export const openStage = async (): Promise<Stage> => {
  const browser = await launchChromium();
  try {
    const example = await startExample();
    return {
      example,
      browser,
      closePages: async () => {
        await Promise.all(browser.contexts().map((context) => context.close()));
      },
      close: async () => {
        await browser.close();
        await example.close();
      },
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
};

/** A page of the example, and what its console said. */
export interface ExamplePage {
  readonly page: Page;
  /** Errors of the console and of scripts; those of other origins, such as GitHub's page, are theirs. */
  readonly problems: readonly string[];
}

/** Runs in the page: keeps what its requests were answered with. */
const keepAnswers = (): void => {
  const answers: string[] = [];
  const send = globalThis.fetch;
  Object.assign(globalThis, {
    answers,
    fetch: async (...request: Parameters<typeof fetch>) => {
      const response = await send(...request);
      // At once, since the client ends the request as soon as it has read its copy.
      answers.push(await response.clone().text());
      return response;
    },
  });
};

/** The bodies that the requests of a page were answered with since it was loaded. */
export const answersTo = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => (globalThis as unknown as { answers: readonly string[] }).answers);

/** Opens the example in a context of its own, and waits until it can be used. */
export const openExample = async (
  browser: Browser,
  { url }: Pick<BrowserExample, 'url'>,
  options: BrowserContextOptions = {},
): Promise<ExamplePage> => {
  const context = await browser.newContext(options);
  await context.addInitScript(keepAnswers);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    const at = message.location().url;
    const isOurs = at === '' || at.startsWith(`${url}/`);
    if (isOurs && ['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(url);
  await isReady(page);
  return { page, problems };
};

/** Waits until the page has set itself up, the exchange of a callback included. */
export const isReady = (page: Page): Promise<void> => page.locator('html[data-ready]').waitFor();

/** Lets something go wrong by the scenario's title. */
export const choose = async (page: Page, title: string): Promise<void> => {
  const group = page
    .locator('.groups details')
    .filter({ has: page.getByText(title, { exact: true }) });
  if ((await group.getAttribute('open')) === null) await group.locator('summary').click();
  await group.getByText(title, { exact: true }).click();
  await page.locator('#outcome[aria-busy=false]').waitFor();
};
