import { parseJson } from '../internal/parse.js';
import { readResponse } from './read-response.js';

const isStream = (body: unknown): boolean =>
  typeof body === 'object' &&
  body !== null &&
  ('getReader' in body || Symbol.asyncIterator in body);

/** The client ID and the client secret of a Basic header (RFC 6749, 2.3.1). */
const basicCredentials = (authorization: string | null): object => {
  const [, encoded] = /^basic\s+(\S+)$/i.exec(authorization ?? '') ?? [];
  if (encoded === undefined) return {};
  const [id = '', ...secret] = atob(encoded).split(':');
  return Object.fromEntries(
    new URLSearchParams(`client_id=${id}&client_secret=${secret.join(':')}`),
  );
};

/**
 * The members of the form, or of the JSON, that a call of `fetch` sends, and the credentials of its
 * Basic header. It is empty if the body is a stream, which only one can read, or cannot be read. Call it
 * before `fetch`, which uses the body of a `Request` up.
 */
export async function readRequestForm(
  ...[input, init]: Parameters<typeof globalThis.fetch>
): Promise<object> {
  try {
    if (isStream(init?.body)) return {};
    const request = new Request(input instanceof Request ? input.clone() : input, {
      ...init,
      // A signal would get one more listener for each request.
      signal: null,
    });
    const { headers } = request;
    const { body, truncated } = await readResponse(new Response(request.body, { headers }));
    if (typeof body !== 'string' || body === '' || truncated === true) return {};
    const form =
      headers.get('content-type')?.startsWith('multipart/') === true
        ? await new Response(body, { headers }).formData()
        : new URLSearchParams(body);
    return {
      ...basicCredentials(headers.get('authorization')),
      ...(parseJson(body) ?? Object.fromEntries(form)),
    };
  } catch {
    // What is wrong with the request is for fetch to say.
    return {};
  }
}
