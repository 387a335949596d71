import { parseJson } from './parse-json.js';

/**
 * Headers in the forms that HTTP clients hand out; names in any letter case. A `Headers` object is only
 * iterable for TypeScript with the library `dom.iterable`, hence `forEach`.
 */
export type AnswerHeaders =
  | Iterable<readonly [string, string]>
  | { forEach(callback: (value: string, name: string) => void): void }
  | Readonly<Record<string, string | readonly string[] | number | undefined>>;

/** An answer of the token endpoint, as some HTTP client received it. */
export interface Answer {
  /** The HTTP status. */
  readonly status: number;
  /** A `Headers` object, a plain record, or pairs. */
  readonly headers?: AnswerHeaders | undefined;
  /** The body: its text, its bytes (read as UTF-8), or the object that a client has parsed already. */
  readonly body?: string | Uint8Array | Readonly<Record<string, unknown>> | null | undefined;
  /** Whether the body was cut off at a limit; such a body is never read for a token. */
  readonly truncated?: boolean | undefined;
  /** Whether the answer is a redirect whose status a browser hides. */
  readonly redirected?: boolean | undefined;
}

/** An answer in one form. */
export interface ReadAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  /** The members of a body that was parsed before it came here. */
  readonly parsed?: Readonly<Record<string, unknown>>;
  readonly truncated: boolean;
  readonly redirected: boolean;
}

// No token answer comes near it; RFC 6749 sets no bound.
export const maximumBodyLength = 64 * 1024;

// More than any HTTP client accepts; an iterator of the caller may never end.
export const maximumHeaders = 1000;

// A method on Object.prototype is not one of these headers: something else has put it there.
const hasMethod = (headers: object, name: 'forEach' | typeof Symbol.iterator): boolean => {
  const method = (headers as Readonly<Record<PropertyKey, unknown>>)[name];
  const inherited = (Object.prototype as unknown as Readonly<Record<PropertyKey, unknown>>)[name];
  return typeof method === 'function' && method !== inherited;
};

const addHeaders = (headers: object, read: Map<string, string>): void => {
  let count = 0;
  const add = (name: unknown, value: unknown): void => {
    count += 1;
    if (count > maximumHeaders) throw new RangeError('There are too many headers.');
    const text = Array.isArray(value) ? value.join(', ') : value;
    if (typeof name === 'string' && (typeof text === 'string' || typeof text === 'number'))
      read.set(name.toLowerCase(), String(text).trim());
  };
  if (hasMethod(headers, Symbol.iterator))
    for (const pair of headers as Iterable<unknown>) {
      const [name, value] = Array.isArray(pair) ? (pair as readonly unknown[]) : [];
      add(name, value);
    }
  else if (hasMethod(headers, 'forEach'))
    (headers as Headers).forEach((value, name) => add(name, value));
  else for (const [name, value] of Object.entries(headers)) add(name, value);
};

const readHeaders = (headers: unknown): ReadonlyMap<string, string> => {
  const read = new Map<string, string>();
  try {
    if (typeof headers === 'object' && headers !== null) addHeaders(headers, read);
  } catch {
    // Those that were read before a getter threw, or up to the bound; a body must not be lost over its headers.
  }
  return read;
};

// Not by instanceof, which knows the classes of one realm only.
const isBytes = (body: unknown): body is ArrayBuffer | ArrayBufferView =>
  ArrayBuffer.isView(body) || Object.prototype.toString.call(body) === '[object ArrayBuffer]';

const numbersAsDigits = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value;

/** A copy of what a client has parsed: getters may say something else at the second look, or throw. */
const readParsed = (body: object): Pick<ReadAnswer, 'text' | 'parsed'> => {
  const text = JSON.stringify(body, numbersAsDigits) as string | undefined;
  const parsed = text === undefined ? undefined : parseJson(text);
  return { text: text ?? '', ...(parsed === undefined ? {} : { parsed }) };
};

const readBody = (body: unknown): Pick<ReadAnswer, 'text' | 'parsed'> => {
  if (typeof body === 'string') return { text: body };
  try {
    if (isBytes(body)) return { text: new TextDecoder().decode(body) };
    return typeof body === 'object' && body !== null ? readParsed(body) : { text: '' };
  } catch {
    // A getter threw, or the object refers to itself.
    return { text: '' };
  }
};

const nothing: ReadAnswer = {
  status: 0,
  headers: new Map(),
  text: '',
  truncated: false,
  redirected: false,
};

/** Reads an answer whatever it is, since it may come from untyped code. */
export const readAnswer = (answer: unknown): ReadAnswer => {
  if (typeof answer !== 'object' || answer === null) return nothing;
  try {
    const { status, headers, body, truncated, redirected } = answer as Partial<Answer>;
    const read = readBody(body);
    const tooLong = read.text.length > maximumBodyLength;
    return {
      status: typeof status === 'number' && Number.isSafeInteger(status) ? status : 0,
      headers: readHeaders(headers),
      ...read,
      truncated: truncated === true || tooLong,
      redirected: redirected === true,
    };
  } catch {
    // A getter of the caller's object threw: nothing can be read from it.
    return nothing;
  }
};
