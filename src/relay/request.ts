import { withDeadline } from '../http/deadline.js';
import { parseJson } from '../internal/parse.js';
import { readStream, type StreamBytes } from '../internal/read-stream.js';
import type { RelayConfig } from './options.js';
import { type Refusal, refusals } from './refusal.js';

/** A request as the relay reads it. Nothing of the body is read before `read` is called. */
export interface RelayRequest {
  readonly method: string;
  /** Returns the value of a header, whose name is given in lower case. */
  readonly header: (name: string) => string | null;
  /**
   * Reads the body up to a number of bytes. Rejects if it is incomplete, or if the signal aborts.
   * `undefined` if something else has read the body, so that it is lost.
   */
  readonly read: ((limit: number, signal: AbortSignal) => Promise<StreamBytes>) | undefined;
}

const empty: StreamBytes = { bytes: new Uint8Array(), truncated: false };

/** A `Request` as the relay reads it. */
export function fromRequest(request: Request): RelayRequest {
  return {
    method: request.method,
    header: (name) => request.headers.get(name),
    read:
      request.bodyUsed || request.body?.locked === true
        ? undefined
        : async (limit, signal) =>
            request.body === null ? empty : readStream(request.body, limit, signal),
  };
}

const decodeUtf8 = (bytes: Uint8Array): string | Refusal => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refusals.notUtf8;
  }
};

type BodyLimits = Pick<RelayConfig, 'maxBodyBytes' | 'bodyTimeoutMs'>;

/** Reads the body of a request as text, up to a number of bytes and within a time. */
async function readBody(
  { header, read }: RelayRequest,
  { maxBodyBytes, bodyTimeoutMs }: BodyLimits,
): Promise<string | Refusal> {
  const encoding = header('content-encoding') ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') return refusals.contentEncoding;
  if (Number(header('content-length')) > maxBodyBytes) return refusals.tooLarge(maxBodyBytes);
  if (read === undefined) return refusals.bodyUsed;
  const ending = await withDeadline(bodyTimeoutMs, undefined, (signal) =>
    read(maxBodyBytes, signal),
  );
  if (ending.kind === 'failed') return refusals.notUtf8;
  if (ending.kind !== 'done') return refusals.tooSlow;
  const { bytes, truncated } = ending.value;
  return truncated ? refusals.tooLarge(maxBodyBytes) : decodeUtf8(bytes);
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

/** The parameters that a page can send. All others are ignored, credentials too. */
export type TokenParameters = Readonly<Partial<Record<Name, string>>>;

type BodyFormat = 'json' | 'form';

const mediaTypes: readonly (readonly [RegExp, BodyFormat])[] = [
  [/^application\/(?:[\w.-]+\+)?json$/i, 'json'],
  [/^application\/x-www-form-urlencoded$/i, 'form'],
];

/** The format of a body by its `Content-Type`; `undefined` for another one, or another charset. */
function bodyFormat(contentType: string | null): BodyFormat | undefined {
  const [type = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim());
  const charset = parameters.find((parameter) => /^charset=/i.test(parameter));
  return charset === undefined || /^charset="?utf-?8"?$/i.test(charset)
    ? mediaTypes.find(([pattern]) => pattern.test(type))?.[1]
    : undefined;
}

const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[[{:\]}]/g;

/**
 * The names that occur more than once in a JSON object that `JSON.parse` accepts. `JSON.parse` keeps the
 * last value; a program that has checked the text before may have kept the first.
 */
const repeatedNames = (json: string): ReadonlySet<string> => {
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
};

/** All values of a parameter. */
type ValuesOf = (name: Name) => readonly unknown[];

const jsonValues = (text: string): ValuesOf | undefined => {
  const object = parseJson(text);
  if (object === undefined) return undefined;
  const repeated = repeatedNames(text);
  return (name) => {
    const values = Object.hasOwn(object, name) ? [object[name]] : [];
    return repeated.has(name) ? [...values, ...values] : values;
  };
};

const formValues = (text: string): ValuesOf => {
  const form = new URLSearchParams(text);
  return (name) => form.getAll(name);
};

const isEmpty = (value: unknown): boolean => value === null || value === '';

const readParameter = (name: Name, [value, ...others]: readonly unknown[]): string | Refusal => {
  if (name === 'repository_id') {
    const digits = typeof value === 'number' ? String(value) : value;
    return others.length === 0 && typeof digits === 'string' && /^\d{1,20}$/.test(digits)
      ? digits
      : refusals.repositoryId;
  }
  return others.length === 0 && typeof value === 'string' ? value : refusals.notOneString(name);
};

/** Parses the parameters in a body. An empty one counts as missing: RFC 6749, section 3.2. */
function parseParameters(format: BodyFormat, text: string): TokenParameters | Refusal {
  const valuesOf = format === 'json' ? jsonValues(text) : formValues(text);
  if (valuesOf === undefined) return refusals.notAnObject;
  // Inherits nothing, so that a polluted prototype adds no parameter.
  const parameters = Object.create(null) as Partial<Record<Name, string>>;
  for (const name of names) {
    const values = valuesOf(name);
    if (values.length === 0 || (values.length === 1 && isEmpty(values[0]))) continue;
    const parameter = readParameter(name, values);
    if (typeof parameter !== 'string') return parameter;
    parameters[name] = parameter;
  }
  return parameters;
}

/** Reads the parameters in the body of a request. */
export async function readParameters(
  request: RelayRequest,
  config: BodyLimits,
): Promise<TokenParameters | Refusal> {
  const format = bodyFormat(request.header('content-type'));
  if (format === undefined) return refusals.mediaType;
  const text = await readBody(request, config);
  return typeof text === 'string' ? parseParameters(format, text) : text;
}
