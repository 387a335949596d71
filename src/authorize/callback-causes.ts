import type { CallbackError, Certainty, LikelyCause, LikelyCauseId } from '../errors/types.js';
import { isLoopback } from '../github/host.js';
import { parseUrl } from '../internal/parse.js';
import { sanitizeText } from '../internal/text.js';
import { describeMismatch, mismatchedParts } from './redirect-uri.js';

/** What is known of a callback, and of the sign-in that it should belong to. */
export interface CallbackFacts {
  /** The URL at which the callback arrived, if the input has one. */
  readonly address: string | undefined;
  /** The parameters of the callback. */
  readonly query: URLSearchParams;
  /** The state in the session; empty if there is none. */
  readonly state: string;
  /** The redirect URI of the authorization request. */
  readonly redirectUri: string | undefined;
  /** Hides the secrets of the sign-in. */
  readonly mask: (text: string) => string;
}

/** A finding; its id and its certainty replace those of the rule. */
type Finding = Pick<LikelyCause, 'summary' | 'fix'> & {
  readonly id?: LikelyCauseId;
  readonly certainty?: Certainty;
};

/** A likely cause that can be recognized from a callback. */
export interface CallbackRule {
  readonly id: LikelyCauseId;
  /** The error that this cause can explain. */
  readonly tag: CallbackError['_tag'];
  /** The highest certainty of a finding. */
  readonly certainty: Certainty;
  /** The public reports of this cause, or pages of documentation. Users see the first one. */
  readonly sources: readonly [string, ...string[]];
  /** Returns a finding if this cause is visible. */
  readonly check: (facts: CallbackFacts) => Finding | undefined;
}

// Names and addresses that no public DNS resolves, such as those of containers.
const isInternal = (hostname: string): boolean =>
  isLoopback(hostname) ||
  /^(?:[^.]+|.+\.(?:internal|local|lan)|(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+)$/.test(
    hostname,
  );

/** Whether one path may be the end of the other: proxies and routers remove the beginning. */
const mayBeCut = (arrived: URL, sent: URL): boolean =>
  arrived.pathname === '/' || sent.pathname.endsWith(arrived.pathname);

/** Whether a reverse proxy may have turned the redirect URI into the URL that the app sees. */
const mayBeProxied = (arrived: URL, sent: URL): boolean =>
  sent.protocol === 'https:' &&
  !isInternal(sent.hostname) &&
  mayBeCut(arrived, sent) &&
  (arrived.hostname === sent.hostname
    ? arrived.protocol === 'http:' || arrived.port !== ''
    : isInternal(arrived.hostname));

const fixOf = (registered: URL, sent: URL, isCertain: boolean): string => {
  if (!isCertain)
    return 'Compare the redirect URI with the address bar of the browser: it shows the registered URL, a proxy may not.';
  if (isLoopback(registered.hostname) && !isLoopback(sent.hostname))
    return 'Use the client ID of the app for this environment, or register the redirect URI too.';
  if (isLoopback(sent.hostname) || (sent.protocol === 'http:' && registered.protocol === 'https:'))
    return 'Set the public URL as the base URL of the app, or trust the X-Forwarded-* headers of the proxy.';
  return 'Register the redirect URI too, or send the registered URL; GitHub compares them exactly by default.';
};

/** GitHub reports a mismatch at a registered URL: the address of the callback shows what is registered. */
const compareWithArrival: CallbackRule['check'] = ({ address = '', redirectUri = '', mask }) => {
  const sent = parseUrl(redirectUri);
  const isPath = address.startsWith('/');
  const arrived = parseUrl(address, isPath ? sent?.origin : undefined);
  // The path of a request inside a mounted router lacks the beginning, and proves nothing.
  if (!sent || !arrived || (isPath && mayBeCut(arrived, sent))) return undefined;
  // GitHub adds a query to the registered URL.
  const all = mismatchedParts(sent, arrived).filter((part) => !/search|hash/.test(part));
  const ofOrigin = all.filter((part) => part !== 'pathname');
  // Errors have arrived at the root, whatever path was registered.
  const isRoot = arrived.pathname === '/';
  const different = isRoot && ofOrigin.length > 0 ? ofOrigin : all;
  if (different.length === 0) return undefined;
  const isCertain = !mayBeProxied(arrived, sent) && !(isRoot && ofOrigin.length === 0);
  const show = (text: string): string => sanitizeText(mask(text), 60);
  return {
    // The scheme alone has a cause of its own, which is also visible without a callback.
    ...(different.join() === 'protocol' &&
      sent.protocol === 'http:' && { id: 'redirect-uri-is-http' as const }),
    certainty: isCertain ? 'certain' : 'likely',
    summary: describeMismatch(sent, arrived, different, show, isCertain),
    fix: fixOf(arrived, sent, isCertain),
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
    sources: [
      'https://github.com/octobox/octobox/issues/556',
      'https://github.com/nextcloud/appstore/issues/162',
      'https://github.com/Kannaj/42EXP/issues/34',
      `${documentation}#redirect-urls`,
    ],
    check: compareWithArrival,
  },
  {
    id: 'session-without-state',
    tag: 'StateMismatch',
    certainty: 'certain',
    sources: [
      'https://github.com/cloud-gov/pages-core/issues/2541',
      'https://github.com/greenpau/caddy-security/issues/188',
    ],
    check: ({ state }) =>
      state === ''
        ? {
            summary: 'The session contains no state of a sign-in.',
            fix: 'Set the cookie to SameSite=Lax, not Strict; keep one host name (www or apex); share sessions between instances.',
          }
        : undefined,
  },
  {
    id: 'callback-without-state',
    tag: 'StateMismatch',
    certainty: 'certain',
    sources: [
      'https://github.com/sergiodxa/remix-auth-github/issues/26',
      `${documentation}#2-users-are-redirected-back-to-your-site-by-github`,
    ],
    check: ({ state, query }) => {
      if (state === '' || query.getAll('state').some((value) => value.trim() !== ''))
        return undefined;
      return query.has('installation_id')
        ? {
            summary:
              'The callback has no state: it comes from an installation, not from this sign-in.',
            fix: 'Send the user through a sign-in of the app after the installation.',
          }
        : {
            summary: 'The session contains a state, but the callback has none.',
            fix: 'Redirect the user to the url of authorizationUrl unchanged; GitHub returns the state that it receives.',
          };
    },
  },
  {
    id: 'installation-awaits-approval',
    tag: 'MissingCode',
    certainty: 'certain',
    sources: [
      'https://github.com/polarsource/polar/issues/690',
      'https://docs.github.com/en/apps/using-github-apps/requesting-a-github-app-from-your-organization-owner',
    ],
    check: ({ query }) =>
      query.get('setup_action') === 'request'
        ? {
            summary:
              'The user requested the installation; an owner of the organization has to approve it.',
            fix: 'Tell the user so; an installation webhook event reports the approval.',
          }
        : undefined,
  },
];

/** The likely causes of the error of a callback, the most certain first. */
export function findCallbackCauses(
  tag: CallbackError['_tag'],
  facts: CallbackFacts,
): readonly LikelyCause[] {
  return callbackRules.flatMap((rule) => {
    const finding = rule.tag === tag ? rule.check(facts) : undefined;
    const { id, certainty, sources } = rule;
    return finding ? [{ id, certainty, ...finding, source: sources[0] }] : [];
  });
}
