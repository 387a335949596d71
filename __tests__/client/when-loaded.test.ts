import { expect, test } from '@jest/globals';
import { readOptions } from '../../src/client/client-options.js';
import { whenLoaded } from '../../src/client/when-loaded.js';
import { app } from '../support/app.js';

const config = readOptions(app);

test('what is loaded is run', async () => {
  expect(
    await whenLoaded(
      config,
      () => Promise.resolve(2),
      (two) => Promise.resolve(two + 1),
    ),
  ).toBe(3);
});

test('what cannot be loaded is a failure of the network that may pass', async () => {
  const load = () => Promise.reject<number>(new TypeError('https://a.example/chunk.js'));

  expect(await whenLoaded(config, load, (two) => Promise.resolve(two))).toMatchObject({
    _tag: 'NetworkFailure',
    retryable: true,
  });
});

test('a fault of what was loaded stays one', async () => {
  const run = () => Promise.reject<number>(new RangeError('a fault'));

  await expect(whenLoaded(config, () => Promise.resolve(2), run)).rejects.toThrow(RangeError);
});
