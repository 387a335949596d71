import { request as httpRequest } from 'node:http';
import { afterEach, expect, test } from '@jest/globals';
import { authorizationUrl } from '../../src/authorization/authorization-url.js';
import { listenForCallback, type CallbackReceiver } from '../../src/cli/callback-receiver.js';
import { redirectTarget } from '../../src/cli/redirect-target.js';
import type { TokenErrorTag } from '../../src/entries/index.js';
import { decode, form } from '../support/answers.js';
import { app } from '../support/app.js';

let receiver: CallbackReceiver | undefined;

afterEach(() => receiver?.close());

const listen = async () => {
  receiver = await listenForCallback(redirectTarget(undefined, 'NAME', undefined));
  const { redirectUri } = receiver;
  const request = await authorizationUrl({ clientId: app.clientId, redirectUri });
  return { receiver, request, callback: `${redirectUri}?code=abc&state=${request.state}` };
};

/** Sends a request as any program on this machine can, and resolves with the status. */
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

/** A sign-in that waits: the codes that it exchanged, and the callbacks that it refused. */
const wait = async () => {
  const { receiver: open, request, callback } = await listen();
  const codes: string[] = [];
  const strays: TokenErrorTag[] = [];
  const ended = open.receive(
    request,
    ({ code }) => {
      codes.push(code);
      return Promise.resolve(decode(form({ access_token: 'gho_x' })));
    },
    ({ _tag }) => {
      strays.push(_tag);
    },
  );
  return { callback, redirectUri: open.redirectUri, state: request.state, codes, strays, ended };
};

test.each<[string, TokenErrorTag]>([
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
])('the callback "%s" does not end the sign-in and is reported as %s', async (query, tag) => {
  const { callback, redirectUri, state, codes, strays, ended } = await wait();

  expect(await send(redirectUri + query.replace('STATE', state))).toBe(400);
  expect(strays).toEqual([tag]);
  expect(await send(callback)).toBe(200);
  expect(codes).toEqual(['abc']);
  expect((await ended)._tag).toBe('Success');
});

test('an error callback with the state of the sign-in ends it', async () => {
  const { redirectUri, state, strays, ended } = await wait();

  expect(await send(`${redirectUri}?error=access_denied&state=${state}`)).toBe(400);
  expect(strays).toEqual([]);
  expect((await ended)._tag).toBe('AccessDenied');
});

test('strays of one tag are reported once, however many come', async () => {
  const { redirectUri, strays } = await wait();
  for (let count = 0; count < 20; count += 1) {
    await send(`${redirectUri}?error=access_denied`);
    await send(`${redirectUri}?code=a&state=${String(count)}`);
  }

  expect(strays).toEqual(['AccessDenied', 'StateMismatch']);
});

test('only a GET of the callback path with the Host of the redirect URI is taken', async () => {
  const { callback, redirectUri, codes, strays, ended } = await wait();
  const { port, origin, search } = new URL(callback);
  const refused = [
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

  expect(refused).toEqual(refused.map(() => 404));
  expect(await send(`${callback}&long=${'a'.repeat(20_000)}`)).toBe(431);
  expect([codes, strays]).toEqual([[], []]);
  expect(await send(callback)).toBe(200);
  expect((await ended)._tag).toBe('Success');
});

test('a browser that asks again sees the same page, and the code is exchanged once', async () => {
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

test('a callback that comes before the sign-in has begun is not taken', async () => {
  const { callback } = await listen();

  expect((await fetch(callback)).status).toBe(404);
});

test('an exchange that rejects ends the waiting', async () => {
  const { receiver: open, request, callback } = await listen();
  const ended = open.receive(
    request,
    () => Promise.reject(new RangeError('broken')),
    () => undefined,
  );
  const refused = expect(ended).rejects.toThrow('broken');

  expect((await fetch(callback)).status).toBe(400);
  await refused;
});
