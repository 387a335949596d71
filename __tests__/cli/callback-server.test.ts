import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { authorizationUrl } from '../../src/authorize/authorization-url.js';
import {
  listenForCallback,
  notFoundPage,
  parseRedirectTarget,
  redirectUriOf,
  resultPage,
  serveOnLoopback,
} from '../../src/cli/callback-server.js';
import type { TokenError, TokenErrorTag } from '../../src/index.js';
import type { Handler } from '../../src/internal/node-http.js';
import { decode, form } from '../support/answers.js';
import { app } from '../support/app.js';
import { everyError } from '../support/samples.js';

const servers: { readonly close: () => Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const target = (uri: string | undefined, port?: number) => parseRedirectTarget(uri, 'NAME', port);

test('parseRedirectTarget() uses any port of 127.0.0.1 without a redirect URI', () => {
  expect(target(undefined)).toEqual({
    host: '127.0.0.1',
    hostname: '127.0.0.1',
    port: 0,
    path: '/callback',
  });
  expect(redirectUriOf(target(undefined), 49_152)).toBe('http://127.0.0.1:49152/callback');
});

test('parseRedirectTarget() takes host, port and path from the redirect URI', () => {
  expect(target('http://localhost:3000/auth/cb')).toEqual({
    host: 'localhost',
    hostname: '127.0.0.1',
    port: 3000,
    path: '/auth/cb',
  });
  expect(target('http://localhost:3000/auth/cb', 0).port).toBe(0);
  expect(target('http://[::1]/cb')).toMatchObject({ host: '[::1]', hostname: '::1', port: 0 });
  expect(redirectUriOf(target('http://[::1]/cb'), 8080)).toBe('http://[::1]:8080/cb');
});

test('parseRedirectTarget() refuses a redirect URI that does not lead here by its name, without its value', () => {
  for (const uri of [
    'https://app.example.com/cb',
    'http://app.example.com/cb',
    'https://127.0.0.1/cb',
    'cb',
  ])
    expect(() => target(uri)).toThrow(/^NAME does not lead to this machine/);
  expect(() => target('http://127.0.0.1/cb?a=b')).toThrow(/^NAME has a query/);
  expect(() => target('http://127.0.0.1/cb#a')).toThrow(/^NAME has a query/);
});

const serve = async (handler: Handler, options = { port: 0 }) => {
  const server = await serveOnLoopback(handler, options);
  servers.push(server);
  return server;
};

/** The response to bytes that no HTTP client would send. */
const sendBytes = (port: number, bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });

const echo: Handler = async (request) =>
  new Response(`${request.method} ${request.url} ${await request.text()}`, {
    status: 201,
    headers: { 'x-a': request.headers.get('x-a') ?? '' },
  });

test('serveOnLoopback() passes the request to the handler and sends its response', async () => {
  const { port } = await serve(echo);
  const url = `http://127.0.0.1:${String(port)}/a?b=c`;
  const response = await fetch(url, { method: 'POST', body: 'text', headers: { 'x-a': '1' } });

  expect([response.status, response.headers.get('x-a')]).toEqual([201, '1']);
  expect(await response.text()).toBe(`POST ${url} text`);
  expect(await (await fetch(url)).text()).toBe(`GET ${url} `);
});

test('serveOnLoopback() listens on the given loopback address only', async () => {
  const { port } = await serve(echo, { port: 0, hostname: '::1' } as never);
  const url = `http://[::1]:${String(port)}/`;

  expect(await (await fetch(url)).text()).toBe(`GET ${url} `);
  await expect(fetch(`http://127.0.0.1:${String(port)}/`)).rejects.toThrow();
});

test('serveOnLoopback() responds with 500 if the handler rejects', async () => {
  const { url } = await serve(() => Promise.reject(new Error('broken')));

  expect((await fetch(url)).status).toBe(500);
});

test('serveOnLoopback() closes each connection after its response', async () => {
  const { url } = await serve(echo);

  expect((await fetch(url)).headers.get('connection')).toBe('close');
});

test('serveOnLoopback() does not take a path with two slashes for another host', async () => {
  const { port } = await serve(echo);

  expect(await sendBytes(port, 'GET //evil/ HTTP/1.1\r\nhost: a\r\n\r\n')).toContain(
    `GET http://127.0.0.1:${String(port)}//evil/`,
  );
});

