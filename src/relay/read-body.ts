import { withDeadline } from '../transport/deadline.js';
import { refusal, type Refusal } from './refusal.js';

const letGo = async (reader: ReadableStreamDefaultReader): Promise<void> => {
  try {
    await reader.cancel();
  } catch {
    // A stream that cannot be cancelled has ended, or is not of the runtime.
  }
};

/** The text of a stream; `undefined` where it is longer than the limit. Rejects where it breaks off. */
const readText = async (
  stream: ReadableStream<Uint8Array>,
  limit: number,
  signal: AbortSignal,
): Promise<string | undefined> => {
  const reader = stream.getReader();
  // The signal is aborted at every end, which is without effect on a body that was read whole.
  signal.addEventListener('abort', () => void letGo(reader), { once: true });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.byteLength;
    if (length > limit) return undefined;
    text += decoder.decode(value, { stream: true });
  }
};

/** Reads the text of a request, up to a number of bytes and within a time. */
export const readBody = async (
  request: Request,
  limit: number,
  timeoutMs: number,
): Promise<string | Refusal> => {
  const encoding = request.headers.get('content-encoding') ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') return refusal.contentEncoding();
  if (Number(request.headers.get('content-length')) > limit) return refusal.tooLarge(limit);
  const { body } = request;
  if (request.bodyUsed || body?.locked === true) return refusal.bodyUsed();
  if (body === null) return '';
  const ending = await withDeadline(timeoutMs, undefined, (signal) =>
    readText(body, limit, signal),
  );
  switch (ending.kind) {
    case 'done':
      return ending.value ?? refusal.tooLarge(limit);
    case 'failed':
      return refusal.malformed('Send the whole body, in UTF-8; it broke off or is something else.');
    default:
      return refusal.tooSlow();
  }
};
