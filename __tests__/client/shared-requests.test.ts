import { expect, jest, test } from '@jest/globals';
import { sharedRequests } from '../../src/client/shared-requests.js';

const onAbort = () => 'aborted';

/** Requests that end when they are told to. */
const controlled = () => {
  const ends: ((value: string) => void)[] = [];
  const begin = () =>
    new Promise<string>((resolve) => {
      ends.push(resolve);
    });
  return { begin, ends };
};

test('the end of an abandoned request does not forget its successor', async () => {
  const { begin, ends } = controlled();
  const requests = sharedRequests<string>();
  const controller = new AbortController();
  const leaving = requests.join('key', controller.signal, begin, onAbort);
  controller.abort();
  expect(await leaving).toBe('aborted');
  const second = requests.join('key', undefined, begin, onAbort);
  ends[0]?.('late');
  await new Promise((resolve) => setImmediate(resolve));
  const third = requests.join('key', undefined, begin, onAbort);
  ends[1]?.('fresh');

  expect(await Promise.all([second, third])).toEqual(['fresh', 'fresh']);
  expect(ends).toHaveLength(2);
});

test('requests that share a signal leave no listener on it', async () => {
  const { signal } = new AbortController();
  const add = jest.spyOn(signal, 'addEventListener');
  const remove = jest.spyOn(signal, 'removeEventListener');
  const requests = sharedRequests<string>();
  for (let count = 0; count < 20; count += 1)
    await requests.join('key', signal, () => Promise.resolve('done'), onAbort);

  expect(add).toHaveBeenCalledTimes(20);
  expect(remove.mock.calls.map(([type, listener]) => [type, listener])).toEqual(
    add.mock.calls.map(([type, listener]) => [type, listener]),
  );
});

test('a signal that cannot be listened to keeps a request from beginning', async () => {
  const { begin, ends } = controlled();
  const { signal } = new AbortController();
  jest.spyOn(signal, 'addEventListener').mockImplementation(() => {
    throw new Error('boom');
  });

  await expect(sharedRequests<string>().join('key', signal, begin, onAbort)).rejects.toThrow(
    'boom',
  );
  expect(ends).toHaveLength(0);
});
