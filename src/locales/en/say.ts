import type { Words } from '../../catalogue/locale.js';

/** The summary and the steps of one hint. */
export const say = (summary: string, ...steps: readonly string[]): Words => ({ summary, steps });

const units = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
] as const;

/** Seconds, or the largest unit of which it is two at least; never less than it is. */
const amount = (seconds: number): string => {
  const [size, unit] = units.find(([length]) => seconds >= 2 * length) ?? [1, 'second'];
  const count = size === 1 ? seconds : Math.ceil(seconds / size);
  return `${String(count)} ${unit}${count === 1 ? '' : 's'}`;
};

/** How long to wait, in words. */
export const wait = (seconds: number | undefined, otherwise: string): string =>
  seconds === undefined ? otherwise : seconds === 0 ? 'a moment' : amount(seconds);

export const newSignIn = 'Start a new sign-in afterwards; the code of this one may be spent.';
