import type { FailureCause } from '../errors/types.js';

const maximumDepth = 8;
const identifier = /^[A-Za-z]\w{0,49}$/;
// The codes of OpenSSL contain a slash: `ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE`.
const errorCode = /^[A-Za-z][\w/]{0,49}$/;

/** A member of any value, inherited or not; `undefined` if there is none, or a getter throws. */
export function memberOf(holder: unknown, key: string): unknown {
  try {
    return Reflect.get(holder as object, key);
  } catch {
    return undefined;
  }
}

// Node tries each address of a host and throws one AggregateError for all attempts.
const causeOf = (thrown: unknown): unknown =>
  memberOf(thrown, 'cause') ?? memberOf(memberOf(thrown, 'errors'), '0');

/** The thrown value and its causes, the outermost first, to a depth that ends cycles. */
const chainOf = (thrown: unknown, depth = maximumDepth): readonly unknown[] =>
  depth === 0 || thrown === undefined ? [] : [thrown, ...chainOf(causeOf(thrown), depth - 1)];

/** A member of any value if it is a string of a form. */
export function textOf(holder: unknown, key: string, form: RegExp): string | undefined {
  const text = memberOf(holder, key);
  return typeof text === 'string' && form.test(text) ? text : undefined;
}

/** What is read first from a thrown value and its causes, the outermost first. */
export function firstOf<T>(thrown: unknown, read: (link: unknown) => T | undefined): T | undefined {
  return chainOf(thrown)
    .map(read)
    .find((value) => value !== undefined);
}

/** The name and the system error code of a thrown value. They need no mask, unlike a message. */
export function failureCause(thrown: unknown): FailureCause {
  const code = firstOf(thrown, (link) => textOf(link, 'code', errorCode));
  return {
    name: firstOf(thrown, (link) => textOf(link, 'name', identifier)) ?? 'Error',
    ...(code === undefined ? {} : { code }),
  };
}

/**
 * The messages of a thrown value and its causes, the outermost first, each once. They can contain
 * anything, including the request.
 */
export function failureMessage(thrown: unknown): string {
  const messages = chainOf(thrown)
    .map((link) => memberOf(link, 'message'))
    .filter((message) => typeof message === 'string' && message.trim() !== '');
  return [...new Set(messages)].join(': ');
}
