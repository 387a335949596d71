import { headerOf, type NodeRequest, serializeParsedBody } from '../internal/node-http.js';
import { readNodeStream, readStream, type StreamBytes } from '../internal/read-stream.js';

/** A request as the relay reads it. Nothing of the body is read before `read` is called. */
export interface RelayRequest {
  readonly method: string;
  /** Returns the value of a header, whose name is given in lower case. */
  readonly header: (name: string) => string | null;
  /** Whether something else has read the body, so that it is lost. */
  readonly isBodyUsed: () => boolean;
  /** Reads the body up to a number of bytes. Rejects if it is incomplete, or if the signal aborts. */
  readonly read: (limit: number, signal: AbortSignal) => Promise<StreamBytes>;
}

const whole = (bytes: Uint8Array): StreamBytes => ({ bytes, truncated: false });
const empty = whole(new Uint8Array());

/** A `Request` as the relay reads it. */
export function fromRequest(request: Request): RelayRequest {
  return {
    method: request.method,
    header: (name) => request.headers.get(name),
    isBodyUsed: () => request.bodyUsed || request.body?.locked === true,
    read: async (limit, signal) =>
      request.body === null ? empty : readStream(request.body, limit, signal),
  };
}

const fromParsed = (incoming: NodeRequest, method: string): RelayRequest => {
  const parsed = serializeParsedBody(incoming);
  return {
    method,
    header: (name) => {
      if (name === 'content-encoding') return null;
      return (
        (name === 'content-type' ? parsed?.contentType : undefined) ?? headerOf(incoming, name)
      );
    },
    isBodyUsed: () => parsed === undefined,
    read: (limit) => {
      const { body = '' } = parsed ?? {};
      const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
      return Promise.resolve(
        bytes.length > limit ? { bytes: bytes.subarray(0, limit), truncated: true } : whole(bytes),
      );
    },
  };
};

/** A request of `node:http`, whose body a body parser may have read, as the relay reads it. */
export function fromIncoming(incoming: NodeRequest): RelayRequest {
  const { method = 'GET' } = incoming;
  return incoming.readableEnded
    ? fromParsed(incoming, method)
    : {
        method,
        header: (name) => headerOf(incoming, name),
        isBodyUsed: () => false,
        read: (limit, signal) => readNodeStream(incoming, limit, signal),
      };
}
