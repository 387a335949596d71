import { asWait } from '../codecs/primitives.js';
import type { ReadAnswer } from './answer.js';

// Proxies may repeat the header; Date.parse alone would take "1.5" or "-5" for a day.
const wholeSeconds = /^(\d+)(?:\s*,|$)/;
const httpDate = /^(?:mon|tue|wed|thu|fri|sat|sun)/i;

const seconds = (value: number): number | undefined =>
  Number.isNaN(value) ? undefined : asWait(Math.max(Math.ceil(value), 0));

/**
 * The seconds to wait that an answer names: `Retry-After` as seconds or as a date (RFC 9110,
 * section 10.2.3), or the reset time of an exhausted GitHub rate limit.
 */
export const retryAfterSeconds = (
  { headers }: ReadAnswer,
  receivedAt: number,
): number | undefined => {
  // The server's own clock, where it tells it, cancels an error of the local one.
  const sent = Date.parse(headers.get('date') ?? '');
  const now = Number.isNaN(sent) ? receivedAt : sent;
  const after = headers.get('retry-after');
  if (after !== undefined) {
    const digits = wholeSeconds.exec(after)?.[1];
    if (digits !== undefined) return seconds(Number(digits));
    return httpDate.test(after) ? seconds((Date.parse(after) - now) / 1000) : undefined;
  }
  const reset = headers.get('x-ratelimit-reset');
  return reset !== undefined && /^\d+$/.test(reset) && headers.get('x-ratelimit-remaining') === '0'
    ? seconds(Number(reset) - now / 1000)
    : undefined;
};
