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
