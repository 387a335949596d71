import type { Certainty, FailureCause } from '../errors/types.js';
import { isLoopback } from '../github/host.js';
import { type FailureKind, failureKind } from '../internal/failure-kind.js';
import { portOf } from '../internal/parse.js';
import { hostAt, type RequestFacts, safeText } from './request.js';
import { finding, type Finding, type RuleCheck } from './rule.js';

/** The host of a request that failed on its way. The texts are safe to show. */
export interface FailedHost {
  /** The name for a sentence; `the host` if nothing is known of the request. */
  readonly name: string;
  /** The name without a port, for a command line; `HOST` if nothing is known of the request. */
  readonly hostname: string;
  /** The name and the port, for a command line. */
  readonly address: string;
  /** Whether the host of the request is known. */
  readonly isKnown: boolean;
  /** Whether it is github.com or a host on ghe.com, so that its port and certificate are right. */
  readonly isOfGitHub: boolean;
}

/** What a rule about a failed connection sees. */
interface Failure {
  readonly facts: RequestFacts;
  readonly cause: FailureCause;
  readonly kind: FailureKind;
  readonly host: FailedHost;
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

const hostOf = (facts: RequestFacts): FailedHost => {
  const isKnown = facts.clientId !== undefined || facts.baseUrl !== undefined;
  if (!isKnown)
    return {
      name: 'the host',
      hostname: 'HOST',
      address: 'HOST:443',
      isKnown,
      isOfGitHub: false,
    };
  const { web, kind } = hostAt(facts.baseUrl);
  const url = new URL(web);
  const hostname = safeText(url.hostname, facts);
  return {
    name: safeText(url.host, facts),
    hostname,
    address: `${hostname}:${portOf(url)}`,
    isKnown,
    isOfGitHub: kind !== 'server' && url.port === '',
  };
};

const placeOf = ({ address, port, hostname }: FailureCause, facts: RequestFacts): string => {
  const name = hostname ?? (address?.includes(':') ? `[${address}]` : address) ?? '';
  return safeText(port === undefined ? name : `${name}:${String(port)}`, facts);
};

const lowered = (found: Finding | undefined): Finding | undefined =>
  found && { ...found, certainty: found.certainty === 'possible' ? 'possible' : 'likely' };

/**
 * A check of failures of some kinds. If nothing is known of the request, for example if only an error
 * code was pasted, its findings are not certain.
 */
export function onFailure(
  kinds: readonly FailureKind[],
  check: (failure: Failure) => Finding | undefined,
): RuleCheck {
  return (facts, error) => {
    if (error?._tag !== 'NetworkFailure') return undefined;
    const { cause } = error;
    const kind = failureKind(cause);
    if (kind === undefined || !kinds.includes(kind)) return undefined;
    const host = hostOf(facts);
    const target = host.isKnown ? targetOf(cause, hostAt(facts.baseUrl)) : undefined;
    const found = check({ facts, cause, kind, host, target, place: placeOf(cause, facts) });
    return host.isKnown ? found : lowered(found);
  };
}

/** A finding about failures at the host itself, not at a proxy. */
export function atHost(
  { facts, target }: Failure,
  summary: string,
  fix: string,
  certainty?: Certainty,
): Finding | undefined {
  // A proxy that has to be used explains the failure as well.
  const highest = facts.proxyVariableIgnored === true ? 'likely' : certainty;
  return finding(target !== 'local-proxy' && target !== 'proxy', summary, fix, highest);
}
