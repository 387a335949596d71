// The servers of bench/relay.ts, each in its own process: an upstream in place of GitHub, the relay, a
// handler that only calls the same client, @octokit/oauth-app, and a handler that only forwards requests.
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createTokenClient } from '../src/client/with-ky.js';
import {
  createTokenClient as createCoreClient,
  fetchTransport,
  type Transport,
} from '../src/core.js';
import { nodeTransport } from '../src/node.js';
import { createTokenRelay, nodeListener } from '../src/relay.js';

const [role = '', upstreamUrl = '', origin = '', ...modules] = process.argv.slice(2);
const app = { clientId: 'Ov23liBenchBench0000', clientSecret: 'f'.repeat(40) };

const readText = async (incoming: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of incoming.setEncoding('utf8')) text += String(chunk);
  return text;
};

/** Responds at once, slowly, to two of three requests, or with 429, by the first digit of the code. */
const upstream: RequestListener = (incoming, outgoing) => {
  void (async () => {
    const code = new URLSearchParams(await readText(incoming)).get('code') ?? '';
    const turn = Number.parseInt(code.slice(1), 16);
    if (code.startsWith('1')) await delay(300);
    if (code.startsWith('2') && turn % 3 === 0) {
      incoming.socket.destroy();
      return;
    }
    outgoing.statusCode = code.startsWith('3') ? 429 : 200;
    outgoing.setHeader('content-type', 'application/json');
    outgoing.end(
      JSON.stringify(
        outgoing.statusCode === 429
          ? { message: 'API rate limit exceeded' }
          : { access_token: `gho_${code}${code.slice(4)}`, token_type: 'bearer', scope: 'repo' },
      ),
    );
  })();
};

const bare: RequestListener = (incoming, outgoing) => {
  void (async () => {
    const { code } = JSON.parse(await readText(incoming)) as { readonly code: string };
    const response = await fetch(`${upstreamUrl}/login/oauth/access_token`, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({
        client_id: app.clientId,
        client_secret: app.clientSecret,
        code,
      }),
    });
    outgoing.setHeader('content-type', 'application/json');
    outgoing.end(await response.text());
  })();
};

const tokenClient = () => createTokenClient({ ...app, baseUrl: upstreamUrl });

const client = (): RequestListener => {
  const { exchangeCode } = tokenClient();
  return (incoming, outgoing) => {
    void (async () => {
      const { code } = JSON.parse(await readText(incoming)) as { readonly code: string };
      outgoing.setHeader('content-type', 'application/json');
      outgoing.end(JSON.stringify(await exchangeCode({ code })));
    })();
  };
};

const relay = (client = tokenClient()): RequestListener =>
  nodeListener(createTokenRelay({ client, allowedOrigins: [origin], onError: null }));

const coreRelay = (transport: Transport): RequestListener =>
  relay(createCoreClient({ ...app, baseUrl: upstreamUrl, transport }));

interface OctokitApp {
  OAuthApp: new (options: object) => object;
  readonly createNodeMiddleware: (app: object) => RequestListener;
}
interface OctokitCore {
  Octokit: { defaults(options: object): unknown };
}

/** The middleware of @octokit/oauth-app, whose `POST /api/github/oauth/token` exchanges a code. */
const octokit = async (): Promise<RequestListener> => {
  const [oauthAppUrl = '', coreUrl = ''] = modules;
  const { OAuthApp, createNodeMiddleware } = (await import(oauthAppUrl)) as OctokitApp;
  const { Octokit } = (await import(coreUrl)) as OctokitCore;
  const oauthApp = new OAuthApp({
    ...app,
    baseUrl: upstreamUrl,
    Octokit: Octokit.defaults({ baseUrl: upstreamUrl }),
  });
  return createNodeMiddleware(oauthApp);
};

const listeners: Readonly<Record<string, () => RequestListener | Promise<RequestListener>>> = {
  upstream: () => upstream,
  bare: () => bare,
  client,
  relay: () => relay(),
  'core relay': () => coreRelay(fetchTransport()),
  'node relay': () => coreRelay(nodeTransport()),
  octokit,
};
const listener = listeners[role];
if (listener === undefined) throw new TypeError('relay-servers: the first argument is not a role');
const server = createServer(await listener());
server.listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as AddressInfo).port);
});
process.on('message', () => process.send?.(process.memoryUsage.rss()));
process.on('disconnect', () => process.exit());
