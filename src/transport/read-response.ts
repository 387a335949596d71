import { maximumBodyLength, type Answer } from '../decode/answer.js';

const decoderFor = (contentType: string | null): TextDecoder => {
  const charset = /;\s*charset\s*=\s*"?([^";,\s]+)/i.exec(contentType ?? '')?.[1];
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
};

const joined = (chunks: readonly Uint8Array[], length: number): Uint8Array => {
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
    if (done) return { bytes: joined(chunks, length), truncated: false };
    chunks.push(value);
    length += value.length;
    if (length > maximumBodyLength) {
      cancel();
      return { bytes: joined(chunks, maximumBodyLength), truncated: true };
    }
  }
};

const readBytes = async (
  stream: ReadableStream<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<ReadBytes> => {
  const reader = stream.getReader();
  const cancel = (): void => {
    // The connection is of no more use, and a failure to close it is of no interest.
    reader.cancel().catch(() => undefined);
  };
  // A fetch may ignore the signal that it was given; its body would be read on without an end.
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    if (signal?.aborted === true) cancel();
    const read = await readChunks(reader, cancel);
    // What was read until an abort is not the whole body.
    signal?.throwIfAborted();
    return read;
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
};

/** The bytes of a response whose body is none or, as in React Native and node-fetch, no web stream. */
const readWhole = async (response: Response): Promise<ReadBytes> => {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const truncated = bytes.length > maximumBodyLength;
  return { bytes: truncated ? bytes.subarray(0, maximumBodyLength) : bytes, truncated };
};

const isStream = (body: unknown): body is ReadableStream<Uint8Array> =>
  typeof (body as Partial<ReadableStream> | null | undefined)?.getReader === 'function';

/**
 * Reads a `Response` into an answer, up to the cap on bodies. Rejects when the body breaks off, and
 * when the signal aborts.
 */
export const readResponse = async (response: Response, signal?: AbortSignal): Promise<Answer> => {
  const { status, headers, body } = response;
  const read = await (isStream(body) ? readBytes(body, signal) : readWhole(response));
  return {
    status,
    headers: [...headers],
    body: decoderFor(headers.get('content-type')).decode(read.bytes),
    truncated: read.truncated,
    // A browser hides where a redirect leads and even its status; a fetch of the caller's may follow
    // it although it was told not to.
    redirected: response.type === 'opaqueredirect' || response.redirected,
  };
};
