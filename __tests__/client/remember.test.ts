import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createSingleUse } from '../../src/client/single-use.js';
import { createTokenClient, isTokenError } from '../../src/index.js';
import { createFakeTokenEndpoint } from '../../src/testing.js';
import { app } from '../support/app.js';
import { runNode } from '../support/run-node.js';

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
});
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

const minutes = 60_000;

test('remember() forgets a secret after ten minutes, in an idle process too', async () => {
  const forget = jest.spyOn(Map.prototype, 'delete');
  const singleUse = createSingleUse(() => performance.now());
  await singleUse.remember('first');
  jest.advanceTimersByTime(4 * minutes);
  await singleUse.remember('second');
  forget.mockClear();

  jest.advanceTimersByTime(6 * minutes - 1);
  expect(forget).toHaveBeenCalledTimes(0);
  jest.advanceTimersByTime(1);
  expect(forget).toHaveBeenCalledTimes(1);
  expect(jest.getTimerCount()).toBe(1);
  jest.advanceTimersByTime(4 * minutes);
  expect(forget).toHaveBeenCalledTimes(2);
  expect(jest.getTimerCount()).toBe(0);
});

test('remember() uses one timer for all secrets', async () => {
  const singleUse = createSingleUse(() => performance.now());
  for (let count = 0; count < 20; count += 1) await singleUse.remember(String(count));

  expect(jest.getTimerCount()).toBe(1);
});

test('the age of a used secret is right if the wall clock was set back', async () => {
  let elapsed = 0;
  let offset = 0;
  const clock = {
    now: () => 1_800_000_000_000 + elapsed + offset,
    monotonic: () => elapsed,
    sleep: () => Promise.resolve(),
  };
  const endpoint = createFakeTokenEndpoint({ apps: [app], now: () => 1_800_000_000_000 });
  const client = createTokenClient({ ...app, fetch: endpoint.fetch, clock });
  const code = endpoint.issueCode();
  await client.exchangeCode({ code });
  elapsed += 3000;
  offset = -60 * minutes;
  const response = await client.exchangeCode({ code });

  expect(isTokenError(response) && response.remediation.likelyCauses[0]).toMatchObject({
    id: 'code-already-exchanged',
    summary: expect.stringMatching(/3 seconds ago/),
  });
});

test('a process exits although a used secret is remembered', async () => {
  jest.useRealTimers();
  const program = `
    import { createTokenClient } from 'github-token-exchange';
    const fetch = async () => Response.json({ access_token: 'gho_abc' });
    const client = createTokenClient({ clientId: 'x', clientSecret: 'y', fetch });
    console.log((await client.exchangeCode({ code: 'abc' }))._tag);`;

  expect(await runNode('--input-type=module', '--eval', program)).toEqual({
    exitCode: 0,
    output: 'Success\n',
  });
});
