import { isLoopback } from '../host/github-host.js';
import { parseUrl } from '../host/parse-url.js';
import { from } from './from.js';
import { asInterval, asWait } from './primitives.js';

/** Any text. */
export const AnyText = /* @__PURE__ */ from('string', (value) =>
  typeof value === 'string' ? value : undefined,
);

/** A boolean. */
export const TrueOrFalse = /* @__PURE__ */ from('boolean', (value) =>
  typeof value === 'boolean' ? value : undefined,
);

const isAmount = (value: unknown): value is number =>
  Number.isFinite(value) && (value as number) >= 0;

/** A number, also of milliseconds since the epoch, that is finite and not negative. */
export const Amount = /* @__PURE__ */ from('number >= 0', (value) =>
  isAmount(value) ? value : undefined,
);

/** An absolute https URL as it may stand behind a link: visible ASCII, without a user name. */
export const HttpsUrl = /* @__PURE__ */ from('HttpsUrl', (value) =>
  typeof value === 'string' &&
  /^https:\/\/[\w.:[\]-]+(?:[/?#][!-~]*)?$/.test(value) &&
  parseUrl(value)?.protocol === 'https:'
    ? value
    : undefined,
);

const longestAddress = 2000;

/** Whether a text can be shown as an address of the web: visible ASCII, without a user name. */
export const isWebUrl = (text: string): boolean =>
  text.length <= longestAddress &&
  /^https?:\/\/[\w.:[\]-]+(?:[/?#][!-~]*)?$/i.test(text) &&
  parseUrl(text) !== undefined;

/** The address that people open to type a user code: https, or http on this machine. */
export const WebAddress = /* @__PURE__ */ from('WebAddress', (value) => {
  if (typeof value !== 'string' || !isWebUrl(value)) return undefined;
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || isLoopback(hostname) ? value : undefined;
});

/** Seconds for a timer, a week at most. */
export const WaitAmount = /* @__PURE__ */ from('number >= 0', (value) =>
  isAmount(value) ? asWait(value) : undefined,
);

/** Seconds between two polls. */
export const IntervalAmount = /* @__PURE__ */ from('number >= 0', (value) =>
  isAmount(value) ? asInterval(value) : undefined,
);
