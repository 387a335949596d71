import {
  type CallbackUrl,
  differingParts,
  mismatchedParts,
  mismatchInput,
  namesOf,
  type UrlPart,
} from '../../authorize/redirect-uri.js';
import type { CauseInputs, UrlPartName } from '../../errors/causes.js';
import type { Certainty } from '../../errors/types.js';
import { pageUrl } from '../../github/documentation.js';
import { githubDotCom, isLoopback } from '../../github/host.js';
import { parseUrl } from '../../internal/parse.js';
import { hostAt, isGitHubDotCom, type RequestFacts, safeText } from '../request.js';
import { defineRules, finding, type RuleCheck } from '../rule.js';
import { bareText, template } from './credential-forms.js';

/** The loopback name in a redirect URI; `undefined` if its host is another machine. */
const loopbackName = (uri = ''): string | undefined => {
  const { hostname = '' } = parseUrl(uri) ?? {};
  return isLoopback(hostname) ? hostname : undefined;
};

/** How the redirect URI differs from that of the authorization request. */
function differenceOf(
  facts: RequestFacts,
): CauseInputs['redirect-uri-differs-from-authorization'] | undefined {
  const { redirectUri, authorization } = facts;
  const before = authorization?.redirectUri;
  // If only one of the requests has it, GitHub uses the registered one or the first one.
  if (!redirectUri || !before || redirectUri === before) return undefined;
  const [url, urlBefore] = [parseUrl(redirectUri), parseUrl(before)];
  const different = url && urlBefore ? differingParts(url, urlBefore) : [];
  const [part] = different;
  const parts = namesOf(different);
  const isShown = part !== undefined && /^(?:host|port|path)$/.test(parts.join());
  const show = (of?: URL) => (isShown && of?.[part] ? safeText(of[part], facts) : undefined);
  return { parts, isShown, sent: show(url), before: show(urlBefore) };
}

interface Comparison {
  readonly sent: URL;
  readonly registered: URL;
  /** Whether wildcard matching is enabled; `undefined` if it is not known. */
  readonly wildcard: boolean | undefined;
  /** The parts for which GitHub rejects the redirect URI; none if it accepts it. */
  readonly different: readonly UrlPart[];
}

// It is not known which GitHub Enterprise Server compares the redirect URIs of OAuth apps exactly.
const comparesExactly = ({ clientId, baseUrl }: RequestFacts): boolean =>
  hostAt(baseUrl).kind !== 'server' || bareText(clientId).startsWith('Iv');

/** Compares the redirect URI with the registered callback URL that it resembles most. */
const compareWithRegistered = (facts: RequestFacts): Comparison | undefined => {
  const sent = parseUrl(facts.redirectUri ?? '');
  const compare = (callbackUrl: CallbackUrl): readonly Comparison[] => {
    const { url, wildcard } =
      typeof callbackUrl === 'string' ? { url: callbackUrl, wildcard: undefined } : callbackUrl;
    const registered = parseUrl(url);
    if (!sent || !registered) return [];
    return [{ sent, registered, wildcard, different: mismatchedParts(sent, registered, wildcard) }];
  };
  const [nearest] = (facts.callbackUrls ?? [])
    .flatMap(compare)
    .sort((one, other) => one.different.length - other.different.length);
  return nearest;
};

/** Whether the redirect URI is known to be registered, so that nothing is wrong with its form. */
const isRegistered = (facts: RequestFacts): boolean =>
  compareWithRegistered(facts)?.different.length === 0;

