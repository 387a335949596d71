/** Time, as a client needs it; tests hand in one of their own. */
export interface Clock {
  /** The wall clock, in milliseconds since the epoch. */
  readonly now: () => number;
  /** A clock that nobody sets, in milliseconds. */
  readonly monotonic: () => number;
  /** Resolves after some milliseconds, or at once when the signal aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** The clocks of the runtime. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      signal?.addEventListener('abort', end, { once: true });
      if (signal?.aborted === true) end();
    }),
};
