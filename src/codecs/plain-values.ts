import { parseUrl } from '../host/parse-url.js';
import { from } from './from.js';

/** Any text. */
export const AnyText = /* @__PURE__ */ from('string', (value) =>
  typeof value === 'string' ? value : undefined,
);

/** A boolean. */
export const TrueOrFalse = /* @__PURE__ */ from('boolean', (value) =>
  typeof value === 'boolean' ? value : undefined,
);

/** A number, also of milliseconds since the epoch, that is finite and not negative. */
export const Amount = /* @__PURE__ */ from('number >= 0', (value) =>
  Number.isFinite(value) && (value as number) >= 0 ? (value as number) : undefined,
);

/** An absolute https URL as it may stand behind a link: visible ASCII, without a user name. */
export const HttpsUrl = /* @__PURE__ */ from('HttpsUrl', (value) =>
  typeof value === 'string' &&
  /^https:\/\/[\w.:[\]-]+(?:[/?#][!-~]*)?$/.test(value) &&
  parseUrl(value)?.protocol === 'https:'
    ? value
    : undefined,
);

/** The address that a person opens to type a user code: on the web, and on a fake without TLS. */
export const WebAddress = /* @__PURE__ */ from('WebAddress', (value) =>
  typeof value === 'string' && /^https?:\/\/[^\s/]/i.test(value) ? value : undefined,
);
