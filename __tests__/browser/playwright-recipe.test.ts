import { readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import { createTokenClient } from 'github-token-exchange';
import { createTokenRelay, nodeListener } from 'github-token-exchange/relay';
import { createFakeTokenEndpoint } from 'github-token-exchange/testing';
import type { Browser } from 'playwright-core';
import { whileListening } from '../../examples/support/listen.mjs';
import { launchChromium } from '../../scripts/chromium.mjs';
import { routeToFake } from '../recipes/playwright.js';
import { app } from '../support/app.js';
import { test } from '../support/chromium.js';

jest.setTimeout(120_000);

const sdk = new URL('../../dist/browser.js', import.meta.url);
let browser: Browser | undefined;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser?.close());

const page = `<!doctype html><link rel="icon" href="data:,"><title>App</title>
<button>Sign in</button><output></output>
<script type="module">
  import { createTokenClient } from '/sdk.js';
  const client = createTokenClient({ clientId: '${app.clientId}', tokenEndpoint: '/auth/token' });
  document.querySelector('button').onclick = async () => {
    const request = await client.authorizationUrl({ redirectUri: location.origin + '/callback' });
    sessionStorage.setItem('sign-in', JSON.stringify(request));
    location.assign(request.url);
  };
  if (location.pathname === '/callback') {
    const callback = client.parseCallback(location.href, JSON.parse(sessionStorage.getItem('sign-in')));
    const response =
      callback._tag === 'AuthorizationCode' ? await client.exchangeCode(callback) : callback;
    document.querySelector('output').textContent = response._tag;
  }
</script>`;

const listener = (relay: RequestListener): RequestListener => {
  return (incoming, outgoing) => {
    if (incoming.url === '/auth/token') {
      relay(incoming, outgoing);
      return;
    }
    const isSdk = incoming.url === '/sdk.js';
    outgoing.setHeader('content-type', isSdk ? 'text/javascript' : 'text/html');
    void (isSdk ? readFile(sdk) : Promise.resolve(page)).then((body) => outgoing.end(body));
  };
};

test('the recipe for Playwright signs a user in on the pages of the fake', async () => {
  const callbackUrls = ['http://127.0.0.1/callback'];
  const fake = createFakeTokenEndpoint({ apps: [{ ...app, callbackUrls }] });
  const client = createTokenClient({ ...app, fetch: fake.fetch });
  const results: unknown[] = [];
  await whileListening(
    (origin) => listener(nodeListener(createTokenRelay({ client, allowedOrigins: [origin] }))),
    async (origin) => {
      for (const button of ['Authorize', 'Cancel']) {
        const context = await browser?.newContext();
        if (context === undefined) throw new Error('The browser has not started.');
        await routeToFake(context, fake);
        const opened = await context.newPage();
        await opened.goto(origin);
        await opened.getByRole('button', { name: 'Sign in' }).click();
        await opened.getByRole('button', { name: button }).click();
        await opened.locator('output:not(:empty)').waitFor();
        results.push(await opened.locator('output').textContent());
        await context.close();
      }
    },
  );

  expect(results).toEqual(['Success', 'AccessDenied']);
  expect(fake.requests.filter(({ path }) => path === '/login/oauth/access_token')).toHaveLength(1);
});
