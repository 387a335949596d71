import { isBrowser } from '../internal/runtime.js';
import type { FailureCause } from './types.js';

/** Whether a browser may hide the reason: it reports every failure to the page as the same TypeError. */
export function isHiddenByBrowser({ code, name }: FailureCause): boolean {
  return code === undefined && name === 'TypeError' && isBrowser();
}

/** Whether a proxy that is not used may be the reason of a failure. */
export function mayNeedProxy({ code }: FailureCause): boolean {
  return (
    code === undefined ||
    /^(?:ENOTFOUND|EAI_|ECONNREFUSED|E\w*UNREACH|ETIMEDOUT|UND_ERR_CONNECT)/.test(code)
  );
}
