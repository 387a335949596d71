import { isLoopback } from '../host/github-host.js';
import { parseUrl } from '../host/parse-url.js';
import { optionError } from './option-error.js';

/** What is wrong with an entry, in words that do not repeat it. */
const problemOf = (entry: unknown): string | undefined => {
  if (typeof entry !== 'string') return 'is not a string';
  if (entry.includes('*')) return 'has a wildcard, which would let any page in';
  const url = parseUrl(entry);
  if (url === undefined || !/^https?:$/.test(url.protocol)) return 'is not an https origin';
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return 'is http, where the answer with the token could be read on the way';
  return url.origin === entry
    ? undefined
    : 'is more than an origin, or is not written as browsers write it';
};

/** Checks the origins of the pages that may ask. */
export const readOrigins = (origins: unknown): ReadonlySet<string> => {
  const fix = "give the origins of your pages, for example ['https://app.example.com']";
  if (!Array.isArray(origins)) throw optionError('allowedOrigins', 'is not an array', fix);
  if (origins.length === 0) throw optionError('allowedOrigins', 'is empty', fix);
  for (const [index, entry] of (origins as readonly unknown[]).entries()) {
    const problem = problemOf(entry);
    if (problem !== undefined)
      throw optionError(
        `allowedOrigins[${String(index)}]`,
        problem,
        "give scheme, host and a port that is not the usual one, in lower case and without a slash at the end, for example 'https://app.example.com'",
      );
  }
  return new Set(origins as readonly string[]);
};