test('close() lets a response arrive, and does not wait for idle connections', async () => {
  const { port, close } = await serveOnLoopback(
    async () => {
      await new Promise((next) => setTimeout(next, 50));
      return new Response('late');
    },
    { port: 0 },
  );
  const idle = sendBytes(port, '');
  const response = fetch(`http://127.0.0.1:${String(port)}/`);
  await new Promise((next) => setTimeout(next, 20));
  await close();

  expect(await (await response).text()).toBe('late');
  expect(await idle).toBe('');
});

test('serveOnLoopback() rejects if the address cannot be used', async () => {
  await expect(serve(echo, { port: 0, hostname: '192.0.2.1' } as never)).rejects.toThrow(
    'EADDRNOTAVAIL',
  );
});

const success = decode(form({ access_token: 'gho_secret', refresh_token: 'ghr_secret' }));
const pages = () => [resultPage(success), ...everyError().map(resultPage), notFoundPage()];

test('resultPage() does not contain the token', async () => {
  const page = resultPage(success);
  const text = await page.text();

  expect(page.status).toBe(200);
  expect(text).toContain('You are signed in.');
  expect(text).not.toContain('_secret');
});

test('resultPage() shows the message for the user, and no step for developers', async () => {
  for (const error of everyError()) {
    const text = await resultPage(error).text();

    const { userMessage, steps } = error.remediation;
    expect(text).toContain(`<p>${userMessage}</p>`);
    expect(text).toContain(`>${error._tag} ·`);
    expect(steps.filter((step) => text.includes(step))).toEqual([]);
  }
});

test('The pages load nothing, and allow only their own style', async () => {
  for (const page of pages()) {
    const policy = page.headers.get('content-security-policy') ?? '';
    const text = await page.text();
    const style = /<style>([^]*)<\/style>/.exec(text)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');

    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(text).not.toMatch(/<(?:script|img|link|iframe)|\ssrc=|url\(|\sstyle=/);
  }
});

test('The pages keep the URL with the code from caches and other sites', () => {
  for (const page of pages()) {
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  }
});

test('resultPage() escapes texts of the server', async () => {
  const [sample] = everyError();
  if (sample === undefined) throw new Error('no sample');
  const hostile: TokenError = {
    ...sample,
    remediation: { ...sample.remediation, userMessage: '<script>1</script>' },
  };

  const page = resultPage(hostile);
  const text = await page.text();

  expect(page.status).toBe(400);
  expect(text).not.toMatch(/<script|<img/);
  expect(text).toContain('&lt;script&gt;1&lt;/script&gt;');
});

const listen = async () => {
  const receiver = await listenForCallback(parseRedirectTarget(undefined, 'NAME', undefined));
  servers.push(receiver);
  const { redirectUri } = receiver;
  const request = await authorizationUrl({ clientId: app.clientId, redirectUri });
  return { receiver, request, callback: `${redirectUri}?code=abc&state=${request.state}` };
};

/** Sends a request as any program on this machine can; resolves with the status. */
const send = (
  url: string,
  { method = 'GET', host }: { readonly method?: string; readonly host?: string } = {},
): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const sent = httpRequest(url, { method, ...(host === undefined ? {} : { headers: { host } }) });
    sent.on('error', reject);
    sent.on('response', (response) => {
      response.resume();
      response.on('end', () => {
        resolve(response.statusCode);
      });
    });
    sent.end();
  });

/** A pending sign-in: the codes that it exchanged, and the tags of the callbacks that it rejected. */
const wait = async () => {
  const { receiver: open, request, callback } = await listen();
  const codes: string[] = [];
  const rejected: TokenErrorTag[] = [];
  const ended = open.receive(
    request,
    ({ code }) => {
      codes.push(code);
      return Promise.resolve(decode(form({ access_token: 'gho_x' })));
    },
    ({ _tag }) => {
      rejected.push(_tag);
    },
  );
  return { callback, redirectUri: open.redirectUri, state: request.state, codes, rejected, ended };
};

