import type { NodeReadable } from './read-stream.js';

/**
 * The members of an incoming request that are used: `IncomingMessage` of `node:http` has them, and so
 * does the request of Express. Programs need no types of Node for it.
 */
export interface NodeRequest extends NodeReadable {
  /** The HTTP method. */
  readonly method?: string | undefined;
  /** The request target, for example `/auth/token`. */
  readonly url?: string | undefined;
  /** The names and values of the headers, alternating. */
  readonly rawHeaders: readonly string[];
  /** Whether the whole request was received. */
  readonly complete: boolean;
  /** Whether the body was read to its end. */
  readonly readableEnded: boolean;
  /** The body, if a body parser has read it. */
  readonly body?: unknown;
  /** Continues reading the body. */
  readonly resume: () => unknown;
  /** Closes the connection. */
  readonly destroy: () => unknown;
}

/** The members of a server response that are used: `ServerResponse` of `node:http` has them. */
export interface NodeResponse {
  /** The HTTP status code. */
  statusCode: number;
  /** Whether the response was destroyed. */
  readonly destroyed: boolean;
  /** Whether the headers were sent. */
  readonly headersSent: boolean;
  /** Adds a listener. */
  readonly on: (event: 'finish' | 'error', listener: () => void) => unknown;
  /** Sets a header. */
  readonly setHeader: (name: string, value: string | readonly string[]) => unknown;
  /** Sends the body and ends the response. */
  readonly end: (body?: string | Uint8Array) => unknown;
}

/** A response as plain data. */
export interface PlainResponse {
  /** The HTTP status code. */
  readonly status: number;
  /** The headers. Several `Set-Cookie` headers are an array. */
  readonly headers: readonly (readonly [name: string, value: string | readonly string[]])[];
  /** The body; `undefined` if there is none. */
  readonly body: string | Uint8Array | undefined;
}

/** Handles a request, like a route of a web framework. */
export type Handler = (request: Request) => Promise<Response>;

// A Request cannot have these methods. Handlers refuse PATCH as they would refuse them.
const methodOf = ({ method = 'GET' }: NodeRequest): string =>
  /^(?:connect|trace|track)$/i.test(method) ? 'PATCH' : method;

/** The path and the query of the request target. The host in it, if any, is a claim of the client. */
const pathOf = ({ url = '/' }: NodeRequest): string =>
  /^(?:https?:\/\/[^/?#]*)?(\/.*)$/i.exec(url)?.[1] ?? '/';

/**
 * The value of a header, whose name is given in lower case; `null` if there is none. Repeated headers are
 * joined as `Headers` joins them; the `headers` of a request keep only one of some.
 */
export function headerOf({ rawHeaders }: NodeRequest, name: string): string | null {
  let joined: string | null = null;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const raw = rawHeaders[index] ?? '';
    if (raw.length !== name.length || raw.toLowerCase() !== name) continue;
    const value = rawHeaders[index + 1] ?? '';
    // HTTP/2 may divide the cookies: RFC 9113, section 8.2.3.
    joined = joined === null ? value : `${joined}${name === 'cookie' ? '; ' : ', '}${value}`;
  }
  return joined;
}

const headersOf = ({ rawHeaders }: NodeRequest): Headers => {
  const headers = new Headers();
  rawHeaders.forEach((name, index) => {
    // HTTP/2 sends the method and the path as headers whose names begin with a colon.
    if (index % 2 === 0 && !name.startsWith(':')) headers.append(name, rawHeaders[index + 1] ?? '');
  });
  return headers;
};

/** The body as a web stream, which reads from the socket only what is asked for. */
const streamOf = (incoming: NodeRequest): ReadableStream<Uint8Array> => {
  let state: 'unread' | 'open' | 'over' = 'unread';
  const settle = (action: () => void): void => {
    if (state === 'open') action();
    state = 'over';
  };
  const listen = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    state = 'open';
    const fail = (): void => {
      settle(() => controller.error(new TypeError('The body is incomplete.')));
    };
    incoming.on('data', (chunk) => {
      if (state !== 'open') return;
      incoming.pause();
      controller.enqueue(chunk);
    });
    incoming.on('end', () => settle(() => controller.close()));
    // Emitted after every end, and without one if the client has closed the connection.
    incoming.on('close', fail);
    if (incoming.destroyed) fail();
  };
  return new ReadableStream(
    {
      pull: (controller) => {
        if (state === 'unread') listen(controller);
        incoming.resume();
      },
      cancel: () => {
        state = 'over';
      },
    },
    { highWaterMark: 0 },
  );
};

