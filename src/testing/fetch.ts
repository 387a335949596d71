import { type FakeRequest, readRequest } from './request.js';
import type { Delivery } from './response.js';

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const abort = () => {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as fetch does
      reject(signal.reason);
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
  });

const broken = (): TypeError =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error('other side closed'), { code: 'ECONNRESET' }),
  });

const cutBody = (body: string | Uint8Array): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => {
      const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
      controller.enqueue(bytes.subarray(0, Math.ceil(bytes.length / 2)));
      controller.error(broken());
    },
  });

// The Fetch standard allows no body with these.
const bodyless = new Set([204, 205, 304]);

const toResponse = async (delivery: Delivery): Promise<Response> => {
  const { status, headers, body, delayMs, fault } = delivery;
  if (fault === 'hang') return new Promise<never>(() => undefined);
  if (fault === 'reset') throw broken();
  if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
  if (bodyless.has(status)) return new Response(null, { status, headers });
  const content = fault === 'cut' ? cutBody(body) : (body as BodyInit);
  return new Response(content, { status, headers });
};

/** A `fetch` that never leaves the process. */
export function fakeFetch(
  respond: (request: FakeRequest) => Promise<Delivery>,
): typeof globalThis.fetch {
  const answer = async (request: Request): Promise<Response> => {
    const { method, url } = request;
    const headers = Object.fromEntries(request.headers);
    const read = await readRequest(method, new URL(url), headers, await request.text());
    return toResponse(await respond(read));
  };
  return async (input, init) => {
    const request = new Request(input, init);
    return Promise.race([answer(request), aborted(request.signal)]);
  };
}
