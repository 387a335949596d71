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
 * does not wait for an operation that ignores its signal. The signal aborts at the end, except after a
 * value that is complete. Rejects only if no listener can be added to the signal of the caller.
 */
export function withDeadline<T>(
  timeoutMs: number,
  caller: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
  isComplete: (value: T) => boolean = () => true,
): Promise<Ending<T>> {
  return new Promise((resolve) => {
    if (caller?.aborted === true) {
      resolve({ kind: 'aborted' });
      return;
    }
    const controller = new AbortController();
    const end = (ending: Ending<T>) => {
      clearTimeout(timer);
      caller?.removeEventListener('abort', onAbort);
      // Not after success: aborting is slow. The reason is a string, since creating the default
      // DOMException is slow too.
      if (ending.kind !== 'done' || !isComplete(ending.value)) controller.abort(over);
      resolve(ending);
    };
    const onAbort = () => {
      end({ kind: 'aborted' });
    };
    const timer = setTimeout(end, timeoutMs, { kind: 'timed-out' });
    caller?.addEventListener('abort', onAbort);
    (async () => run(controller.signal))().then(
      (value) => {
        end({ kind: 'done', value });
      },
      (thrown: unknown) => {
        end({ kind: 'failed', thrown });
      },
    );
  });
}
