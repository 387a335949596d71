import { optionError } from '../internal/assert.js';
import { memberOf } from '../internal/own-members.js';
import { parseJson } from '../internal/parse.js';

/**
 * Headers in any form that HTTP clients return, with names in any letter case. TypeScript knows that a
 * `Headers` object is iterable only with `lib: ["dom.iterable"]`, so an object with `forEach` is enough.
 */
export type HeadersLike =
  | Iterable<readonly [string, string]>
  | {
      /** Calls a function with the value and the name of each header. */
      forEach(callback: (value: string, name: string) => void): void;
    }
  | Readonly<Record<string, string | readonly string[] | number | undefined>>;

/** A response of the token endpoint, from any HTTP client. */
export interface ResponseLike {
  /** The HTTP status code. */
  readonly status: number;
  /** A `Headers` object, an object, or pairs. */
  readonly headers?: HeadersLike | undefined;
  /** The body: its text, its bytes in UTF-8, or the object that the HTTP client has parsed. */
  readonly body?: string | Uint8Array | Readonly<Record<string, unknown>> | null | undefined;
  /** Whether the body was cut off at a limit; the decoder never reads a token from such a body. */
  readonly truncated?: boolean | undefined;
  /** Whether the response is a redirect whose status the browser hides. */
  readonly redirected?: boolean | undefined;
}

/** A response in the one form that the decoder reads. */
export interface NormalizedResponse {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  /** Reads one header, by its name in lower case, in less time than all of them. */
  readonly header: (name: string) => string | undefined;
  readonly text: string;
  /** The members of a body that the HTTP client has parsed. */
  readonly parsed: Readonly<Record<string, unknown>> | undefined;
  readonly truncated: boolean;
  readonly redirected: boolean;
}

/** The limit for a body in UTF-16 code units. No token response is near it; RFC 6749 has no limit. */
export const maximumBodyLength = 64 * 1024;

/** The limit for headers, more than any HTTP client accepts: an iterator may be endless. */
export const maximumHeaders = 1000;

// A method of a polluted Object.prototype does not count.
const hasMethod = (headers: object, name: 'forEach' | typeof Symbol.iterator): boolean => {
  const method = (headers as Readonly<Record<PropertyKey, unknown>>)[name];
  const inherited = (Object.prototype as unknown as Readonly<Record<PropertyKey, unknown>>)[name];
  return typeof method === 'function' && method !== inherited;
};

const headerText = (value: unknown): string | undefined => {
  const text = Array.isArray(value) ? value.join(', ') : value;
  return typeof text === 'string' || typeof text === 'number' ? String(text).trim() : undefined;
};

const addHeaders = (headers: object, map: Map<string, string>): void => {
  let count = 0;
  const add = (name: unknown, value: unknown): void => {
    count += 1;
    if (count > maximumHeaders) throw new RangeError('There are too many headers.');
    const text = headerText(value);
    if (typeof name === 'string' && text !== undefined) map.set(name.toLowerCase(), text);
  };
  if (hasMethod(headers, Symbol.iterator))
    for (const pair of headers as Iterable<unknown>) {
      const [name, value] = Array.isArray(pair) ? (pair as readonly unknown[]) : [];
      add(name, value);
    }
  else if (hasMethod(headers, 'forEach'))
    (headers as Headers).forEach((value, name) => add(name, value));
  else
    for (const name of Object.keys(headers))
      add(name, (headers as Readonly<Record<string, unknown>>)[name]);
};

const normalizeHeaders = (headers: unknown): ReadonlyMap<string, string> => {
  const map = new Map<string, string>();
  try {
    if (typeof headers === 'object' && headers !== null) addHeaders(headers, map);
  } catch {
    // A getter threw, or there are too many headers. The ones that were read, and the body, still count.
  }
  return map;
};

/** One header of a `Headers` object or of a record; `undefined` for headers in any other form. */
const readHeader = (headers: unknown, name: string): string | undefined => {
  if (typeof headers !== 'object' || headers === null) return undefined;
  if (typeof Headers === 'function' && headers instanceof Headers)
    return headers.get(name) ?? undefined;
  if (hasMethod(headers, Symbol.iterator) || hasMethod(headers, 'forEach')) return undefined;
  let found: string | undefined;
  for (const key of Object.keys(headers))
    if (key.length === name.length && key.toLowerCase() === name)
      found = headerText((headers as Readonly<Record<string, unknown>>)[key]) ?? found;
  return found;
};