const callbackQuery = /[?&#](?:code|state)=/i;
// A longer word may contain null by chance.
const noValue = /undefined|\[object|(?<![\w-])(?:null|NaN)(?![\w-])/;

/** Whether the host or the path of a redirect URI contains a word in place of a missing value. */
const lacksValue = (uri: string): boolean => {
  const base = uri.replace(/[?#].*/s, '');
  return noValue.test(base) || template.test(base);
};

// A colon before a digit begins a port; the name before it is a host.
const hasScheme = (uri: string): boolean =>
  /^\s*(?!https?:(?!\/\/))[a-z][a-z\d+.-]*:(?!\d)/i.test(uri);

const isHttp: RuleCheck<'redirect-uri-is-http'> = (facts) => {
  const { protocol } = parseUrl(facts.redirectUri ?? '') ?? {};
  return finding(
    protocol === 'http:' && !loopbackName(facts.redirectUri) && !isRegistered(facts),
    {},
    // For GitHub Enterprise Server, http may be what is registered.
    isGitHubDotCom(facts) ? 'likely' : 'possible',
  );
};

const hasOtherLoopbackName: RuleCheck<'redirect-uri-loopback-name-differs'> = ({
  redirectUri,
  authorization,
}) => {
  const [name, before] = [loopbackName(redirectUri), loopbackName(authorization?.redirectUri)];
  return name && before ? finding(name !== before, { sent: name, before }) : undefined;
};

// RFC 1035, section 3.1. A URL parser accepts longer ones, which a search would need quadratic time for.
const longestHostName = 253;

const preview =
  /\.(?:(?:vercel|netlify)\.app|(?:herokuapp|onrender)\.com|ngrok[\w.-]+|gitpod\.io|(?:pages|workers|github)\.dev)$/;
// New for each branch, pull request, commit, workspace or tunnel.
const generated = /-.*-|ngrok|\.(?:dev|io)$/;

const isPreviewHost: RuleCheck<'redirect-uri-is-preview-host'> = (facts) => {
  const host = parseUrl(facts.redirectUri ?? '')?.hostname ?? '';
  return finding(
    host.length <= longestHostName && preview.test(host),
    { hostname: safeText(host, facts) },
    // Many sites keep such a name permanently.
    generated.test(host) ? 'likely' : 'possible',
  );
};

/** Whether another rule gives the reason for a difference. */
const isExplained = (uri: string, parts: readonly UrlPartName[]): boolean =>
  (parts.join() === 'query' && callbackQuery.test(uri)) || lacksValue(uri) || !hasScheme(uri);

const differsFromAuthorization: RuleCheck<'redirect-uri-differs-from-authorization'> = (
  facts,
  error,
) => {
  const { redirectUri: uri = '' } = facts;
  const difference = differenceOf(facts);
  if (difference === undefined) return undefined;
  const { parts } = difference;
  const isMismatch = error?._tag === 'RedirectUriMismatch';
  return finding(
    !(isMismatch && !isRegistered(facts) && isExplained(uri, parts)),
    difference,
    parts.join() === 'port' && loopbackName(uri)
      ? 'possible' // GitHub accepts any port of a loopback address
      : parts.length === 0 || !isMismatch
        ? 'likely'
        : 'certain',
  );
};

const differsFromRegistered: RuleCheck<'redirect-uri-differs-from-registered'> = (facts) => {
  const { sent, registered, wildcard, different = [] } = compareWithRegistered(facts) ?? {};
  const parts = namesOf(different);
  if (!sent || !registered || parts.length === 0 || isExplained(facts.redirectUri ?? '', parts))
    return undefined;
  const show = (text: string): string => safeText(text, facts);
  const isWithin = mismatchedParts(sent, registered, true).length === 0;
  const whetherExact: Certainty = comparesExactly(facts) ? 'likely' : 'possible';
  return {
    source: 'registered',
    ...mismatchInput(sent, registered, different, show),
    fix: isWithin ? 'wildcard' : 'register',
    certainty: isWithin && wildcard === undefined ? whetherExact : 'certain',
  };
};

const shared = { audience: 'browser', parameter: 'redirect_uri' } as const;

const documentation = pageUrl(githubDotCom, 'authorizing');

/** What can be wrong with the redirect URI. */
export const redirectUriRules = [
  ...defineRules({ ...shared, tags: ['RedirectUriMismatch', 'BadVerificationCode'] }, [
    {
      id: 'redirect-uri-differs-from-authorization',
      certainty: 'certain',
      sources: ['https://github.com/OpenTreeOfLife/opentree/issues/296'],
      check: differsFromAuthorization,
    },
  ]),
  ...defineRules({ ...shared, tags: ['RedirectUriMismatch'] }, [
    {
      id: 'redirect-uri-loopback-name-differs',
      certainty: 'likely',
      sources: [
        'https://github.com/webcompat/webcompat.com/issues/537',
        'https://github.com/johnstonbl01/clementinejs/issues/72',
      ],
      check: hasOtherLoopbackName,
    },
    {
      id: 'redirect-uri-is-preview-host',
      certainty: 'likely',
      sources: ['https://github.com/nextauthjs/next-auth/issues/10248'],
      check: isPreviewHost,
    },
  ]),
  ...defineRules({ ...shared, tags: ['RedirectUriMismatch'], beforeSending: true }, [
    {
      id: 'redirect-uri-differs-from-registered',
      certainty: 'certain',
      audience: 'server',
      sources: [
        'https://github.com/octobox/octobox/issues/556',
        'https://github.com/nextcloud/appstore/issues/162',
        'https://github.com/Kannaj/42EXP/issues/34',
        `${documentation}#redirect-urls`,
      ],
      check: differsFromRegistered,
    },
    {
      id: 'redirect-uri-without-scheme',
      certainty: 'certain',
      sources: ['https://github.com/kite-org/kite/issues/135'],
      check: ({ redirectUri: uri = '' }) =>
        finding(bareText(uri) && !hasScheme(uri) && !lacksValue(uri), {}),
    },
    {
      id: 'redirect-uri-contains-undefined',
      certainty: 'certain',
      sources: ['https://github.com/mthines/lorekit/issues/213'],
      check: (facts) => {
        const { redirectUri: uri = '' } = facts;
        return finding(
          lacksValue(uri) && !isRegistered(facts),
          {},
          // A name such as undefined-behavior may be intended.
          /-undefined|undefined-/.test(uri) ? 'likely' : 'certain',
        );
      },
    },
    {
      id: 'redirect-uri-has-callback-query',
      certainty: 'certain',
      sources: ['https://github.com/omniauth/omniauth-github/issues/72'],
      check: (facts) => {
        const { redirectUri = '', authorization } = facts;
        return finding(
          callbackQuery.test(redirectUri) && !isRegistered(facts),
          {},
          // If the sign-in began with the same redirect URI, GitHub added nothing to it.
          authorization?.redirectUri === redirectUri ? 'likely' : 'certain',
        );
      },
    },
    {
      id: 'redirect-uri-is-http',
      certainty: 'likely',
      sources: ['https://github.com/zammad/zammad/issues/723'],
      check: isHttp,
    },
    {
      id: 'redirect-uri-is-loopback',
      certainty: 'likely',
      sources: [
        'https://github.com/nextauthjs/next-auth/issues/10248',
        `${documentation}#loopback-redirect-urls`,
      ],
      check: ({ production, redirectUri }) => {
        const hostname = loopbackName(redirectUri);
        return hostname ? finding(production, { hostname }) : undefined;
      },
    },
    {
      id: 'redirect-uri-has-double-slash',
      certainty: 'likely',
      sources: ['https://github.com/gocd-contrib/gocd-oauth-login/issues/31'],
      check: (facts) => {
        const { redirectUri = '' } = facts;
        return finding(
          /^https?:/i.test(redirectUri) &&
            parseUrl(redirectUri)?.pathname.includes('//') &&
            !isRegistered(facts),
          {},
        );
      },
    },
    {
      id: 'redirect-uri-has-query',
      certainty: 'possible',
      sources: ['https://github.com/python-social-auth/social-core/issues/200'],
      check: (facts) =>
        finding(
          comparesExactly(facts) &&
            facts.redirectUri?.includes('?') &&
            !callbackQuery.test(facts.redirectUri) &&
            !compareWithRegistered(facts),
          {},
        ),
    },
  ]),
];
