import { excerpt } from '../decode/excerpt.js';
import { createError, type ErrorContext, type ResponseDetails } from '../errors/create-error.js';
import type { CodeSpent, FailureCause, NetworkFailure } from '../errors/types.js';
import { isLasting, wasNeverSent } from '../internal/failure-kind.js';
import type { Mask } from '../internal/mask.js';
import { failureCause, failureMessage, firstOf, memberOf, textOf } from './failure-cause.js';

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
    firstOf(thrown, (link) =>
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

/** Creates the error of a request that got no complete response, from what was thrown. */
export function networkFailure(
  thrown: unknown,
  context: ErrorContext<'NetworkFailure'>,
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
