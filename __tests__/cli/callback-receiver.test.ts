import { afterEach, expect, test } from '@jest/globals';
import { authorizationUrl } from '../../src/authorization/authorization-url.js';
import { listenForCallback, type CallbackReceiver } from '../../src/cli/callback-receiver.js';
import { redirectTarget } from '../../src/cli/redirect-target.js';
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
