import type { FailedHost } from '../errors/causes.js';
import type { RequestCauseId } from '../errors/en/request-causes.js';
import type { Finding } from '../errors/likely-cause.js';
import type { Certainty, FailureCause } from '../errors/types.js';
import { isLoopback } from '../github/host.js';
import { type FailureKind, failureKind } from '../internal/failure-kind.js';
import { portOf } from '../internal/parse.js';
import { hostAt, type RequestFacts, safeText } from './request.js';
import { finding, type RuleCheck } from './rule.js';

/** What a rule about a failed connection sees. */
interface Failure {
  readonly facts: RequestFacts;
  readonly cause: FailureCause;
  readonly kind: FailureKind;
  readonly host: FailedHost;
  /** Whether the host of the request is known. */
  readonly isKnown: boolean;
  /** Where the connection went or should have gone; `undefined` if that is not known. */
  readonly target: Target | undefined;
  /** The address, or the host name, to which the connection went, safe to show. */
  readonly place: string;
}

/**
 * `host`: to the host of the request. `loopback`: to the port of the host, but on this machine.
 * `local-proxy` and `proxy`: to another port or name, on this machine or elsewhere.
 */
type Target = 'host' | 'loopback' | 'local-proxy' | 'proxy';

const isLoopbackAddress = (address: string): boolean =>
  /^(?:::ffff:)?127\.|^(?:::1?|0\.0\.0\.0)$/.test(address);

const targetOf = (
  { address, port, hostname }: FailureCause,
  { web, loopback }: ReturnType<typeof hostAt>,
): Target | undefined => {
  const url = new URL(web);
  if (hostname !== undefined)
    return hostname.toLowerCase().replace(/\.$/, '') === url.hostname
      ? 'host'
      : isLoopback(hostname)
        ? 'local-proxy'
        : 'proxy';
  const isLocal = address !== undefined && isLoopbackAddress(address);
  if (port !== undefined && String(port) !== portOf(url)) return isLocal ? 'local-proxy' : 'proxy';
  if (isLocal && !loopback) return port === undefined ? 'local-proxy' : 'loopback';
  return address === undefined ? undefined : 'host';
};

const unknownHost: FailedHost = { hostname: 'HOST', address: 'HOST:443', isOfGitHub: false };

const hostOf = (facts: RequestFacts): FailedHost => {
  const { web, kind } = hostAt(facts.baseUrl);
  const url = new URL(web);
  const hostname = safeText(url.hostname, facts);
  return {
    name: safeText(url.host, facts),
    hostname,
    address: `${hostname}:${portOf(url)}`,
    isOfGitHub: kind !== 'server' && url.port === '',
  };
};

const placeOf = ({ address, port, hostname }: FailureCause, facts: RequestFacts): string => {
  const name = hostname ?? (address?.includes(':') ? `[${address}]` : address) ?? '';
  return safeText(port === undefined ? name : `${name}:${String(port)}`, facts);
};

/**
 * A check of failures of some kinds. If nothing is known of the request, for example if only an error
 * code was pasted, its findings are not certain.
 */
export function onFailure<Id extends RequestCauseId>(
  kinds: readonly FailureKind[],
  check: (failure: Failure) => Finding<Id> | undefined,
): RuleCheck<Id> {
  return (facts, error) => {
    if (error?._tag !== 'NetworkFailure') return undefined;
    const { cause } = error;
    const kind = failureKind(cause);
    if (kind === undefined || !kinds.includes(kind)) return undefined;
    const isKnown = facts.clientId !== undefined || facts.baseUrl !== undefined;
    const host = isKnown ? hostOf(facts) : unknownHost;
    const target = isKnown ? targetOf(cause, hostAt(facts.baseUrl)) : undefined;
    const place = placeOf(cause, facts);
    const found = check({ facts, cause, kind, host, isKnown, target, place });
    if (found === undefined || isKnown) return found;
    return { ...found, certainty: found.certainty === 'possible' ? 'possible' : 'likely' };
  };
}

/** A finding about failures at the host itself, not at a proxy. */
export function atHost<Values extends object>(
  { facts, target }: Failure,
  values: Values,
  certainty?: Certainty,
): (Values & { readonly certainty?: Certainty }) | undefined {
  // A proxy that has to be used explains the failure as well.
  const highest = facts.proxyVariableIgnored === true ? 'likely' : certainty;
  return finding(target !== 'local-proxy' && target !== 'proxy', values, highest);
}
