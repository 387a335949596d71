// The existing HTTP client of the SDK. Like axios, it parses JSON, and rejects with an error that
// contains the request and the response if the status is 400 or above.

/**
 * @typedef {{ status: number, headers: Record<string, string>, data: string | Record<string, unknown> }} HttpResponse
 * @typedef {(url: string, form: Record<string, string>) => Promise<HttpResponse>} Post
 */

export class HttpError extends Error {
  /**
   * @param {HttpResponse} response
   * @param {Record<string, string>} request
   */
  constructor(response, request) {
    super(`Request failed with status code ${String(response.status)}`);
    this.response = response;
    this.request = request;
  }
}

/** @type {Post} */
export const post = async (url, form) => {
  const httpResponse = await fetch(url, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(form),
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
  });
  const text = await httpResponse.text();
  const response = {
    status: httpResponse.status,
    headers: Object.fromEntries(httpResponse.headers),
    data: parsed(text),
  };
  if (httpResponse.status >= 400) throw new HttpError(response, form);
  return response;
};

/** @type {(text: string) => HttpResponse['data']} */
const parsed = (text) => {
  try {
    /** @type {unknown} */
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : text;
  } catch {
    return text;
  }
};
