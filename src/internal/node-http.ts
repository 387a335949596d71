/**
 * What the listener needs of a request: `IncomingMessage` of `node:http` is one, and so is the
 * request of Express. Described by its members, so that no program needs the types of Node.
 */
export interface NodeRequest {
  /** The HTTP method. */
  readonly method?: string | undefined;
  /** The names and values of the headers, alternating. */
  readonly rawHeaders: readonly string[];
  /** Whether the whole request was received. */
  readonly complete: boolean;
  /** Whether the request was destroyed. */
  readonly destroyed: boolean;
  /** Whether the body was read to its end. */
  readonly readableEnded: boolean;
  /** What a body parser has left here. */
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

/** What the listener needs of an answer: `ServerResponse` of `node:http` is one. */
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

/** The body of a request as a stream of the web, read no faster than it is asked for. */
const streamOf = (incoming: NodeRequest): ReadableStream<Uint8Array> => {
  let isOpen = true;
  let isListening = false;
  const listen = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    const breakOff = (): void => {
      if (!isOpen) return;
      isOpen = false;
      controller.error(new TypeError('The body broke off.'));
    };
    incoming.on('data', (chunk) => {
      if (!isOpen) return;
      incoming.pause();
      controller.enqueue(chunk);
    });
    incoming.on('end', () => {
      if (!isOpen) return;
      isOpen = false;
      controller.close();
    });
    // Comes after an error and after the end; without an end before it, the client has gone away.
    incoming.on('close', breakOff);
    if (incoming.destroyed) breakOff();
  };
  return new ReadableStream(
    {
      pull: (controller) => {
        if (!isListening) listen(controller);
        isListening = true;
        incoming.resume();
      },
      cancel: () => {
        isOpen = false;
      },
    },
    { highWaterMark: 0 },
  );
};

const isBody = (body: unknown): body is string | Uint8Array =>
  typeof body === 'string' || body instanceof Uint8Array;

const headersOf = ({ rawHeaders }: NodeRequest): Headers => {
  const headers = new Headers();
  rawHeaders.forEach((name, index) => {
    // Those of HTTP/2 that begin with a colon are no headers.
    if (index % 2 === 0 && !name.startsWith(':')) headers.append(name, rawHeaders[index + 1] ?? '');
  });
  return headers;
};

/** The body that a parser has left, written anew. Its Content-Length still tells how long it was. */
const parsedBody = (body: unknown, headers: Headers): string | Uint8Array<ArrayBuffer> => {
  headers.delete('content-encoding');
  if (isBody(body)) return typeof body === 'string' ? body : new Uint8Array(body);
  headers.set('content-type', 'application/json');
  return JSON.stringify(body);
};

// Those that a Request cannot have; the relay refuses PATCH just the same.
const methodOf = ({ method = 'GET' }: NodeRequest): string =>
  /^(?:connect|trace|track)$/i.test(method) ? 'PATCH' : method;

/** A request of Node as a `Request` of the web. Its address says nothing: a client can claim any. */
export async function webRequest(incoming: NodeRequest): Promise<Request> {
  const method = methodOf(incoming);
  const headers = headersOf(incoming);
  const url = 'http://localhost/';
  if (method !== 'POST') return new Request(url, { method, headers });
  if (!incoming.readableEnded)
    return new Request(url, {
      method,
      headers,
      body: streamOf(incoming),
      // Required for streams, and unknown to the types of browsers.
      ...({ duplex: 'half' } as object),
    });
  if (incoming.body !== undefined)
    return new Request(url, { method, headers, body: parsedBody(incoming.body, headers) });
  // Read by something that kept it: marked as used, so that the relay can say so.
  const used = new Request(url, { method, headers, body: '' });
  await used.text();
  return used;
}
