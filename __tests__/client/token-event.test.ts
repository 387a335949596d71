import { describe, expect, test } from '@jest/globals';
import { createTokenClient, type TokenEvent } from '../../src/index.js';
import { createFakeTokenEndpoint } from '../../src/testing.js';
import { app } from '../support/app.js';

const watched = (onEvent: (event: TokenEvent) => unknown) => {
  const endpoint = createFakeTokenEndpoint({ apps: [app] });
  return { endpoint, client: createTokenClient({ ...app, fetch: endpoint.fetch, onEvent }) };
};

describe('an event', () => {
  test('is one flat object of plain values for each exchange', async () => {
    const events: TokenEvent[] = [];
    const { endpoint, client } = watched((event) => events.push(event));

    await client.exchangeCode({ code: endpoint.issueCode() });
    await client.exchangeCode({ code: 'unknown' });

    expect(events).toEqual([
      {
        grant: 'authorization_code',
        tag: 'Success',
        status: 200,
        durationMs: expect.any(Number),
        requestId: expect.stringMatching(/^[\dA-F:]+$/),
        attempt: 1,
      },
      expect.objectContaining({ tag: 'BadVerificationCode' }),
    ]);
    expect(events.every((event) => Object.isFrozen(event))).toBe(true);
  });

  test('tells of an exchange that sent nothing, and of one without an answer', async () => {
    const events: TokenEvent[] = [];
    const { endpoint, client } = watched((event) => events.push(event));
    endpoint.respondWith({ fault: 'reset' });

    await client.exchangeCode({ code: undefined });
    await client.exchangeCode({ code: 'abc' });

    expect(events).toEqual([
      { grant: 'authorization_code', tag: 'MissingCode', durationMs: 0, attempt: 1 },
      {
        grant: 'authorization_code',
        tag: 'NetworkFailure',
        durationMs: expect.any(Number),
        attempt: 1,
      },
    ]);
  });

  test('tells of a device code', async () => {
    const events: TokenEvent[] = [];
    const { client } = watched((event) => events.push(event));

    await client.requestDeviceCode();

    expect(events).toMatchObject([{ grant: 'device_authorization', tag: 'DeviceCode' }]);
  });

  test('holds no request id that echoes a secret', async () => {
    const events: TokenEvent[] = [];
    const { endpoint, client } = watched((event) => events.push(event));
    endpoint.respondWith({ headers: { 'x-github-request-id': app.clientSecret }, body: 'error=x' });

    await client.exchangeCode({ code: 'abc' });

    expect(events[0]).not.toHaveProperty('requestId');
  });

  test('breaks nothing when its listener throws or rejects', async () => {
    for (const onEvent of [
      () => {
        throw new Error('broken');
      },
      () => Promise.reject(new Error('broken')),
    ]) {
      const { endpoint, client } = watched(onEvent);

      expect((await client.exchangeCode({ code: endpoint.issueCode() }))._tag).toBe('Success');
    }
  });
});
