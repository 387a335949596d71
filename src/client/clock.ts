/** Time, as a client needs it; tests hand in one of their own. */
export interface Clock {
  /** The wall clock, in milliseconds since the epoch. */
  readonly now: () => number;
  /** A clock that nobody sets, in milliseconds. */
  readonly monotonic: () => number;
  /** Resolves after some milliseconds, or at once when the signal aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** The longest time that a timer can wait, in milliseconds; a longer one would fire at once. */
export const longestTimer = 2 ** 31 - 1;

/** Waits with one timer. */
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

/** A clock of the caller, replaced by that of the runtime whenever it throws or gives no number. */
export const withFallback = (clock: Clock): Clock => ({
  now: () => reading(() => clock.now(), systemClock.now),
  monotonic: () => reading(() => clock.monotonic(), systemClock.monotonic),
  sleep: async (milliseconds, signal) => {
    try {
      await clock.sleep(milliseconds, signal);
    } catch {
      await systemClock.sleep(milliseconds, signal);
    }
  },
});
