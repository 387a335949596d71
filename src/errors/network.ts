import { isBrowser } from '../internal/runtime.js';
import type { FailureCause } from './types.js';

/** Whether a browser may hide the reason: it reports every failure to the page as the same TypeError. */
export function isHiddenByBrowser({ code, name }: FailureCause): boolean {
  return code === undefined && name === 'TypeError' && isBrowser();
}

/** Whether the body of a response is not in the format that its `Content-Encoding` header names. */
export function isNotDecompressed({ code }: FailureCause): boolean {
  // The codes of zlib, Brotli and Zstandard in Node.
  return /^(?:Z_[A-Z_]+|ERR__ERROR_FORMAT_\w+|ZSTD_error_\w+)$/.test(code ?? '');
}

/** Whether a proxy that is not used may be the reason of a failure. */
export function mayNeedProxy({ code }: FailureCause): boolean {
  return (
    code === undefined ||
    /^(?:ENOTFOUND|EAI_|ECONNREFUSED|E\w*UNREACH|ETIMEDOUT|UND_ERR_CONNECT)/.test(code)
  );
}
