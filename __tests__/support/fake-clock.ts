import type { Clock } from '../../src/http/deadline.js';

/** Clocks that stand still but for sleep, which moves both at once. */
export interface FakeClock extends Clock {
  /** The seconds that were slept, one by one. */
  readonly slept: number[];
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** How fast the wall clock runs beside the monotonic one. */
  wallRate: number;
}

export const fakeClock = (): FakeClock => {
  let elapsed = 0;
  const begun = Date.UTC(2026, 0, 1);
  const clock: FakeClock = {
    slept: [],
    wallRate: 1,
    now: () => begun + elapsed * clock.wallRate,
    monotonic: () => elapsed,
    sleep: (milliseconds) => {
      clock.slept.push(milliseconds / 1000);
      elapsed += milliseconds;
      return Promise.resolve();
    },
  };
  return clock;
};
