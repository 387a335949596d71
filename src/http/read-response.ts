import { maximumBodyLength, type ResponseLike } from '../decode/response.js';
import { readStream, type StreamBytes } from '../internal/read-stream.js';

const decoderFor = (contentType: string | null): TextDecoder => {
  const charset = /;\s*charset\s*=\s*"?([^";,\s]+)/i.exec(contentType ?? '')?.[1];
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
};

/** Decodes a body with the charset of its media type, or as UTF-8. */
export function decodeBody(contentType: string | null, bytes: Uint8Array): string {
  return decoderFor(contentType).decode(bytes);
}

/** The bytes of a response whose body is null or, as in React Native and node-fetch, not a web stream. */
const readWhole = async (response: Response): Promise<StreamBytes> => {
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
  const read = await (isStream(body)
    ? readStream(body, maximumBodyLength, signal)
    : readWhole(response));
  return {
    status,
    headers,
    body: decodeBody(headers.get('content-type'), read.bytes),
    truncated: read.truncated,
    // A browser hides the status of a redirect. A custom fetch may follow it despite `manual`.
    redirected: response.type === 'opaqueredirect' || response.redirected,
  };
}
