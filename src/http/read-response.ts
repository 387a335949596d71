import { maximumBodyLength, type ResponseLike } from '../decode/response.js';

const decoderFor = (contentType: string | null): TextDecoder => {
  const charset = /;\s*charset\s*=\s*"?([^";,\s]+)/i.exec(contentType ?? '')?.[1];
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
};

const concatenate = (chunks: readonly Uint8Array[], length: number): Uint8Array => {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk.subarray(0, length - at), at);
    at += chunk.length;
  }
  return bytes;
};

interface ReadBytes {
  readonly bytes: Uint8Array;
  readonly truncated: boolean;
}

const readChunks = async (
  reader: ReadableStreamDefaultReader<Uint8Array>,
  cancel: () => void,
): Promise<ReadBytes> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { bytes: concatenate(chunks, length), truncated: false };
    chunks.push(value);
    length += value.length;
    if (length > maximumBodyLength) {
      cancel();
      return { bytes: concatenate(chunks, maximumBodyLength), truncated: true };
    }
  }
};

const readBytes = async (
  stream: ReadableStream<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<ReadBytes> => {
  const reader = stream.getReader();
  const cancel = (): void => {
    // The connection is not used again, so a failure to close it does not matter.
    reader.cancel().catch(() => undefined);
  };
  // A custom fetch may ignore its signal; without this, its body would be read forever.
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    if (signal?.aborted === true) cancel();
    const read = await readChunks(reader, cancel);
    // After an abort, the body is incomplete.
    signal?.throwIfAborted();
    return read;
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
};

/** The bytes of a response whose body is null or, as in React Native and node-fetch, not a web stream. */
const readWhole = async (response: Response): Promise<ReadBytes> => {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const truncated = bytes.length > maximumBodyLength;
  return { bytes: truncated ? bytes.subarray(0, maximumBodyLength) : bytes, truncated };
};

const isStream = (body: unknown): body is ReadableStream<Uint8Array> =>
  typeof (body as Partial<ReadableStream> | null | undefined)?.getReader === 'function';

/**
 * Reads a `Response`, up to 64 KiB of its body. Rejects if the connection breaks, or if the signal
 * aborts.
 */
export async function readResponse(
  response: Response,
  signal?: AbortSignal,
): Promise<ResponseLike> {
  const { status, headers, body } = response;
  const read = await (isStream(body) ? readBytes(body, signal) : readWhole(response));
  return {
    status,
    headers: [...headers],
    body: decoderFor(headers.get('content-type')).decode(read.bytes),
    truncated: read.truncated,
    // A browser hides the status of a redirect. A custom fetch may follow it despite `manual`.
    redirected: response.type === 'opaqueredirect' || response.redirected,
  };
}
