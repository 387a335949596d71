import type { MismatchInput } from '../errors/causes.js';
import { callbackCauses, mismatchCauses } from '../errors/en/causes.js';
import { type CauseColumns, type Finding, likelyCause } from '../errors/likely-cause.js';
import type { ErrorTexts } from '../errors/locale.js';
import type { Actor, CallbackError, LikelyCause } from '../errors/types.js';
import { isLoopback } from '../github/host.js';
import { parseUrl } from '../internal/parse.js';
import { sanitizeText } from '../internal/text.js';
import { mismatchedParts, mismatchInput, samePathButSlash, type UrlPart } from './redirect-uri.js';

/** What is known of a callback, and of the sign-in that it should belong to. */
export interface CallbackFacts {
  /** The URL at which the callback arrived, if the input has one. */
  readonly address: string | undefined;
  /** The parameters of the callback. */
  readonly query: URLSearchParams;
  /** The state in the session; empty if there is none. */
  readonly state: string;
  /** Whether the callback has that state: without it, anyone can have made the callback. */
  readonly stateMatches: boolean;
  /** The redirect URI of the authorization request. */
  readonly redirectUri: string | undefined;
  /** Hides the secrets of the sign-in. */
  readonly mask: (text: string) => string;
}

const english = { ...mismatchCauses, ...callbackCauses };

type CallbackCauseId = keyof typeof english;

interface CallbackRuleOf<Id extends CallbackCauseId> extends CauseColumns<Id> {
  /** The error that this cause can explain. */
  readonly tag: CallbackError['_tag'];
  /** Who has to act on this cause. */
  readonly actor: Actor;
  /** Returns a finding if this cause is visible. */
  readonly check: (facts: CallbackFacts) => Finding<Id> | undefined;
}

/** A likely cause that can be recognized from a callback. */
export type CallbackRule = {
  readonly [Id in CallbackCauseId]: CallbackRuleOf<Id>;
}[CallbackCauseId];

