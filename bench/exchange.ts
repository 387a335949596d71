/* eslint-disable @typescript-eslint/no-deprecated -- peers mark what is unsafe outside of loopback */
// Compares an exchange over loopback with a bare fetch, with bare ky, and with other libraries.
// `--at=1,16` sets how many run at once, `--rounds=20` how often each candidate is measured, and
// `--against=FOLDER` adds another build of this package.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { exchangeWebFlowCode } from '@octokit/oauth-methods';
import { Octokit } from '@octokit/core';
import ky from 'ky';
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';
import { accessToken } from './responses.js';
import { builds, compare, numbersOf, smoke } from './rounds.js';

const child = fork(fileURLToPath(new URL('token-endpoint.ts', import.meta.url)));
const [port] = (await once(child, 'message')) as [number];
const web = `http://127.0.0.1:${String(port)}`;
const url = `${web}/login/oauth/access_token`;
const app = {
  clientId: 'Ov23liBenchBench0000',
  clientSecret: '0123456789abcdef'.repeat(3).slice(8),
};
const redirectUri = 'https://app.example.com/callback';

type Exchange = (code: string) => Promise<unknown>;
const ignore = (): void => undefined;

const form = (code: string): string =>
  new URLSearchParams({
    client_id: app.clientId,
    client_secret: app.clientSecret,
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
  }).toString();
const headers = {
  accept: 'application/json',
  'content-type': 'application/x-www-form-urlencoded',
  'user-agent': 'bench',
};

const bare: Exchange = async (code) => {
  const response = await fetch(url, { method: 'POST', headers, body: form(code) });
  return JSON.parse(await response.text()) as unknown;
};

/** What every client that promises a deadline and a limit of the body has to do. */
const bareWithLimits: Exchange = async (code) => {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort();
  }, 10_000);
  try {
    const { signal } = controller;
    const init = { method: 'POST', headers, body: form(code), redirect: 'manual', signal } as const;
    const response = await fetch(url, init);
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length > 65_536) throw new RangeError('The body is too long.');
    }
    return JSON.parse(text) as unknown;
  } finally {
    clearTimeout(timer);
  }
};

const bareKy: Exchange = async (code) => {
  const response = await ky(url, {
    method: 'post',
    headers,
    body: form(code),
    retry: 0,
    redirect: 'manual',
    throwHttpErrors: false,
    timeout: false,
  });
  return JSON.parse(await response.text()) as unknown;
};

const { request } = new Octokit({ baseUrl: web });
const octokit: Exchange = (code) =>
  exchangeWebFlowCode({
    clientType: 'oauth-app',
    ...app,
    code,
    redirectUrl: redirectUri,
    request,
  });

const server = { issuer: web, token_endpoint: url };
const oauthClient = { client_id: app.clientId };
const parameters = oauth.validateAuthResponse(
  server,
  oauthClient,
  new URL(`${redirectUri}?code=0`),
);
const viaOauth4webapi: Exchange = async (code) => {
  const callback = new URLSearchParams(parameters);
  callback.set('code', code);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    oauthClient,
    oauth.ClientSecretPost(app.clientSecret),
    oauth.validateAuthResponse(server, oauthClient, callback),
    redirectUri,
    oauth.nopkce,
    { [oauth.allowInsecureRequests]: true, headers: { accept: 'application/json' } },
  );
  return oauth.processAuthorizationCodeResponse(server, oauthClient, response);
};

const config = new openid.Configuration(
  server,
  app.clientId,
  undefined,
  openid.ClientSecretPost(app.clientSecret),
);
openid.allowInsecureRequests(config);
const viaOpenid: Exchange = (code) =>
  openid.authorizationCodeGrant(config, new URL(`${redirectUri}?code=${code}`));

type Core = typeof import('../src/core.js');
type Main = typeof import('../src/index.js');
type Node = typeof import('../src/node.js');

const own: Record<string, Exchange> = {};
for (const [label, folder] of builds) {
  const core = (await import(new URL('core.js', folder).href)) as Core;
  const main = (await import(new URL('index.js', folder).href)) as Main;
  const options = { ...app, baseUrl: web };
  const coreClient = core.createTokenClient({ ...options, transport: core.fetchTransport() });
  const mainClient = main.createTokenClient(options);
  own[`${label}core`] = (code) => coreClient.exchangeCode({ code, redirectUri });
  // A build of before the entry /node has none.
  const node = (await import(new URL('node.js', folder).href).catch(ignore)) as Node | undefined;
  if (node !== undefined) {
    const client = core.createTokenClient({ ...options, transport: node.nodeTransport() });
    own[`${label}core, nodeTransport`] = (code) => client.exchangeCode({ code, redirectUri });
  }
  own[`${label}main`] = (code) => mainClient.exchangeCode({ code, redirectUri });
}

const exchanges: Readonly<Record<string, Exchange>> = {
  fetch: bare,
  'fetch, deadline, limit': bareWithLimits,
  ky: bareKy,
  oauth4webapi: viaOauth4webapi,
  'openid-client': viaOpenid,
  '@octokit/oauth-methods': octokit,
  ...own,
};

let sent = 0;
/** A code that was not sent before; "f" as its first digit asks for an error. */
const freshCode = (first: string): string => first + (sent += 1).toString(16).padStart(19, '0');

const batch = (exchange: Exchange, first: string, atOnce: number, count: number) => async () => {
  let left = count;
  const worker = async (): Promise<void> => {
    // Some throw if the response is an error.
    while ((left -= 1) >= 0) await exchange(freshCode(first)).catch(ignore);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
};

for (const [name, exchange] of Object.entries(exchanges))
  if (!JSON.stringify(await exchange(freshCode('0'))).includes(accessToken))
    throw new Error(`${name} does not return the token.`);

const rounds = smoke ? 1 : (numbersOf('--rounds', [40])[0] ?? 1);
const count = smoke ? 4 : 128;
const rows = [];
for (const [response, first] of [
  ['token', '0'],
  ['error', 'f'],
] as const)
  for (const atOnce of numbersOf('--at', [1, 16, 64])) {
    const timings = await compare(
      Object.fromEntries(
        Object.entries(exchanges).map(([name, exchange]) => [
          name,
          batch(exchange, first, atOnce, count),
        ]),
      ),
      rounds,
    );
    for (const [name, { times, ratiosTo }] of timings) {
      const [toFetch, toKy] = [ratiosTo('fetch'), ratiosTo('ky')];
      rows.push({
        response,
        'at once': atOnce,
        exchange: name,
        'µs each': ((times.clock * 1000) / count).toFixed(0),
        '× fetch': toFetch.clock.toFixed(2),
        'CPU × fetch': toFetch.cpu.toFixed(2),
        '× ky': toKy.clock.toFixed(2),
        'CPU × ky': toKy.cpu.toFixed(2),
      });
    }
  }
console.table(rows);
child.disconnect();
