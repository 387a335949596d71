import { excerpt } from '../decode/unexpected.js';
import { createError, type ErrorContext, type ResponseDetails } from '../errors/create-error.js';
import type { CodeSpent, FailureCause, NetworkFailure } from '../errors/types.js';

const maximumDepth = 8;
const identifier = /^[A-Za-z]\w{0,49}$/;

/** A member of any value, inherited or not; `undefined` if there is none, or a getter throws. */
const memberOf = (holder: unknown, key: string): unknown => {
  try {
    return Reflect.get(holder as object, key);
  } catch {
    return undefined;
  }
};

// Node tries each address of a host and throws one AggregateError for all attempts.
const causeOf = (thrown: unknown): unknown =>
  memberOf(thrown, 'cause') ?? memberOf(memberOf(thrown, 'errors'), '0');

/** The thrown value and its causes, the outermost first, to a depth that ends cycles. */
const chainOf = (thrown: unknown, depth: number): readonly unknown[] =>
  depth === 0 || thrown === undefined ? [] : [thrown, ...chainOf(causeOf(thrown), depth - 1)];

const textOf = (holder: unknown, key: 'name' | 'code'): string | undefined => {
  const text = memberOf(holder, key);
  return typeof text === 'string' && identifier.test(text) ? text : undefined;
};

/** The name and the system error code of a thrown value. They need no mask, unlike a message. */
export function failureCause(thrown: unknown): FailureCause {
  const chain = chainOf(thrown, maximumDepth);
  const first = <T>(values: readonly (T | undefined)[]) => values.find((v) => v !== undefined);
  const code = first(chain.map((link) => textOf(link, 'code')));
  return {
    name: first(chain.map((link) => textOf(link, 'name'))) ?? 'Error',
    ...(code === undefined ? {} : { code }),
  };
}

/**
 * The messages of a thrown value and its causes, the outermost first, each once. They can contain
 * anything, including the request.
 */
function failureMessage(thrown: unknown): string {
  const messages = chainOf(thrown, maximumDepth)
    .map((link) => memberOf(link, 'message'))
    .filter((message) => typeof message === 'string' && message.trim() !== '');
  return [...new Set(messages)].join(': ');
}

// Certificate errors do not go away on retry.
const certificate = /CERT|SIGNED|UNABLE_TO|UNTRUSTED|ISSUER|ALTNAME|HOSTNAME/i;

/**
 * Whether the same request may succeed later without a change on this machine. Browsers throw a
 * `TypeError` without a code for requests that they block, and hide the reason.
 */
export function isTransient({ name, code }: FailureCause): boolean {
  return code === undefined ? name !== 'TypeError' : !certificate.test(code);
}

// Before a connection to GitHub stands: the name, the connection, the proxy's tunnel, and TLS.
const beforeConnected =
  /^(?:ENOTFOUND|EAI_\w+|ECONNREFUSED|ConnectionRefused|E(?:HOST|NET)UNREACH|EACCES|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|ERR_SSL_\w+)$/;

/** Whether GitHub may have used the code of a request that failed on the way. */
function codeSpentAfter({ code, message = '' }: FailureCause): CodeSpent {
  return code !== undefined &&
    (beforeConnected.test(code) ||
      certificate.test(code) ||
      (code === 'ETIMEDOUT' && /\bconnect ETIMEDOUT\b/.test(message)))
    ? 'no'
    : 'unknown';
}

/** Creates the error of a request that got no response, from what was thrown. */
export function networkFailure(
  thrown: unknown,
  context: ErrorContext,
  codeSpentBefore: CodeSpent = 'unknown',
  details: ResponseDetails = {},
): NetworkFailure {
  const { name, code } = failureCause(thrown);
  const message = excerpt(failureMessage(thrown), context.mask);
  const cause = {
    name: context.mask(name),
    ...(code === undefined ? {} : { code: context.mask(code) }),
    ...(message === '' ? {} : { message }),
  };
  return createError(
    'NetworkFailure',
    { cause, codeSpent: codeSpentBefore === 'unknown' ? codeSpentAfter(cause) : codeSpentBefore },
    { retryable: isTransient(cause), ...details },
    context,
  );
}