test('receive() rejects callbacks of other sign-ins, and goes on waiting', async () => {
  const cases: readonly (readonly [string, TokenErrorTag])[] = [
    ['?error=application_suspended&error_description=Call+555-1234', 'ApplicationSuspended'],
    ['?error=access_denied&error_description=a', 'AccessDenied'],
    ['?error=made_up_by_a_stranger', 'UnrecognizedOAuthError'],
    ['?error=access_denied&state=', 'StateMismatch'],
    ['?error=access_denied&state=other', 'StateMismatch'],
    ['?error=access_denied&state=STATE&state=other', 'StateMismatch'],
    ['?error=access_denied&state=STATE&iss=https%3A%2F%2Fevil.example', 'IssuerMismatch'],
    ['?code=a&state=STATE&iss=https%3A%2F%2Fevil.example', 'IssuerMismatch'],
    ['?code=a&state=other', 'StateMismatch'],
    ['?code=a', 'StateMismatch'],
    ['?state=STATE', 'MissingCode'],
    ['', 'MissingCode'],
  ];
  for (const [query, tag] of cases) {
    const { callback, redirectUri, state, codes, rejected, ended } = await wait();

    expect(await send(redirectUri + query.replace('STATE', state))).toBe(400);
    expect([query, rejected]).toEqual([query, [tag]]);
    expect(await send(callback)).toBe(200);
    expect(codes).toEqual(['abc']);
    expect((await ended)._tag).toBe('Success');
  }
});

test('receive() resolves with the error of a callback that has the state of the sign-in', async () => {
  const { redirectUri, state, rejected, ended } = await wait();

  expect(await send(`${redirectUri}?error=access_denied&state=${state}`)).toBe(400);
  expect(rejected).toEqual([]);
  expect((await ended)._tag).toBe('AccessDenied');
});

test('receive() reports rejected callbacks once for each tag', async () => {
  const { redirectUri, rejected } = await wait();
  for (let count = 0; count < 20; count += 1) {
    await send(`${redirectUri}?error=access_denied`);
    await send(`${redirectUri}?code=a&state=${String(count)}`);
  }

  expect(rejected).toEqual(['AccessDenied', 'StateMismatch']);
});

test('receive() accepts only a GET of the callback path with the Host of the redirect URI', async () => {
  const { callback, redirectUri, codes, rejected, ended } = await wait();
  const { port, origin, search } = new URL(callback);
  const statuses = [
    await send(callback, { host: `evil.example:${port}` }),
    await send(callback, { host: `localhost:${port}` }),
    await send(callback, { host: '127.0.0.1' }),
    await send(callback, { method: 'HEAD' }),
    await send(callback, { method: 'POST' }),
    await send(callback, { method: 'OPTIONS' }),
    await send(`${redirectUri}/${search}`),
    await send(`${origin}/favicon.ico`),
    await send(`${origin}/${search}`),
  ];

  expect(statuses).toEqual(statuses.map(() => 404));
  expect(await send(`${callback}&long=${'a'.repeat(20_000)}`)).toBe(431);
  expect([codes, rejected]).toEqual([[], []]);
  expect(await send(callback)).toBe(200);
  expect((await ended)._tag).toBe('Success');
});

test('receive() exchanges the code once, and shows the same page again', async () => {
  const { receiver: open, request, callback } = await listen();
  const codes: string[] = [];
  const ended = open.receive(
    request,
    ({ code }) => {
      codes.push(code);
      return Promise.resolve(decode(form({ access_token: 'gho_x' })));
    },
    () => undefined,
  );
  const first = await (await fetch(callback)).text();

  expect(await (await fetch(callback)).text()).toBe(first);
  expect(first).toContain('You are signed in.');
  expect(codes).toEqual(['abc']);
  expect((await ended)._tag).toBe('Success');
});

test('listenForCallback() responds with 404 before receive() is called', async () => {
  const { callback } = await listen();

  expect((await fetch(callback)).status).toBe(404);
});

test('receive() rejects if the exchange rejects', async () => {
  const { receiver: open, request, callback } = await listen();
  const ended = open.receive(
    request,
    () => Promise.reject(new RangeError('broken')),
    () => undefined,
  );
  const refused = expect(ended).rejects.toThrow('broken');

  expect((await fetch(callback)).status).toBe(500);
  await refused;
});