// Names that no public DNS resolves, such as those of containers, and addresses of private networks.
const internalName = /^(?:[^.[]+|.+\.(?:internal|local|lan))$/;
const internalAddress =
  /^(?:0|10|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+$|^\[(?:::|f[cd]|fe[89ab])/;

const isInternal = (hostname: string): boolean =>
  isLoopback(hostname) || internalName.test(hostname) || internalAddress.test(hostname);

/** Whether one path is only the end of the other: proxies and routers remove or add the beginning. */
const mayBeCut = ({ pathname: arrived }: URL, { pathname: sent }: URL): boolean =>
  arrived !== sent && (arrived === '/' || sent.endsWith(arrived) || arrived.endsWith(sent));

/**
 * Whether a reverse proxy, or a single redirect of the app, cannot have caused the difference. GitHub
 * accepts a redirect URI that equals the registered one, so a scheme or a slash alone is decisive.
 */
const isDecisive = (arrived: URL, sent: URL, different: readonly UrlPart[]): boolean => {
  const names = different.join();
  if (sent.search !== '') return false; // the query may be what differs
  if (names === 'pathname' && samePathButSlash(arrived, sent)) return arrived.pathname !== '/';
  if (names === 'protocol' && sent.protocol === 'http:') return arrived.protocol === 'https:';
  if (!isInternal(sent.hostname)) return false;
  return !isInternal(arrived.hostname) || (arrived.port === sent.port && !mayBeCut(arrived, sent));
};

/**
 * Whether the redirect URI leads to an internal host, and the callback arrived at the same path of a
 * public one. An app may redirect several times within its public hosts, but not from there to here.
 */
const isCertain = (arrived: URL, sent: URL, different: readonly UrlPart[]): boolean =>
  isInternal(sent.hostname) &&
  !isInternal(arrived.hostname) &&
  sent.search === '' &&
  !different.includes('pathname');

const fixOf = (arrived: URL, sent: URL, decisive: boolean): MismatchInput['fix'] => {
  if (!decisive) return 'compare';
  return !isLoopback(arrived.hostname) && (isLoopback(sent.hostname) || sent.protocol === 'http:')
    ? 'public-url'
    : 'send-arrival';
};

/** GitHub reports a mismatch at a registered URL: the address of the callback shows what is registered. */
const compareWithArrival: CallbackRuleOf<'redirect-uri-differs-from-registered'>['check'] = (
  facts,
) => {
  const { address = '', redirectUri = '', stateMatches, mask } = facts;
  const sent = parseUrl(redirectUri);
  const isPath = address.startsWith('/');
  const arrived = parseUrl(address, isPath ? sent?.origin : undefined);
  // The path of a request inside a mounted router lacks the beginning, and proves nothing.
  if (!sent || !arrived || (isPath && mayBeCut(arrived, sent))) return undefined;
  // GitHub adds a query to the registered URL.
  const all = mismatchedParts(sent, arrived).filter((part) => !/search|hash/.test(part));
  const ofOrigin = all.filter((part) => part !== 'pathname');
  // Errors have arrived at the root, whatever path was registered.
  const different = arrived.pathname === '/' && ofOrigin.length > 0 ? ofOrigin : all;
  if (different.length === 0) return undefined;
  const show = (text: string): string => sanitizeText(mask(text), 60);
  return {
    certainty: stateMatches && isCertain(arrived, sent, different) ? 'certain' : 'likely',
    source: 'arrival',
    ...mismatchInput(sent, arrived, different, show),
    fix: fixOf(arrived, sent, isDecisive(arrived, sent, different)),
  };
};

const documentation =
  'https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps';

/** The likely causes that can be recognized from a callback. */
export const callbackRules: readonly CallbackRule[] = [
  {
    id: 'redirect-uri-differs-from-registered',
    tag: 'RedirectUriMismatch',
    certainty: 'certain',
    parameter: 'redirect_uri',
    actor: 'developer',
    sources: ['https://github.com/octobox/octobox/issues/556'],
    check: compareWithArrival,
  },
  {
    id: 'session-without-state',
    tag: 'StateMismatch',
    certainty: 'certain',
    parameter: 'state',
    actor: 'developer',
    sources: [
      'https://github.com/cloud-gov/pages-core/issues/2541',
      'https://github.com/greenpau/caddy-security/issues/188',
    ],
    check: ({ state }) => (state === '' ? {} : undefined),
  },
  {
    id: 'callback-without-state',
    tag: 'StateMismatch',
    // Anyone can link to the callback URL.
    certainty: 'likely',
    parameter: 'state',
    actor: 'developer',
    sources: [
      'https://github.com/sergiodxa/remix-auth-github/issues/26',
      `${documentation}#2-users-are-redirected-back-to-your-site-by-github`,
    ],
    check: ({ state, query }) =>
      state === '' || query.getAll('state').some((value) => value.trim() !== '')
        ? undefined
        : { isFromInstallation: query.has('installation_id') },
  },
  {
    id: 'installation-awaits-approval',
    tag: 'MissingCode',
    certainty: 'certain',
    // The request is on its way to an owner: nobody made a mistake.
    actor: 'nobody',
    sources: [
      'https://github.com/polarsource/polar/issues/690',
      'https://docs.github.com/en/apps/using-github-apps/requesting-a-github-app-from-your-organization-owner',
    ],
    check: ({ query }) => (query.get('setup_action') === 'request' ? {} : undefined),
  },
];

/** The likely causes of the error of a callback in a language, and who has to act if one is certain. */
export function findCallbackCauses(
  tag: CallbackError['_tag'],
  facts: CallbackFacts,
  locale: Pick<ErrorTexts, 'causes' | 'language'>,
): { readonly likelyCauses: readonly LikelyCause[]; readonly actor?: Actor } {
  // No two rules explain the same callback.
  for (const rule of callbackRules) {
    const finding = rule.tag === tag ? rule.check(facts) : undefined;
    if (finding === undefined) continue;
    const cause = likelyCause(rule, finding, english, locale);
    return { likelyCauses: [cause], ...(cause.certainty === 'certain' && { actor: rule.actor }) };
  }
  return { likelyCauses: [] };
}
