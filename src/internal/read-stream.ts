/** The bytes of a stream, up to a limit. */
export interface StreamBytes {
  readonly bytes: Uint8Array;
  /** Whether the stream had more bytes than the limit. */
  readonly truncated: boolean;
}

const ignore = (): void => undefined;

const concatenate = (chunks: readonly Uint8Array[], length: number): Uint8Array => {
  const [first] = chunks;
  if (first?.length === length) return first;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk.subarray(0, length - at), at);
    at += chunk.length;
  }
  return bytes;
};

const readChunks = async (
  reader: ReadableStreamDefaultReader<Uint8Array>,
  limit: number,
): Promise<StreamBytes> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { bytes: concatenate(chunks, length), truncated: false };
    chunks.push(value);
    length += value.length;
    if (length > limit) return { bytes: concatenate(chunks, limit), truncated: true };
  }
};

/**
 * Reads a stream, and cancels it after a number of bytes, or if the signal aborts. Rejects if the stream
 * fails, or if the signal aborts.
 */
export async function readStream(
  stream: ReadableStream<Uint8Array>,
  limit: number,
  signal?: AbortSignal,
): Promise<StreamBytes> {
  const reader = stream.getReader();
  const cancel = (): void => {
    // Nothing is read from the stream again, so a failure to cancel it does not matter. A stream that is
    // not of the runtime may throw here.
    (async () => reader.cancel())().catch(ignore);
  };
  // The source may ignore the signal; without this, its stream would be read forever.
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    if (signal?.aborted === true) cancel();
    const read = await readChunks(reader, limit);
    if (read.truncated) cancel();
    // After an abort, the stream is incomplete.
    signal?.throwIfAborted();
    return read;
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

/** The members of a readable stream of Node that are used. */
export interface NodeReadable {
  /** Whether the stream was destroyed. */
  readonly destroyed: boolean;
  /** Adds a listener. */
  readonly on: {
    (event: 'data', listener: (chunk: Uint8Array) => void): unknown;
    (event: 'end' | 'close', listener: () => void): unknown;
    (event: 'error', listener: (error: Error) => void): unknown;
  };
  /** Stops reading the body. */
  readonly pause: () => unknown;
}

/**
 * Reads a stream of Node, and pauses it after a number of bytes, or if the signal aborts. Rejects if the
 * stream fails or is closed before its end, or if the signal aborts.
 */
export function readNodeStream(
  stream: NodeReadable,
  limit: number,
  signal: AbortSignal,
): Promise<StreamBytes> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    let isOver = false;
    const end = (): void => {
      isOver = true;
      signal.removeEventListener('abort', onAbort);
    };
    const fail = (reason: unknown): void => {
      end();
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- that of the signal
      reject(reason);
    };
    const onAbort = (): void => {
      stream.pause();
      fail(signal.reason);
    };
    // Emitted after every end, and without one if the connection was closed.
    const onClose = (): void => {
      if (!isOver) fail(new TypeError('The body is incomplete.'));
    };
    stream.on('error', fail);
    if (signal.aborted) {
      onAbort();
      return;
    }
    signal.addEventListener('abort', onAbort);
    stream.on('data', (chunk) => {
      if (isOver) return;
      chunks.push(chunk);
      length += chunk.length;
      if (length <= limit) return;
      stream.pause();
      end();
      resolve({ bytes: concatenate(chunks, limit), truncated: true });
    });
    stream.on('end', () => {
      if (isOver) return;
      end();
      resolve({ bytes: concatenate(chunks, length), truncated: false });
    });
    stream.on('close', onClose);
    if (stream.destroyed) onClose();
  });
}
