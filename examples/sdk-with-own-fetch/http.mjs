// The HTTP client that the SDK has had for years. Like axios, it parses JSON, and rejects statuses
// of 400 and above with an error that holds the request and the response.

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
  const answer = await fetch(url, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(form),
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
  });
  const text = await answer.text();
  const response = {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    data: parsed(text),
  };
  if (answer.status >= 400) throw new HttpError(response, form);
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
