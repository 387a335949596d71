import { limitWait } from '../codecs/parsers.js';
import type { NormalizedResponse } from './response.js';

// Proxies may repeat the header. Date.parse() alone would read "1.5" and "-5" as dates.
const wholeSeconds = /^(\d+)(?:\s*,|$)/;
const httpDate = /^(?:mon|tue|wed|thu|fri|sat|sun)/i;

const toSeconds = (value: number): number | undefined =>
  Number.isNaN(value) ? undefined : limitWait(Math.max(Math.ceil(value), 0));

/**
 * The seconds to wait according to a response: its `Retry-After` as seconds or as a date (RFC 9110,
 * section 10.2.3), or the reset time of an exhausted GitHub rate limit.
 */
export function retryAfterSeconds(
  { headers }: NormalizedResponse,
  receivedAt: number,
): number | undefined {
  // With the clock of the server, an error of the local clock does not matter.
  const sentAt = Date.parse(headers.get('date') ?? '');
  const now = Number.isNaN(sentAt) ? receivedAt : sentAt;
  const retryAfter = headers.get('retry-after');
  if (retryAfter !== undefined) {
    const digits = wholeSeconds.exec(retryAfter)?.[1];
    if (digits !== undefined) return toSeconds(Number(digits));
    return httpDate.test(retryAfter) ? toSeconds((Date.parse(retryAfter) - now) / 1000) : undefined;
  }
  const reset = headers.get('x-ratelimit-reset');
  return reset !== undefined && /^\d+$/.test(reset) && headers.get('x-ratelimit-remaining') === '0'
    ? toSeconds(Number(reset) - now / 1000)
    : undefined;
}
