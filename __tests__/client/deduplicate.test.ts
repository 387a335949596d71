import { expect, jest, test } from '@jest/globals';
import { createSingleUse } from '../../src/client/single-use.js';

const onAbort = () => 'aborted';

/** Requests that the test ends. */
const controlled = () => {
  const ends: ((value: string) => void)[] = [];
  const start = () =>
    new Promise<string>((resolve) => {
      ends.push(resolve);
    });
  return { start, ends };
};

test('deduplicate() keeps a request that was started after an abandoned one ended', async () => {
  const { start, ends } = controlled();
  const requests = createSingleUse(() => 0);
  const controller = new AbortController();
  const leaving = requests.deduplicate('key', controller.signal, start, onAbort);
  controller.abort();
  expect(await leaving).toBe('aborted');
  const second = requests.deduplicate('key', undefined, start, onAbort);
  ends[0]?.('late');
  await new Promise((resolve) => setImmediate(resolve));
  const third = requests.deduplicate('key', undefined, start, onAbort);
  ends[1]?.('fresh');

  expect(await Promise.all([second, third])).toEqual(['fresh', 'fresh']);
  expect(ends).toHaveLength(2);
});

test('deduplicate() leaves no listener on a signal', async () => {
  const { signal } = new AbortController();
  const add = jest.spyOn(signal, 'addEventListener');
  const remove = jest.spyOn(signal, 'removeEventListener');
  const requests = createSingleUse(() => 0);
  for (let count = 0; count < 20; count += 1)
    await requests.deduplicate('key', signal, () => Promise.resolve('done'), onAbort);

  expect(add).toHaveBeenCalledTimes(20);
  expect(remove.mock.calls.map(([type, listener]) => [type, listener])).toEqual(
    add.mock.calls.map(([type, listener]) => [type, listener]),
  );
});

test('deduplicate() starts no request if a listener cannot be added to the signal', async () => {
  const { start, ends } = controlled();
  const { signal } = new AbortController();
  jest.spyOn(signal, 'addEventListener').mockImplementation(() => {
    throw new Error('boom');
  });

  await expect(createSingleUse(() => 0).deduplicate('key', signal, start, onAbort)).rejects.toThrow(
    'boom',
  );
  expect(ends).toHaveLength(0);
});
