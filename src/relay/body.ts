import { withDeadline } from '../http/deadline.js';
import type { RelayConfig } from './options.js';
import { type Refusal, refusals } from './refusal.js';
import type { RelayRequest } from './request.js';

const decodeUtf8 = (bytes: Uint8Array): string | Refusal => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refusals.notUtf8;
  }
};

/** Reads the body of a request as text, up to a number of bytes and within a time. */
export async function readBody(
  { header, isBodyUsed, read }: RelayRequest,
  { maxBodyBytes, bodyTimeoutMs }: Pick<RelayConfig, 'maxBodyBytes' | 'bodyTimeoutMs'>,
): Promise<string | Refusal> {
  const encoding = header('content-encoding') ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') return refusals.contentEncoding;
  if (Number(header('content-length')) > maxBodyBytes) return refusals.tooLarge(maxBodyBytes);
  if (isBodyUsed()) return refusals.bodyUsed;
  const ending = await withDeadline(bodyTimeoutMs, undefined, (signal) =>
    read(maxBodyBytes, signal),
  );
  if (ending.kind === 'failed') return refusals.notUtf8;
  if (ending.kind !== 'done') return refusals.tooSlow;
  const { bytes, truncated } = ending.value;
  return truncated ? refusals.tooLarge(maxBodyBytes) : decodeUtf8(bytes);
}
