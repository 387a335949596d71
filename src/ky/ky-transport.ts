import ky, { isNetworkError, type KyInstance } from 'ky';
import { readResponse } from '../transport/read-response.js';
import type { Transport } from '../transport/transport.js';

/** A transport over ky: the plain one, or the caller's instance with its hooks. */
export const kyTransport =
  (instance: KyInstance = ky, fetch?: typeof globalThis.fetch): Transport =>
  async ({ url, headers, body, signal }) => {
    // As a URL, so that an instance's prefix is not put in front of it.
    const answered = instance(new URL(url), {
      method: 'post',
      headers,
      body,
      signal,
      // A code works once, so a second try could only hide the first answer.
      retry: 0,
      // A redirect would carry the secret to wherever it points.
      redirect: 'manual',
      // GitHub's statuses say little, and ky's errors carry the request with its secrets.
      throwHttpErrors: false,
      // The client has a deadline of its own, which also covers the body.
      timeout: false,
      ...(fetch === undefined ? {} : { fetch }),
    });
    try {
      return await readResponse(await answered, signal);
    } catch (error) {
      // What the runtime threw tells more than ky's wrapper around it.
      throw isNetworkError(error) ? error.cause : error;
    }
  };
