/**
 * What the listener needs of a request: `IncomingMessage` of `node:http` is one, and so is the
 * request of Express. Described by its members, so that no program needs the types of Node.
 */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly rawHeaders: readonly string[];
  readonly complete: boolean;
  readonly destroyed: boolean;
  readonly readableEnded: boolean;
  /** What a body parser has left here. */
  readonly body?: unknown;
  readonly on: {
    (event: 'data', listener: (chunk: Uint8Array) => void): unknown;
    (event: 'end' | 'close' | 'error', listener: () => void): unknown;
  };
  readonly pause: () => unknown;
  readonly resume: () => unknown;
  readonly destroy: () => unknown;
}

/** What the listener needs of an answer: `ServerResponse` of `node:http` is one. */
export interface NodeResponse {
  statusCode: number;
  readonly destroyed: boolean;
  readonly headersSent: boolean;
  readonly on: (event: 'finish' | 'error', listener: () => void) => unknown;
  readonly setHeader: (name: string, value: string | readonly string[]) => unknown;
  readonly end: (body?: Uint8Array) => unknown;
}
