import type { ReadAnswer } from './answer.js';

const words = /rate limit|abuse detection|too many requests/i;
// The page that GitHub shows to browsers: its title, and its heading with the reason below.
const page = /<title>[^<]{0,99}rate limit|whoa there!/i;

/** Whether an answer that is no OAuth answer refuses because of too many requests. */
export const isRateLimit = (
  { status, headers, text }: ReadAnswer,
  message: string | undefined,
): boolean =>
  status === 429 ||
  (message !== undefined && words.test(message)) ||
  page.test(text) ||
  (status === 403 &&
    (headers.has('retry-after') ||
      headers.get('x-ratelimit-remaining') === '0' ||
      words.test(text)));
