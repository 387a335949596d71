import ky, { isNetworkError, type KyInstance } from 'ky';
import { post } from './fetch.js';
import { readResponse } from './read-response.js';
import type { Transport } from './transport.js';

/** Creates a transport that uses ky, or the caller's ky instance with its hooks. */
export function kyTransport(instance: KyInstance = ky, fetch?: typeof globalThis.fetch): Transport {
  return async (request) => {
    const { url, body, signal } = request;
    // ky's own instance has no hook that changes a request, so it is sent as it is. ky's Request has a
    // stream in place of the text, which takes longer to send.
    const send = fetch ?? (instance === ky ? () => post(request) : undefined);
    const { 'user-agent': userAgent, ...headers } = request.headers;
    // A URL object, so that ky does not prepend the prefix of an instance.
    const response = instance(new URL(url), {
      method: 'post',
      headers,
      body,
      signal,
      // A code works once, so a retry could only hide the first response.
      retry: 0,
      // A redirect would send the secret to another URL.
      redirect: 'manual',
      // OAuth errors have status 200, and ky's errors contain the request with its secrets.
      throwHttpErrors: false,
      // The client's deadline also covers the body.
      timeout: false,
      // ky prefers the headers of a request to those of the instance, so a hook adds this one last.
      hooks: {
        beforeRequest: [
          ({ request: sent }) => {
            if (userAgent !== undefined && !sent.headers.has('user-agent'))
              sent.headers.set('user-agent', userAgent);
          },
        ],
      },
      ...(send === undefined ? {} : { fetch: send }),
    });
    try {
      return await readResponse(await response, signal);
    } catch (error) {
      // The error of the runtime says more than ky's wrapper.
      throw isNetworkError(error) ? error.cause : error;
    }
  };
}
