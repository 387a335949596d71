import { isLoopback } from '../github/host.js';
import { parseUrl } from '../internal/parse.js';
import { refuseOption } from './refuse-option.js';

/** Returns why an origin cannot be allowed, in words that do not repeat it. */
export function originProblem(origin: string): string | undefined {
  if (origin.includes('*')) return 'has a wildcard, which would allow any page';
  if (origin === 'null') return 'is that of a file or of a sandboxed frame, not an https origin';
  const url = parseUrl(origin);
  if (url === undefined || !/^https?:$/.test(url.protocol)) return 'is not an https origin';
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return 'uses http, and others could read the token';
  return url.origin === origin
    ? undefined
    : 'is more than an origin, or is not written as browsers write it';
}

/** Checks the option `allowedOrigins`. */
export function readAllowedOrigins(origins: unknown): ReadonlySet<string> {
  const fix = "give the origins of your pages, for example ['https://app.example.com']";
  if (!Array.isArray(origins)) refuseOption('allowedOrigins', 'is not an array', fix);
  const entries = origins as readonly unknown[];
  if (entries.length === 0) refuseOption('allowedOrigins', 'is empty', fix);
  for (const [index, entry] of entries.entries()) {
    const problem = typeof entry === 'string' ? originProblem(entry) : 'is not a string';
    if (problem !== undefined)
      refuseOption(
        `allowedOrigins[${String(index)}]`,
        problem,
        "give what location.origin is in the page: scheme, host, and the port unless it is 443, for example 'https://app.example.com'",
      );
  }
  return new Set(entries as readonly string[]);
}