// instanceof knows only the classes of one realm.
const isBytes = (body: unknown): body is ArrayBuffer | ArrayBufferView =>
  ArrayBuffer.isView(body) || Object.prototype.toString.call(body) === '[object ArrayBuffer]';

const bigIntAsDigits = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value;

/** Copies a parsed body once: a getter may throw, or return another value the next time. */
const copyParsed = (body: object): Pick<NormalizedResponse, 'text' | 'parsed'> => {
  const text = JSON.stringify(body, bigIntAsDigits) as string | undefined;
  const parsed = text === undefined ? undefined : parseJson(text);
  return { text: text ?? '', parsed };
};

const normalizeBody = (body: unknown): Pick<NormalizedResponse, 'text' | 'parsed'> => {
  if (typeof body === 'string') return { text: body, parsed: undefined };
  try {
    if (isBytes(body)) return { text: new TextDecoder().decode(body), parsed: undefined };
    if (typeof body === 'object' && body !== null) return copyParsed(body);
  } catch {
    // A getter threw, or the object contains itself.
  }
  return { text: '', parsed: undefined };
};

const isStatus = (status: unknown): status is number =>
  Number.isSafeInteger(status) && (status as number) >= 0;

// A class, since V8 creates an object literal with a getter 100 times as slowly.
class Normalized implements NormalizedResponse {
  readonly status: number;
  readonly text: string;
  readonly parsed: NormalizedResponse['parsed'];
  readonly truncated: boolean;
  readonly redirected: boolean;
  readonly #given: unknown;
  #headers: NormalizedResponse['headers'] | undefined;

  constructor(response: unknown) {
    const status = memberOf(response, 'status');
    const { text, parsed } = normalizeBody(memberOf(response, 'body'));
    this.status = isStatus(status) ? status : 0;
    this.text = text;
    this.parsed = parsed;
    this.truncated = text.length > maximumBodyLength || memberOf(response, 'truncated') === true;
    this.redirected = memberOf(response, 'redirected') === true;
    this.#given = memberOf(response, 'headers');
  }

  // A token in JSON needs no header, and reading them takes as long as the rest.
  get headers(): NormalizedResponse['headers'] {
    return (this.#headers ??= normalizeHeaders(this.#given));
  }

  header(name: string): string | undefined {
    try {
      return readHeader(this.#given, name) ?? this.headers.get(name);
    } catch {
      // A getter threw, or the object is a revoked proxy.
      return undefined;
    }
  }
}

/** Normalizes a response, which may be any value if it comes from untyped code. */
export function normalizeResponse(response: unknown): NormalizedResponse {
  return new Normalized(response);
}

/** The `x-github-request-id` header, if it is well-formed. */
export function requestIdOf(response: NormalizedResponse): string | undefined {
  const id = response.header('x-github-request-id');
  return id !== undefined && /^[\w:.-]{1,100}$/.test(id) ? id : undefined;
}

const isMethod = (value: unknown, name: string): boolean =>
  typeof memberOf(value, name) === 'function';

/** Why a value is not a response whose body was read, and the fix. */
const unreadProblem = (response: unknown): readonly [problem: string, fix: string] | undefined => {
  if (isMethod(response, 'then')) return ['is a promise', 'await it first'];
  const body = memberOf(response, 'body');
  if (typeof body === 'string') return undefined;
  if (isMethod(response, 'text'))
    return [
      'is a Response whose body was not read',
      'use readTokenResponse, or pass { status, headers, body: await response.text() }',
    ];
  if (isMethod(body, 'then')) return ['has a promise as its body', 'await it first'];
  return ['getReader', 'pipe'].some((name) => isMethod(body, name))
    ? ['has a stream as its body', 'read the stream, and pass its text or its bytes']
    : undefined;
};

/** Throws a `TypeError` for a response whose body was not read: it cannot be decoded. */
export function refuseUnread(caller: string, response: unknown): void {
  const problem = unreadProblem(response);
  if (problem !== undefined) throw optionError(caller, 'response', ...problem);
}
