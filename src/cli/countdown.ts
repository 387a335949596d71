import type { Clock } from '../client/clock.js';
import { clockOf, spanOf } from './duration.js';
import type { Printer } from './printer.js';

/** What a countdown shows. */
export interface Countdown {
  readonly seconds: number;
  /** What stands behind the time that is left. */
  readonly remark: () => string;
  /** Ends the countdown. */
  readonly signal: AbortSignal;
}

const everySecond = 1000;
const everyMinute = 60_000;

/**
 * Shows how much time is left until a signal aborts: in one line that changes each second on a
 * terminal, in a line each minute elsewhere.
 */
export const countDown = async (
  { seconds, remark, signal }: Countdown,
  clock: Clock,
  printer: Printer,
): Promise<void> => {
  const end = clock.monotonic() + seconds * 1000;
  const { live } = printer.appearance;
  for (;;) {
    const left = Math.max(0, Math.ceil((end - clock.monotonic()) / 1000));
    // The last line of a pipe says that the time is over by itself.
    if (signal.aborted || left === 0) break;
    if (live) printer.overwrite(`Waiting · ${clockOf(left)} left${remark()}`);
    else printer.print(`Waiting, ${spanOf(left)} left${remark()}`);
    await clock.sleep(live ? everySecond : everyMinute, signal);
  }
  printer.overwrite('');
};
