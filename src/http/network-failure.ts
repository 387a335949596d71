import { excerpt } from '../decode/unexpected.js';
import { createError, type ErrorContext, type ResponseDetails } from '../errors/create-error.js';
import type { CodeSpent, FailureCause, NetworkFailure } from '../errors/types.js';
import { isLasting, wasNeverSent } from '../internal/failure-kind.js';
import type { Mask } from '../internal/mask.js';

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
const chainOf = (thrown: unknown, depth = maximumDepth): readonly unknown[] =>
  depth === 0 || thrown === undefined ? [] : [thrown, ...chainOf(causeOf(thrown), depth - 1)];

const textOf = (holder: unknown, key: string, form: RegExp): string | undefined => {
  const text = memberOf(holder, key);
  return typeof text === 'string' && form.test(text) ? text : undefined;
};

const firstOf = <T>(links: readonly unknown[], read: (link: unknown) => T | undefined) =>
  links.map(read).find((value) => value !== undefined);

/** The name and the system error code of a thrown value. They need no mask, unlike a message. */
export function failureCause(thrown: unknown): FailureCause {
  const links = chainOf(thrown);
  const code = firstOf(links, (link) => textOf(link, 'code', identifier));
  return {
    name: firstOf(links, (link) => textOf(link, 'name', identifier)) ?? 'Error',
    ...(code === undefined ? {} : { code }),
  };
}

/**
 * The messages of a thrown value and its causes, the outermost first, each once. They can contain
 * anything, including the request.
 */
function failureMessage(thrown: unknown): string {
  const messages = chainOf(thrown)
    .map((link) => memberOf(link, 'message'))
    .filter((message) => typeof message === 'string' && message.trim() !== '');
  return [...new Set(messages)].join(': ');
}

/** Where a request failed: the members of `FailureCause` that say so. */
type Place = Pick<FailureCause, 'address' | 'port' | 'hostname'>;

// A name, an IPv4 address, or an IPv6 address, which has at least two colons. One colon alone can be
// that of "user:password".
const host = /^(?:[\w.-]{1,253}|(?=[^:]*:[^:]*:)[\da-f:.]{2,45}(?:%[\w.-]{1,64})?)$/i;

const portOf = (value: unknown): number | undefined => {
  // Node has a string here if TLS failed.
  const port = typeof value === 'number' || typeof value === 'string' ? Number(value) : 0;
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
};

const isPlace = ({ address, hostname }: Place): boolean => (address ?? hostname) !== undefined;

/** A place without the members that are not known; `undefined` if it names no host. */
const placeOf = (place: { readonly [Name in keyof Place]: Place[Name] | undefined }) => {
  const known = Object.fromEntries(
    Object.entries(place).filter(([, value]) => value !== undefined),
  ) as Place;
  return isPlace(known) ? known : undefined;
};

/** The place in a message of Node, such as `connect ECONNREFUSED 127.0.0.1:8118`. */
const placeIn = (message: string): Place | undefined => {
  const name = /\bgetaddrinfo E[A-Z_]+ ([\w.-]{1,253})(?![\w.-]|:\/)/.exec(message)?.[1];
  const [, at, port] =
    /\b(?:connect E[A-Z]+|attempted address(?:es)?:) ([\w.:%-]{1,253}):(\d{1,5})\b/.exec(message) ??
    [];
  const isAddress = /^[\d.]+$|:/.test(at ?? '');
  return placeOf({
    address: isAddress ? at : undefined,
    port: portOf(port),
    hostname: name ?? (isAddress ? undefined : at),
  });
};

/** The place of the first thrown value that names one, or the place in the masked message. */
function failurePlace(thrown: unknown, message: string, mask: Mask): Place {
  const masked = (text: string | undefined) => (text === undefined ? undefined : mask(text));
  return (
    firstOf(chainOf(thrown), (link) =>
      placeOf({
        address: masked(textOf(link, 'address', host)),
        port: portOf(memberOf(link, 'port')),
        hostname: masked(textOf(link, 'hostname', host)),
      }),
    ) ??
    placeIn(message) ??
    {}
  );
}

/**
 * Whether the same request may succeed later without a change on this machine. Browsers throw a
 * `TypeError` without a code for requests that they block, and hide the reason.
 */
function isTransient(cause: FailureCause): boolean {
  return !isLasting(cause) && (cause.code !== undefined || cause.name !== 'TypeError');
}

/** Creates the error of a request that got no response, from what was thrown. */
export function networkFailure(
  thrown: unknown,
  context: ErrorContext,
  codeSpentBefore: CodeSpent = 'unknown',
  details: ResponseDetails = {},
): NetworkFailure {
  const { mask } = context;
  const { name, code } = failureCause(thrown);
  const message = excerpt(failureMessage(thrown), mask);
  const cause = {
    name: mask(name),
    ...(code === undefined ? {} : { code: mask(code) }),
    ...failurePlace(thrown, message, mask),
    ...(message === '' ? {} : { message }),
  };
  const codeSpent = codeSpentBefore === 'unknown' && wasNeverSent(cause) ? 'no' : codeSpentBefore;
  return createError(
    'NetworkFailure',
    { cause, codeSpent },
    { retryable: isTransient(cause), ...details },
    context,
  );
}
