import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { withDeadline } from '../../src/http/deadline.js';

const never = () => new Promise<never>(() => undefined);

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

describe('an operation', () => {
  test('that gives a value is done', async () => {
    expect(await withDeadline(1000, undefined, () => Promise.resolve('x'))).toEqual({
      kind: 'done',
      value: 'x',
    });
  });

  test('that rejects has failed', async () => {
    const thrown = new TypeError('x');
    expect(await withDeadline(1000, undefined, () => Promise.reject(thrown))).toEqual({
      kind: 'failed',
      thrown,
    });
  });

  test('that throws at once has failed', async () => {
    const thrown = new TypeError('x');
    const run = (): Promise<never> => {
      throw thrown;
    };
    expect(await withDeadline(1000, undefined, run)).toEqual({ kind: 'failed', thrown });
  });

  test('may reject with anything', async () => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as untyped code does
    const ending = await withDeadline(1000, undefined, () => Promise.reject(undefined));
    expect(ending).toEqual({ kind: 'failed', thrown: undefined });
  });

  test('gets a signal that is not aborted while it runs', async () => {
    const ending = await withDeadline(1000, undefined, (signal) => Promise.resolve(signal.aborted));
    expect(ending).toEqual({ kind: 'done', value: false });
  });
});

describe('the deadline', () => {
  test('ends an operation that ignores its signal', async () => {
    const ending = withDeadline(1000, undefined, never);
    await jest.advanceTimersByTimeAsync(1000);
    expect(await ending).toEqual({ kind: 'timed-out' });
  });

  test('does not end one that is done before', async () => {
    const run = () => new Promise((resolve) => setTimeout(resolve, 999, 'x'));
    const ending = withDeadline(1000, undefined, run);
    await jest.advanceTimersByTimeAsync(999);
    expect(await ending).toEqual({ kind: 'done', value: 'x' });
  });

  test('aborts the signal of the operation', async () => {
    let seen: AbortSignal | undefined;
    const ending = withDeadline(1000, undefined, (signal) => {
      seen = signal;
      return never();
    });
    await jest.advanceTimersByTimeAsync(1000);
    await ending;
    expect(seen?.aborted).toBe(true);
  });

  test('is no failure where the operation rejects because of the signal', async () => {
    const run = (signal: AbortSignal) =>
      new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      });
    const ending = withDeadline(1000, undefined, run);
    await jest.advanceTimersByTimeAsync(1000);
    expect(await ending).toEqual({ kind: 'timed-out' });
  });
});

describe('the caller', () => {
  test('who has aborted before starts nothing', async () => {
    const run = jest.fn(never);
    expect(await withDeadline(1000, AbortSignal.abort(), run)).toEqual({ kind: 'aborted' });
    expect(run).not.toHaveBeenCalled();
  });

  test('who aborts in the middle ends it, also where the operation ignores its signal', async () => {
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

  test('who aborts inside the operation ends it', async () => {
    const controller = new AbortController();
    const ending = await withDeadline(1000, controller.signal, () => {
      controller.abort();
      return never();
    });
    expect(ending).toEqual({ kind: 'aborted' });
  });

  test('who aborts afterwards changes nothing', async () => {
    const controller = new AbortController();
    const ending = withDeadline(1000, controller.signal, () => Promise.resolve('x'));
    expect(await ending).toEqual({ kind: 'done', value: 'x' });
    controller.abort();
    expect(await ending).toEqual({ kind: 'done', value: 'x' });
  });

  test('keeps no listener', async () => {
    const { signal } = new AbortController();
    await withDeadline(1000, signal, () => Promise.resolve('x'));
    await withDeadline(1000, signal, () => Promise.reject(new Error('x')));
    const late = withDeadline(1000, signal, never);
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1000);
    await late;
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});

test('a rejection after the end is not left unhandled', async () => {
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
