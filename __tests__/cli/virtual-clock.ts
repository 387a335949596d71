import type { Clock } from '../../src/http/deadline.js';

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** A clock that jumps to the next time at which a sleep ends. */
export const virtualClock = (): Clock => {
  const begun = Date.UTC(2026, 0, 1);
  const sleepers = new Set<Sleeper>();
  let elapsed = 0;

  const jump = (): void => {
    const [next] = [...sleepers].sort((one, other) => one.until - other.until);
    if (next === undefined) return;
    elapsed = Math.max(elapsed, next.until);
    next.wake();
  };

  return {
    now: () => begun + elapsed,
    monotonic: () => elapsed,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        const end = () => {
          signal?.removeEventListener('abort', end);
          sleepers.delete(sleeper);
          resolve();
        };
        const sleeper: Sleeper = { until: elapsed + milliseconds, wake: end };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', end);
        // Lets pending requests finish first.
        setTimeout(jump, 5);
      }),
  };
};
