/**
 * The members of an incoming request that are used: `IncomingMessage` of `node:http` has them, and so
 * does the request of Express. Programs need no types of Node for it.
 */
export interface NodeRequest {
  /** The HTTP method. */
  readonly method?: string | undefined;
  /** The request target, for example `/auth/token`. */
  readonly url?: string | undefined;
  /** The names and values of the headers, alternating. */
  readonly rawHeaders: readonly string[];
  /** Whether the whole request was received. */
  readonly complete: boolean;
  /** Whether the request was destroyed. */
  readonly destroyed: boolean;
  /** Whether the body was read to its end. */
  readonly readableEnded: boolean;
  /** The body, if a body parser has read it. */
  readonly body?: unknown;
  /** Adds a listener. */
  readonly on: {
    (event: 'data', listener: (chunk: Uint8Array) => void): unknown;
    (event: 'end' | 'close' | 'error', listener: () => void): unknown;
  };
  /** Stops reading the body. */
  readonly pause: () => unknown;
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
  readonly end: (body?: Uint8Array) => unknown;
}

/** Handles a request, like a route of a web framework. */
export type Handler = (request: Request) => Promise<Response>;

// A Request cannot have these methods. Handlers refuse PATCH as they would refuse them.
const methodOf = ({ method = 'GET' }: NodeRequest): string =>
  /^(?:connect|trace|track)$/i.test(method) ? 'PATCH' : method;

/** The path and the query of the request target. The host in it, if any, is a claim of the client. */
const pathOf = ({ url = '/' }: NodeRequest): string =>
  /^(?:https?:\/\/[^/?#]*)?(\/.*)$/i.exec(url)?.[1] ?? '/';

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

/** Serializes the body that a body parser has left. `Content-Length` is still that of the original. */
const serializeParsedBody = (body: unknown, headers: Headers): string | Uint8Array<ArrayBuffer> => {
  headers.delete('content-encoding');
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return new Uint8Array(body);
  headers.set('content-type', 'application/json');
  return JSON.stringify(body);
};

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
  const isLost = incoming.body === undefined;
  const body = isLost ? '' : serializeParsedBody(incoming.body, headers);
  const request = new Request(url, { method, headers, body });
  // Something has read the body and did not keep it, so it is used here too.
  if (isLost) await request.text();
  return request;
}

const send = async (response: Response, outgoing: NodeResponse): Promise<void> => {
  const body = new Uint8Array(await response.arrayBuffer());
  if (outgoing.destroyed || outgoing.headersSent) return;
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers)
    if (name !== 'set-cookie') outgoing.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
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
 * Converts a handler to a request listener of `node:http`. The listener returns at once and does not
 * throw. It responds with 500 if the request cannot be converted, or if the handler rejects.
 *
 * @param handler - The handler.
 * @param getOrigin - Returns the origin in the URLs of the requests.
 */
export function toListener(handler: Handler, getOrigin?: () => string) {
  return (incoming: NodeRequest, outgoing: NodeResponse): void => {
    // A client that closes the connection must not end the process.
    incoming.on('error', ignore);
    outgoing.on('error', ignore);
    outgoing.on('finish', () => drainRequest(incoming));
    toRequest(incoming, getOrigin?.())
      .then(handler)
      .then((response) => send(response, outgoing))
      .catch(() => {
        if (!outgoing.headersSent) outgoing.statusCode = 500;
        outgoing.end();
      });
  };
}