/** The body that a body parser has left. */
export interface ParsedBody {
  readonly body: string | Uint8Array<ArrayBuffer>;
  /** The media type of the body; `undefined` for that of the request. */
  readonly contentType: string | undefined;
}

/**
 * Serializes the body that a body parser has left; `undefined` if something has read the body and did not
 * keep it. `Content-Encoding` is no longer that of the body, and `Content-Length` is that of the original.
 */
export function serializeParsedBody({ body }: NodeRequest): ParsedBody | undefined {
  if (body === undefined) return undefined;
  if (typeof body === 'string') return { body, contentType: undefined };
  if (body instanceof Uint8Array) return { body: new Uint8Array(body), contentType: undefined };
  return { body: JSON.stringify(body), contentType: 'application/json' };
}

/**
 * Converts a request of `node:http` to a `Request`. GET and HEAD have no body.
 *
 * @param incoming - The request; a body parser may have read it.
 * @param origin - The origin in its URL. No header is used for it, since a client can send any.
 */
export async function toRequest(
  incoming: NodeRequest,
  origin = 'http://localhost',
): Promise<Request> {
  const [url, method, headers] = [
    origin + pathOf(incoming),
    methodOf(incoming),
    headersOf(incoming),
  ];
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers });
  if (!incoming.readableEnded) {
    // Streams require the option, which the types of browsers do not have.
    const duplex: object = { duplex: 'half' };
    return new Request(url, { method, headers, body: streamOf(incoming), ...duplex });
  }
  const parsed = serializeParsedBody(incoming);
  if (parsed === undefined) {
    const request = new Request(url, { method, headers, body: '' });
    await request.text();
    return request;
  }
  headers.delete('content-encoding');
  if (parsed.contentType !== undefined) headers.set('content-type', parsed.contentType);
  return new Request(url, { method, headers, body: parsed.body });
}

const toPlain = async (response: Response): Promise<PlainResponse> => {
  const headers = [...response.headers].filter(([name]) => name !== 'set-cookie');
  const cookies = response.headers.getSetCookie();
  return {
    status: response.status,
    headers: cookies.length === 0 ? headers : [...headers, ['set-cookie', cookies]],
    body: new Uint8Array(await response.arrayBuffer()),
  };
};

const send = ({ status, headers, body }: PlainResponse, outgoing: NodeResponse): void => {
  if (outgoing.destroyed || outgoing.headersSent) return;
  outgoing.statusCode = status;
  for (const [name, value] of headers) outgoing.setHeader(name, value);
  outgoing.end(body);
};

const ignore = (): void => undefined;

/** The time in milliseconds in which a client that is still sending can read its response. */
const lingerMs = 1000;

/** Drains an unread request body. A body that does not end in time is ended with its connection. */
export function drainRequest(incoming: NodeRequest): void {
  if (incoming.complete || incoming.destroyed) return;
  const timer = setTimeout(() => incoming.destroy(), lingerMs);
  const stop = (): void => {
    clearTimeout(timer);
  };
  incoming.on('end', stop);
  incoming.on('close', stop);
  incoming.resume();
}

/**
 * Creates a request listener of `node:http`. The listener returns at once and does not throw. It responds
 * with 500 if the function rejects.
 */
export function listenerOf(respond: (incoming: NodeRequest) => Promise<PlainResponse>) {
  return (incoming: NodeRequest, outgoing: NodeResponse): void => {
    // A client that closes the connection must not end the process.
    incoming.on('error', ignore);
    outgoing.on('error', ignore);
    outgoing.on('finish', () => drainRequest(incoming));
    respond(incoming)
      .then((response) => send(response, outgoing))
      .catch(() => {
        if (!outgoing.headersSent) outgoing.statusCode = 500;
        outgoing.end();
      });
  };
}

/**
 * Converts a handler to a request listener of `node:http`.
 *
 * @param handler - The handler.
 * @param getOrigin - Returns the origin in the URLs of the requests.
 */
export function toListener(handler: Handler, getOrigin?: () => string) {
  return listenerOf(async (incoming) =>
    toPlain(await handler(await toRequest(incoming, getOrigin?.()))),
  );
}
