import type { ReadAnswer } from './answer.js';

const longest = 7 * 24 * 60 * 60;

const seconds = (value: number): number | undefined =>
  Number.isFinite(value) ? Math.min(Math.max(Math.ceil(value), 0), longest) : undefined;

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
  if (after !== undefined)
    return seconds(/^\d+$/.test(after) ? Number(after) : (Date.parse(after) - now) / 1000);
  const reset = headers.get('x-ratelimit-reset');
  return reset !== undefined && /^\d+$/.test(reset) && headers.get('x-ratelimit-remaining') === '0'
    ? seconds(Number(reset) - now / 1000)
    : undefined;
};
