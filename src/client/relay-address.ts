import { isLoopback } from '../host/github-host.js';
import { parseUrl } from '../host/parse-url.js';
import { refuseOption } from './option-error.js';

const relayFix = "give where createTokenRelay is mounted, for example '/oauth/token'";

/** The address of a relay; in a page it may be relative. */
export const relayAt = (tokenEndpoint: unknown, allowInsecureHttp: boolean): string => {
  const option = 'tokenEndpoint';
  if (typeof tokenEndpoint !== 'string' && !(tokenEndpoint instanceof URL))
    return refuseOption(option, 'is not a URL', relayFix);
  const page = (globalThis as { readonly location?: { readonly href?: string } }).location?.href;
  const url = parseUrl(tokenEndpoint, page);
  if (url === undefined || !/^https?:$/.test(url.protocol))
    return refuseOption(
      option,
      'is not a URL that this runtime can complete',
      'give an absolute https URL',
    );
  if (url.username !== '' || url.password !== '')
    return refuseOption(
      option,
      'carries a user name or password',
      'leave them away; no fetch takes them',
    );
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && !allowInsecureHttp)
    return refuseOption(
      option,
      'is http, which would send the code and the tokens in the clear',
      'use https, or set allowInsecureHttp: true in a closed test network',
    );
  return url.href;
};
