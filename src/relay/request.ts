import { withDeadline } from '../http/deadline.js';
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
export async function readBody(
  request: Request,
  limit: number,
  timeoutMs: number,
): Promise<string | Refusal> {
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
}

const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[[{:\]}]/g;

/**
 * The names that stand more than once in the object of a JSON text, which `JSON.parse` took already.
 * It keeps the last; whatever looked at the text before may have kept the first.
 */
export function repeatedNames(json: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  let depth = 0;
  let text = '';
  for (const [token] of json.matchAll(tokens)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    else if (token !== ':') text = token;
    else if (depth === 1) {
      const name = JSON.parse(text) as string;
      if (seen.has(name)) repeated.add(name);
      seen.add(name);
    }
  }
  return repeated;
}

const names = [
  'grant_type',
  'code',
  'redirect_uri',
  'code_verifier',
  'repository_id',
  'refresh_token',
] as const;
type Name = (typeof names)[number];

/** What a browser may say. Whatever else it sends, credentials too, is left where it is. */
export type Members = Readonly<Partial<Record<Name, string>>>;

export type Format = 'json' | 'form';

const mediaTypes: readonly (readonly [RegExp, Format])[] = [
  [/^application\/(?:[\w.-]+\+)?json$/i, 'json'],
  [/^application\/x-www-form-urlencoded$/i, 'form'],
];

/** The format of a body by its `Content-Type`; `undefined` for any other, and for other charsets. */
export function formatOf(contentType: string | null): Format | undefined {
  const [type = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim());
  const charset = parameters.find((parameter) => /^charset=/i.test(parameter));
  return charset === undefined || /^charset="?utf-?8"?$/i.test(charset)
    ? mediaTypes.find(([form]) => form.test(type))?.[1]
    : undefined;
}

const notOneText = (name: Name): Refusal =>
  refusal.malformed(
    `Send ${name} once, as text; it is something else here, or stands there twice.`,
  );

/** Picks the members that count. One without a value counts as left out: RFC 6749, section 3.2. */
const pick = (valueOf: (name: Name) => unknown): Members | Refusal => {
  // Inherits nothing: a page's silence must not be filled by a polluted prototype.
  const picked = Object.create(null) as Partial<Record<Name, string>>;
  for (const name of names) {
    const value = valueOf(name);
    if (value === undefined || value === null || value === '') continue;
    if (name === 'repository_id') {
      const digits = typeof value === 'number' ? String(value) : value;
      if (typeof digits !== 'string' || !/^\d{1,20}$/.test(digits))
        return refusal.malformed('Send repository_id once, as the numeric id of a repository.');
      picked[name] = digits;
    } else if (typeof value === 'string') picked[name] = value;
    else return notOneText(name);
  }
  return picked;
};

const parseObject = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
};

const readJson = (text: string): Members | Refusal => {
  const object = parseObject(text);
  if (object === undefined)
    return refusal.malformed('Send one JSON object, for example {"code": "…"}.');
  const repeated = repeatedNames(text);
  return pick((name) => {
    if (repeated.has(name)) return [];
    return Object.hasOwn(object, name) ? object[name] : undefined;
  });
};

const readForm = (text: string): Members | Refusal => {
  const form = new URLSearchParams(text);
  return pick((name) => {
    const values = form.getAll(name);
    return values.length > 1 ? values : values[0];
  });
};

/** Reads the members of a body. */
export function readMembers(format: Format, text: string): Members | Refusal {
  return format === 'json' ? readJson(text) : readForm(text);
}
