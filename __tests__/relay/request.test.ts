// The relay with a Request whose members or body only other programs than a Node server create.
import { expect, jest, test } from '@jest/globals';
import {
  bodyOf,
  fail,
  origin,
  outcomeOf,
  relayOf,
  request,
  serverError,
  success,
} from './requests.js';

test('createTokenRelay() does not read a body whose Content-Length is too large', async () => {
  const pull = jest.fn<() => void>();
  const unread = new ReadableStream({ pull }, { highWaterMark: 0 });

  expect((await outcomeOf(request(unread, { 'content-length': '16385' }))).status).toBe(413);
  expect(pull).not.toHaveBeenCalled();
});

/** A stream is cancelled a little after the response; jest's timeout ends a wait that is in vain. */
const untilCalled = async (callback: { readonly mock: { readonly calls: readonly unknown[] } }) => {
  while (callback.mock.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
};

test('createTokenRelay() cancels a body that does not end', async () => {
  const cancel = jest.fn<() => Promise<void>>(() => Promise.reject(new Error('too late')));
  const endless = new ReadableStream(
    {
      pull: (controller) => {
        controller.enqueue(new Uint8Array(1000).fill(97));
      },
      cancel,
    },
    { highWaterMark: 0 },
  );

  expect((await outcomeOf(request(endless))).status).toBe(413);
  await untilCalled(cancel);
});

test('createTokenRelay() refuses a body that stops arriving with 408, and cancels it', async () => {
  const cancel = jest.fn<() => void>();
  const silent = new ReadableStream({ cancel });
  const { status, reason, calls } = await outcomeOf(request(silent), { bodyTimeoutMs: 1 });

  expect([status, reason, calls]).toEqual([408, 'too-slow', []]);
  await untilCalled(cancel);
});

test('createTokenRelay() responds with 408 even if cancel() throws or returns nothing', async () => {
  const cancels = [
    jest.fn(() => {
      throw new TypeError('x');
    }),
    jest.fn(),
  ];
  for (const cancel of cancels) {
    const body = { getReader: () => ({ read: () => new Promise(() => undefined), cancel }) };
    const headers = new Headers({ origin, 'content-type': 'application/json' });
    const sent = { method: 'POST', headers, body } as unknown as Request;

    expect((await outcomeOf(sent, { bodyTimeoutMs: 1 })).status).toBe(408);
    expect(cancel).toHaveBeenCalled();
  }
});

test('createTokenRelay() responds with 500 to a body that is used or locked, and the log says what to do', async () => {
  const used = request();
  await used.text();
  const locked = request();
  locked.body?.getReader();
  for (const sent of [used, locked]) {
    const { relay, refusals } = relayOf(success);

    expect((await relay(sent)).status).toBe(500);
    expect(refusals[0]).toMatchObject({
      reason: 'no-request',
      description:
        'The body was already read. On the server, mount the relay before a body parser.',
    });
  }
});

test('createTokenRelay() responds with 500 to what is not a Request, and the log names nodeListener', async () => {
  for (const value of [undefined, null, {}, 'x', { headers: { origin }, method: 'POST' }]) {
    const { relay, refusals } = relayOf(success);
    const response = await relay(value as unknown as Request);

    expect([response.status, await bodyOf(response)]).toEqual([500, serverError]);
    expect(refusals[0]?.description).toContain('nodeListener');
  }
});

const revokedProxy = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

test('createTokenRelay() responds with 500 to a request whose members throw or are of other types', async () => {
  const hostile: Readonly<Record<string, unknown>> = {
    'get() throws': { headers: { get: fail } },
    'headers throw': Object.defineProperty({}, 'headers', { get: fail }),
    'a revoked proxy': revokedProxy(),
    'get() returns an object': { headers: { get: () => ({}) }, method: 'POST' },
    'method throws': Object.defineProperty({ headers: new Headers({ origin }) }, 'method', {
      get: fail,
    }),
  };
  for (const [name, value] of Object.entries(hostile)) {
    const { relay, refusals } = relayOf(success);
    const response = await relay(value as Request);

    expect([name, response.status, await bodyOf(response)]).toEqual([name, 500, serverError]);
    expect(refusals.map(({ reason }) => reason)).toEqual(['failed']);
  }
});
