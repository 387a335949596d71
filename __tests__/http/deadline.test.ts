import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { longestTimer, systemClock, withDeadline, withFallback } from '../../src/http/deadline.js';

const never = () => new Promise<never>(() => undefined);

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

test('withDeadline() resolves to "done" with the value of the operation', async () => {
  expect(await withDeadline(1000, undefined, () => Promise.resolve('x'))).toEqual({
    kind: 'done',
    value: 'x',
  });
});

test('withDeadline() resolves to "failed" if the operation rejects', async () => {
  const thrown = new TypeError('x');
  expect(await withDeadline(1000, undefined, () => Promise.reject(thrown))).toEqual({
    kind: 'failed',
    thrown,
  });
});

test('withDeadline() resolves to "failed" if the operation throws', async () => {
  const thrown = new TypeError('x');
  const run = (): Promise<never> => {
    throw thrown;
  };
  expect(await withDeadline(1000, undefined, run)).toEqual({ kind: 'failed', thrown });
});

test('withDeadline() resolves to "failed" if the operation rejects with undefined', async () => {
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as untyped code does
  const ending = await withDeadline(1000, undefined, () => Promise.reject(undefined));
  expect(ending).toEqual({ kind: 'failed', thrown: undefined });
});

test('withDeadline() passes the operation a signal that is not aborted', async () => {
  const ending = await withDeadline(1000, undefined, (signal) => Promise.resolve(signal.aborted));
  expect(ending).toEqual({ kind: 'done', value: false });
});

test('withDeadline() resolves to "timed-out" if the operation ignores its signal', async () => {
  const ending = withDeadline(1000, undefined, never);
  await jest.advanceTimersByTimeAsync(1000);
  expect(await ending).toEqual({ kind: 'timed-out' });
});

test('withDeadline() resolves to "done" if the operation ends just before the timeout', async () => {
  const run = () => new Promise((resolve) => setTimeout(resolve, 999, 'x'));
  const ending = withDeadline(1000, undefined, run);
  await jest.advanceTimersByTimeAsync(999);
  expect(await ending).toEqual({ kind: 'done', value: 'x' });
});

test('withDeadline() aborts the signal of the operation at the timeout', async () => {
  let seen: AbortSignal | undefined;
  const ending = withDeadline(1000, undefined, (signal) => {
    seen = signal;
    return never();
  });
  await jest.advanceTimersByTimeAsync(1000);
  await ending;
  expect(seen?.aborted).toBe(true);
});

test('withDeadline() resolves to "timed-out" if the operation rejects because of its signal', async () => {
  const run = (signal: AbortSignal) =>
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(new Error('aborted')));
    });
  const ending = withDeadline(1000, undefined, run);
  await jest.advanceTimersByTimeAsync(1000);
  expect(await ending).toEqual({ kind: 'timed-out' });
});

test('withDeadline() resolves to "aborted" without a call if the caller aborted before', async () => {
  const run = jest.fn(never);
  expect(await withDeadline(1000, AbortSignal.abort(), run)).toEqual({ kind: 'aborted' });
  expect(run).not.toHaveBeenCalled();
});

test('withDeadline() resolves to "aborted" if the caller aborts while the operation runs', async () => {
  const controller = new AbortController();
  let seen: AbortSignal | undefined;
  const ending = withDeadline(1000, controller.signal, (signal) => {
    seen = signal;
    return never();
  });
  controller.abort();
  expect(await ending).toEqual({ kind: 'aborted' });
  expect(seen?.aborted).toBe(true);
});

test('withDeadline() resolves to "aborted" if the operation itself aborts the signal of the caller', async () => {
  const controller = new AbortController();
  const ending = await withDeadline(1000, controller.signal, () => {
    controller.abort();
    return never();
  });
  expect(ending).toEqual({ kind: 'aborted' });
});

test('withDeadline() keeps its result if the caller aborts afterwards', async () => {
  const controller = new AbortController();
  const ending = withDeadline(1000, controller.signal, () => Promise.resolve('x'));
  expect(await ending).toEqual({ kind: 'done', value: 'x' });
  controller.abort();
  expect(await ending).toEqual({ kind: 'done', value: 'x' });
});

test('withDeadline() removes its listener from the signal of the caller', async () => {
  const { signal } = new AbortController();
  await withDeadline(1000, signal, () => Promise.resolve('x'));
  await withDeadline(1000, signal, () => Promise.reject(new Error('x')));
  const late = withDeadline(1000, signal, never);
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  await jest.advanceTimersByTimeAsync(1000);
  await late;
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('withDeadline() handles a rejection of the operation after the timeout', async () => {
  const unhandled = jest.fn();
  process.on('unhandledRejection', unhandled);
  try {
    const run = () =>
      new Promise<never>((_, reject) => setTimeout(() => reject(new Error('late')), 2000));
    const ending = withDeadline(1000, undefined, run);
    await jest.advanceTimersByTimeAsync(3000);
    expect(await ending).toEqual({ kind: 'timed-out' });
    jest.useRealTimers();
    await new Promise((resolve) => setTimeout(resolve, 5));
    jest.useFakeTimers();
    expect(unhandled).not.toHaveBeenCalled();
  } finally {
    process.off('unhandledRejection', unhandled);
  }
});

/** The number of listeners that were added to a signal and not removed. */
const listenersOf = (signal: AbortSignal) => {
  const add = jest.spyOn(signal, 'addEventListener');
  const remove = jest.spyOn(signal, 'removeEventListener');
  return () => add.mock.calls.length - remove.mock.calls.length;
};

test('systemClock.sleep() clears its timer and its listener if its signal aborts', async () => {
  const controller = new AbortController();
  const listeners = listenersOf(controller.signal);
  const sleeping = systemClock.sleep(60_000, controller.signal);
  controller.abort();
  await sleeping;

  expect(jest.getTimerCount()).toBe(0);
  expect(listeners()).toBe(0);
});

test('systemClock.sleep() removes its listener when the time is over', async () => {
  const { signal } = new AbortController();
  const listeners = listenersOf(signal);
  const sleeping = systemClock.sleep(60_000, signal);
  jest.advanceTimersByTime(60_000);
  await sleeping;

  expect(listeners()).toBe(0);
});

test('systemClock.sleep() waits longer than a timer can if it has to', async () => {
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

test('systemClock.sleep() starts no further timer if its signal aborts', async () => {
  const controller = new AbortController();
  const sleeping = systemClock.sleep(longestTimer * 9, controller.signal);
  controller.abort();
  await sleeping;

  expect(jest.getTimerCount()).toBe(0);
});

const boom = (): never => {
  throw new Error('boom');
};

test('withFallback() uses the time of the runtime if a clock throws or returns no number', () => {
  jest.setSystemTime(5000);
  for (const broken of [boom, () => Number.NaN, () => Infinity, () => '5' as unknown as number]) {
    const clock = withFallback({ ...systemClock, now: broken, monotonic: broken });

    expect(clock.now()).toBe(5000);
    expect(Number.isFinite(clock.monotonic())).toBe(true);
  }
});

test('withFallback() sleeps by the clock of the runtime if a clock rejects', async () => {
  const clock = withFallback({ ...systemClock, sleep: () => Promise.reject(new Error('boom')) });
  const sleeping = clock.sleep(1000, undefined);
  await jest.advanceTimersByTimeAsync(1000);

  await expect(sleeping).resolves.toBeUndefined();
});

test('withFallback() calls the methods of a clock on the clock', () => {
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
