// A page in a real Chromium with the bundled package, and its server with the relay.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { build } from 'esbuild';
import { createTokenClient } from 'github-token-exchange';
import { createTokenRelay, nodeListener } from 'github-token-exchange/relay';
import { createFakeTokenEndpoint } from 'github-token-exchange/testing';
import { launchChromium } from '../chromium.mjs';
import { app, outcome } from './common.mjs';

const html = '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>';

/**
 * The server of the page.
 *
 * @param {string} scratch
 */
const serve = async (scratch) => {
  const endpoint = createFakeTokenEndpoint({ apps: [app] });
  /** @type {ReturnType<typeof nodeListener> | undefined} */
  let right;
  /** @type {ReturnType<typeof nodeListener> | undefined} */
  let wrong;
  /** @type {(pathname: string, outgoing: import('node:http').ServerResponse) => Promise<void>} */
  const respond = async (pathname, outgoing) => {
    if (pathname === '/code') {
      outgoing.end(endpoint.issueCode());
      return;
    }
    const file = pathname === '/' ? undefined : path.join(scratch, 'page', path.basename(pathname));
    outgoing.setHeader('content-type', file === undefined ? 'text/html' : 'text/javascript');
    outgoing.end(file === undefined ? html : await readFile(file).catch(() => ''));
  };
  const server = createServer((incoming, outgoing) => {
    const { pathname } = new URL(incoming.url ?? '/', 'http://127.0.0.1');
    if (pathname === '/oauth/token') right?.(incoming, outgoing);
    else if (pathname === '/wrong-secret') wrong?.(incoming, outgoing);
    else void respond(pathname, outgoing);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const url = `http://127.0.0.1:${String(port)}`;
  /** @param {string} clientSecret */
  const relayWith = (clientSecret) =>
    nodeListener(
      createTokenRelay({
        client: createTokenClient({ ...app, clientSecret, fetch: endpoint.fetch }),
        allowedOrigins: [url],
        details: 'full',
      }),
    );
  right = relayWith(app.clientSecret);
  wrong = relayWith('0'.repeat(40));
  return { url, close: () => server.close() };
};

/** @type {import('./common.mjs').Runtime} */
export const chromium = async (scratch) => {
  await build({
    absWorkingDir: scratch,
    entryPoints: ['page.mjs'],
    outdir: path.join(scratch, 'page'),
    entryNames: '[name]',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    logLevel: 'error',
  });
  const server = await serve(scratch);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.waitForFunction('globalThis.probe !== undefined');
    const got = /** @type {Readonly<Record<string, unknown>>} */ (
      await page.evaluate('globalThis.probe()')
    );
    const refused = 'GitHub rejected this combination of client ID and client secret.';
    return {
      version: browser.version(),
      outcomes: {
        import: 'ok',
        require: '-',
        exchange: outcome(got['exchange'], 'Success'),
        causes: outcome(got['causes'], refused),
        network: outcome(got['network'], 'NetworkFailure'),
        xml: outcome(got['xml'], 'AccessDenied'),
        relay: outcome(got['exchange'], 'Success'),
      },
    };
  } finally {
    await browser.close();
    server.close();
  }
};
