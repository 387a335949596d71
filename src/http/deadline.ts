/** The clocks of a client. Tests can pass their own. */
export interface Clock {
  /** The wall clock, in milliseconds since the epoch. */
  readonly now: () => number;
  /** A monotonic clock in milliseconds, unaffected by changes to the system time. */
  readonly monotonic: () => number;
  /** Resolves after a number of milliseconds, or as soon as the signal aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** The longest delay of a timer in milliseconds. A longer one would fire at once. */
export const longestTimer = 2 ** 31 - 1;

/** Waits for one timer. */
const sleepOnce = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener('abort', end, { once: true });
    if (signal?.aborted === true) end();
  });

/** The clocks of the runtime. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: async (milliseconds, signal) => {
    let left = milliseconds;
    do {
      await sleepOnce(Math.min(left, longestTimer), signal);
      left -= longestTimer;
    } while (left > 0 && signal?.aborted !== true);
  },
};

const reading = (own: () => number, fallback: () => number): number => {
  try {
    const time = own();
    return Number.isFinite(time) ? time : fallback();
  } catch {
    return fallback();
  }
};

/** A caller's clock that falls back to the runtime's if it throws or does not return a number. */
export function withFallback(clock: Clock): Clock {
  return {
    now: () => reading(() => clock.now(), systemClock.now),
    monotonic: () => reading(() => clock.monotonic(), systemClock.monotonic),
    sleep: async (milliseconds, signal) => {
      try {
        await clock.sleep(milliseconds, signal);
      } catch {
        await systemClock.sleep(milliseconds, signal);
      }
    },
  };
}

/** How an operation with a deadline ended. */
export type Ending<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly thrown: unknown }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'aborted' };

const over = 'The request is over.';

/**
 * Runs an operation until it ends, the timeout expires, or the caller aborts, whichever comes first. It
 * does not wait for an operation that ignores its signal. Never rejects.
 */
export async function withDeadline<T>(
  timeoutMs: number,
  caller: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<Ending<T>> {
  if (caller?.aborted === true) return { kind: 'aborted' };
  const controller = new AbortController();
  let stop: (ending: Ending<T>) => void = () => undefined;
  const stopped = new Promise<Ending<T>>((resolve) => {
    stop = resolve;
  });
  const onAbort = () => {
    stop({ kind: 'aborted' });
  };
  const timer = setTimeout(() => {
    stop({ kind: 'timed-out' });
  }, timeoutMs);
  caller?.addEventListener('abort', onAbort);
  try {
    const ran = (async () => run(controller.signal))().then(
      (value): Ending<T> => ({ kind: 'done', value }),
      (thrown: unknown): Ending<T> => ({ kind: 'failed', thrown }),
    );
    return await Promise.race([ran, stopped]);
  } finally {
    clearTimeout(timer);
    caller?.removeEventListener('abort', onAbort);
    // Ends an operation that still runs, and a cloned body that was not read. The reason is a string,
    // since creating the default DOMException is slow.
    controller.abort(over);
  }
}
