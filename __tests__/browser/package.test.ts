import { EventEmitter, once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../scripts/chromium.mjs';
import { decodeTokenResponse, type TokenResponse } from '../../src/index.js';
import { describe, test } from '../support/chromium.js';
import { httpServer } from '../support/raw-server.js';

jest.setTimeout(120_000);

type Package = typeof import('../../src/index.js');

const file = fileURLToPath(new URL('../../dist/browser.js', import.meta.url));

let browser: Browser;
let page: Page | undefined;

beforeAll(async () => {
  browser = await launchChromium();
});

afterEach(async () => {
  await page?.context().close();
});

// None was opened where the start failed.
afterAll(() => (browser as Browser | undefined)?.close());

/** An empty page that has the one file of the package as `globalThis.sdk`. */
const open = async (
  answer: (incoming: IncomingMessage, outgoing: ServerResponse) => void = () => undefined,
  policy = '',
): Promise<{ readonly page: Page; readonly url: string; readonly problems: readonly string[] }> => {
  const sdk = await readFile(file);
  const url = await httpServer((incoming, outgoing) => {
    const headers = { ...(policy === '' ? {} : { 'content-security-policy': policy }) };
    if (incoming.url === '/') {
      outgoing.writeHead(200, { ...headers, 'content-type': 'text/html' });
      outgoing.end('<!doctype html><link rel="icon" href="data:,"><title>Empty</title>');
    } else if (incoming.url === '/sdk.js') {
      outgoing.writeHead(200, { 'content-type': 'text/javascript' });
      outgoing.end(sdk);
    } else answer(incoming, outgoing);
  });
  const opened = await browser.newPage();
  const problems: string[] = [];
  opened.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  opened.on('pageerror', (error) => problems.push(error.message));
  await opened.goto(url);
  await opened.evaluate(async () => {
    const address = '/sdk.js';
    Object.assign(globalThis, { sdk: (await import(address)) as unknown });
  });
  page = opened;
  return { page: opened, url, problems };
};

const decodeInPage = (there: Page, body: string, contentType: string) =>
  there.evaluate(
    ([text, type]) => {
      const { sdk } = globalThis as unknown as { sdk: Package };
      return sdk.decodeTokenResponse(
        { status: 200, headers: { 'content-type': type }, body: text },
        { receivedAt: 1000 },
      );
    },
    [body, contentType] as const,
  );

const xml = 'application/xml; charset=utf-8';

const bodies: readonly (readonly [string, string, string, TokenResponse['_tag']])[] = [
  [
    'an error',
    '<OAuth>\n  <error>bad_verification_code</error>\n  <error_description>Wrong &amp; old.</error_description>\n</OAuth>',
    xml,
    'BadVerificationCode',
  ],
  [
    'a token',
    '<?xml version="1.0" encoding="UTF-8"?><OAuth><access_token>gho_x</access_token><token_type>bearer</token_type><scope>repo,gist</scope></OAuth>',
    xml,
    'Success',
  ],
  [
    'CDATA and comments',
    '<OAuth><error><![CDATA[slow_down]]></error><interval>1<!-- ten -->0</interval></OAuth>',
    xml,
    'SlowDown',
  ],
  ['no declared type', '<OAuth><error>access_denied</error></OAuth>', '', 'AccessDenied'],
  [
    'a document type with an entity',
    '<!DOCTYPE OAuth [<!ENTITY t "gho_x">]><OAuth><access_token>&t;</access_token></OAuth>',
    xml,
    'UnexpectedResponse',
  ],
  [
    'an element that is not closed',
    '<OAuth><error>access_denied</OAuth>',
    xml,
    'UnexpectedResponse',
  ],
  [
    'an entity that nobody declared',
    '<OAuth><error>&access_denied;</error></OAuth>',
    xml,
    'UnexpectedResponse',
  ],
  [
    'a nested error',
    '<OAuth><a><error>access_denied</error></a></OAuth>',
    xml,
    'UnexpectedResponse',
  ],
  ['a web page', '<html><body><p>Hello<br></body></html>', 'text/html', 'UnexpectedResponse'],
];

describe('the one file for browsers', () => {
  test('the file for browsers parses XML with DOMParser as Node does', async () => {
    const { page: there, problems } = await open();

    for (const [name, body, contentType, tag] of bodies) {
      const headers = { 'content-type': contentType };
      const inNode = decodeTokenResponse({ status: 200, headers, body }, { receivedAt: 1000 });
      const inBrowser = await decodeInPage(there, body, contentType);
      expect([name, inBrowser._tag]).toEqual([name, tag]);
      expect(inBrowser).toEqual(inNode);
    }
    expect(problems).toEqual([]);
  });

  test('the file for browsers parses everything except XML if the page requires trusted types', async () => {
    const { page: there } = await open(undefined, "require-trusted-types-for 'script'");

    expect(await decodeInPage(there, '<html><p>Hello</p></html>', 'text/html')).toMatchObject({
      _tag: 'UnexpectedResponse',
      reason: 'proxy-page',
    });
    expect(
      await decodeInPage(there, '{"error":"access_denied"}', 'application/json'),
    ).toMatchObject({ _tag: 'AccessDenied' });
    expect(await decodeInPage(there, '<OAuth><error>slow_down</error></OAuth>', xml)).toMatchObject(
      {
        _tag: 'UnexpectedResponse',
      },
    );
  });

  test('the file for browsers does not follow a redirect', async () => {
    const asked: (string | undefined)[] = [];
    const { page: there } = await open((incoming, outgoing) => {
      asked.push(incoming.url);
      outgoing.writeHead(307, { location: '/elsewhere' });
      outgoing.end();
    });

    const responses = await there.evaluate(async () => {
      const { sdk } = globalThis as unknown as { sdk: Package };
      const clientId = 'Ov23liTestTestTest00';
      const baseUrl = location.origin;
      const code = 'e72e16c7e42f292c6912';
      return [
        await sdk
          .createTokenClient({ clientId, clientSecret: null, baseUrl })
          .exchangeCode({ code }),
        await sdk.createTokenClient({ clientId, tokenEndpoint: '/relay' }).exchangeCode({ code }),
      ];
    });

    expect(asked).toEqual(['/login/oauth/access_token', '/relay']);
    for (const response of responses)
      expect(response).toMatchObject({ _tag: 'UnexpectedResponse', reason: 'redirect' });
    expect(JSON.stringify(responses)).not.toContain('e72e16c7e42f292c6912');
  });

  test('the file for browsers sends the User-Agent of the browser and causes no preflight request', async () => {
    const asked: (readonly [string | undefined, string | undefined])[] = [];
    const other = await httpServer((incoming, outgoing) => {
      asked.push([incoming.method, incoming.headers['user-agent']]);
      outgoing.writeHead(200, { 'access-control-allow-origin': '*' });
      outgoing.end('{"error":"access_denied"}');
    });
    const { page: there, problems } = await open();

    const [tag, userAgent] = await there.evaluate(async (tokenEndpoint) => {
      const { sdk } = globalThis as unknown as { sdk: Package };
      const client = sdk.createTokenClient({ clientId: 'Ov23liTestTestTest00', tokenEndpoint });
      const response = await client.exchangeCode({ code: 'e72e16c7e42f292c6912' });
      return [response._tag, navigator.userAgent] as const;
    }, other);

    expect(tag).toBe('AccessDenied');
    expect(asked).toEqual([['POST', userAgent]]);
    expect(problems).toEqual([]);
  });

  test('the file for browsers ends a request that the page aborts', async () => {
    const events = new EventEmitter();
    const asked = once(events, 'asked');
    const closed = once(events, 'closed');
    const { page: there, problems } = await open((incoming, outgoing) => {
      outgoing.on('close', () => events.emit('closed'));
      incoming.resume();
      events.emit('asked');
    });

    await there.evaluate(() => {
      const { sdk } = globalThis as unknown as { sdk: Package };
      const controller = new AbortController();
      const response = sdk
        .createTokenClient({ clientId: 'Ov23liTestTestTest00', tokenEndpoint: '/relay' })
        .exchangeCode({ code: 'e72e16c7e42f292c6912', signal: controller.signal });
      Object.assign(globalThis, { controller, response });
    });
    await asked;
    const response = await there.evaluate(() => {
      const kept = globalThis as unknown as {
        controller: AbortController;
        response: Promise<TokenResponse>;
      };
      kept.controller.abort();
      return kept.response;
    });

    expect(response).toMatchObject({ _tag: 'RequestAborted', remediation: { action: 'none' } });
    await closed;
    expect(problems).toEqual([]);
  });

  test('the file for browsers ends a request that gets no response in time', async () => {
    const { page: there } = await open((incoming) => incoming.resume());

    const response = await there.evaluate(() => {
      const { sdk } = globalThis as unknown as { sdk: Package };
      return sdk
        .createTokenClient({
          clientId: 'Ov23liTestTestTest00',
          tokenEndpoint: '/relay',
          timeoutMs: 200,
        })
        .exchangeCode({ code: 'e72e16c7e42f292c6912' });
    });

    expect(response).toMatchObject({ _tag: 'RequestTimedOut', timeoutMs: 200 });
  });
});
