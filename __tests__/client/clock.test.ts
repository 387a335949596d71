import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { longestTimer, systemClock, withFallback } from '../../src/http/deadline.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** How many times a listener was added to a signal, less how many times one was removed. */
const listenersOf = (signal: AbortSignal) => {
  const add = jest.spyOn(signal, 'addEventListener');
  const remove = jest.spyOn(signal, 'removeEventListener');
  return () => add.mock.calls.length - remove.mock.calls.length;
};

describe('systemClock.sleep()', () => {
  test('clears its timer and its listener at an abort', async () => {
    const controller = new AbortController();
    const listeners = listenersOf(controller.signal);
    const sleeping = systemClock.sleep(60_000, controller.signal);
    controller.abort();
    await sleeping;

    expect(jest.getTimerCount()).toBe(0);
    expect(listeners()).toBe(0);
  });

  test('removes its listener when the time is over', async () => {
    const { signal } = new AbortController();
    const listeners = listenersOf(signal);
    const sleeping = systemClock.sleep(60_000, signal);
    jest.advanceTimersByTime(60_000);
    await sleeping;

    expect(listeners()).toBe(0);
  });

  test('waits the whole of a time that is longer than a timer can wait', async () => {
    let isOver = false;
    void systemClock.sleep(longestTimer * 2 + 10, undefined).then(() => {
      isOver = true;
    });

    await jest.advanceTimersByTimeAsync(longestTimer * 2);
    expect(isOver).toBe(false);
    await jest.advanceTimersByTimeAsync(10);
    expect(isOver).toBe(true);
    expect(jest.getTimerCount()).toBe(0);
  });

  test('ends at an abort although more timers would follow', async () => {
    const controller = new AbortController();
    const sleeping = systemClock.sleep(longestTimer * 9, controller.signal);
    controller.abort();
    await sleeping;

    expect(jest.getTimerCount()).toBe(0);
  });
});

describe('withFallback()', () => {
  const boom = (): never => {
    throw new Error('boom');
  };

  test.each([
    ['throws', boom],
    ['gives NaN', () => Number.NaN],
    ['gives a text', () => '5' as unknown as number],
  ])('gives the time of the runtime if a clock %s', (_, broken) => {
    jest.setSystemTime(5000);
    const clock = withFallback({ ...systemClock, now: broken, monotonic: broken });

    expect(clock.now()).toBe(5000);
    expect(Number.isFinite(clock.monotonic())).toBe(true);
  });

  test('sleeps by the runtime if a clock rejects', async () => {
    const clock = withFallback({ ...systemClock, sleep: () => Promise.reject(new Error('boom')) });
    const sleeping = clock.sleep(1000, undefined);
    await jest.advanceTimersByTimeAsync(1000);

    await expect(sleeping).resolves.toBeUndefined();
  });

  test('calls the methods of a clock on the clock', () => {
    class Fixed {
      readonly time = 7;
      readonly sleep = () => Promise.resolve();
      now(): number {
        return this.time;
      }
      monotonic(): number {
        return this.time;
      }
    }
    const clock = withFallback(new Fixed());

    expect([clock.now(), clock.monotonic()]).toEqual([7, 7]);
  });
});
