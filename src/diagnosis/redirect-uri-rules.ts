import { template } from './credential-forms.js';
import { differenceOf, loopbackName, urlOf } from './redirect-uri.js';
import { beforeSending, rulesFor, when, type Look, type Rule } from './rule.js';
import { isGitHubDotCom, shown } from './sent-host.js';
import { bareOf } from './whitespace.js';

const mismatch = 'RedirectUriMismatch';
const rulesOnMismatch = rulesFor(mismatch);

const subject = 'The redirect URI';

const callbackQuery = /[?&#](?:code|state)=/i;
// A longer word may hold null by chance.
const noValue = /undefined|\[object|(?<![\w-])(?:null|NaN)(?![\w-])/;

/** Whether a text stands in the host or the path of a redirect URI where a value belongs. */
const hasStopgap = (uri: string): boolean => {
  const base = uri.replace(/[?#].*/s, '');
  return noValue.test(base) || template.test(base);
};

// A colon before a digit begins a port; the name before it is a host.
const hasScheme = (uri: string): boolean =>
  /^\s*(?!https?:(?!\/\/))[a-z][a-z\d+.-]*:(?!\d)/i.test(uri);

const isHttp: Look = (sent) => {
  const { protocol, hostname = '' } = urlOf(sent.redirectUri) ?? {};
  return when(
    protocol === 'http:' && !loopbackName(sent.redirectUri),
    `${subject} begins with http:, but ${shown(hostname, sent)} is not this machine.`,
    'Set the public base URL, or trust X-Forwarded-Proto of the proxy.',
    // Around a server of one's own, http may be what is registered.
    isGitHubDotCom(sent) ? 'likely' : 'possible',
  );
};

const hasOtherLoopbackName: Look = ({ redirectUri, authorization }) => {
  const [mine, other] = [loopbackName(redirectUri), loopbackName(authorization?.redirectUri)];
  return when(
    mine && other && mine !== other,
    `${String(mine)} and ${String(other)} are two hosts to GitHub.`,
    'Register and use one loopback name; GitHub advises 127.0.0.1.',
  );
};

// RFC 1035, section 3.1. A URL parser takes longer ones, over which a search takes quadratic time.
const longestHostName = 253;

const preview =
  /\.(?:(?:vercel|netlify)\.app|(?:herokuapp|onrender)\.com|ngrok[\w.-]+|gitpod\.io|(?:pages|workers|github)\.dev)$/;
// New for each branch, pull request, commit, workspace or tunnel.
const generated = /-.*-|ngrok|\.(?:dev|io)$/;

const isPreviewHost: Look = (sent) => {
  const host = urlOf(sent.redirectUri)?.hostname ?? '';
  return when(
    host.length <= longestHostName && preview.test(host),
    `${subject} leads to ${shown(host, sent)}, as previews do.`,
    'Send previews through one fixed callback URL; GitHub takes no wildcards.',
    // Many sites live under such a name for good.
    generated.test(host) ? 'likely' : 'possible',
  );
};

const differs: Look = (sent, error) => {
  const { redirectUri: uri = '' } = sent;
  const { names, summary } = differenceOf(sent) ?? { names: '', summary: '' };
  // Another rule then tells why.
  const isExplained =
    error?._tag === mismatch &&
    ((names === 'query' && callbackQuery.test(uri)) || hasStopgap(uri) || !hasScheme(uri));
  return when(
    names && !isExplained,
    summary,
    'Send the very same in both steps, or leave it out of the token request.',
    names === 'spelling'
      ? 'likely'
      : // GitHub leaves the port of a loopback address open.
        names === 'port' && loopbackName(uri)
        ? 'possible'
        : 'certain',
  );
};

/** What can be wrong with the redirect URI. */
export const redirectUriRules: readonly Rule[] = [
  // OpenTreeOfLife/opentree#296
  ...rulesFor(
    mismatch,
    'BadVerificationCode',
  )(['redirect-uri-differs-from-authorization', 'certain', '', differs]),
  ...rulesOnMismatch(
    // webcompat/webcompat.com#537, johnstonbl01/clementinejs#72
    ['redirect-uri-loopback-name-differs', 'likely', '', hasOtherLoopbackName],
    ['redirect-uri-is-preview-host', 'likely', 'nextauthjs/next-auth#10248', isPreviewHost],
  ),
  ...beforeSending(
    rulesOnMismatch(
      [
        // kite-org/kite#135
        'redirect-uri-without-scheme',
        'certain',
        '',
        ({ redirectUri: uri = '' }) =>
          when(
            bareOf(uri) && !hasScheme(uri) && !hasStopgap(uri),
            `${subject} does not begin with a scheme and two slashes.`,
            'Send the whole URL, beginning with https://.',
          ),
      ],
      [
        // mthines/lorekit#213
        'redirect-uri-contains-undefined',
        'certain',
        '',
        ({ redirectUri: uri = '' }) =>
          when(
            hasStopgap(uri),
            `${subject} contains undefined, null or a variable that nothing expanded.`,
            'Set the base URL that it is made from.',
          ),
      ],
      [
        'redirect-uri-has-callback-query',
        'certain',
        'omniauth/omniauth-github#72',
        ({ redirectUri = '', authorization }) =>
          when(
            callbackQuery.test(redirectUri),
            `${subject} carries the query of the callback.`,
            'Send it without code and state.',
            // Where the sign-in began with the same, GitHub added nothing.
            authorization?.redirectUri === redirectUri ? 'likely' : 'certain',
          ),
      ],
      ['redirect-uri-is-http', 'likely', 'zammad/zammad#723', isHttp],
      [
        'redirect-uri-is-loopback',
        'likely',
        'nextauthjs/next-auth#10248',
        ({ production, redirectUri }) => {
          const name = loopbackName(redirectUri);
          return when(
            production && name,
            `${subject} leads to ${String(name)}, while this runs in production.`,
            'Set the public base URL here.',
          );
        },
      ],
      [
        // gocd-contrib/gocd-oauth-login#31
        'redirect-uri-has-double-slash',
        'likely',
        '',
        ({ redirectUri = '' }) =>
          when(
            /^https?:/i.test(redirectUri) && urlOf(redirectUri)?.pathname.includes('//'),
            `${subject}'s path has two slashes in a row.`,
            'Drop the slash at the end of the base URL.',
          ),
      ],
      [
        // python-social-auth/social-core#200
        'redirect-uri-has-query',
        'possible',
        '',
        ({ redirectUri = '', clientId }) =>
          when(
            bareOf(clientId).startsWith('Iv') &&
              redirectUri.includes('?') &&
              !callbackQuery.test(redirectUri),
            `${subject} has a query, and the app is a GitHub App.`,
            'Carry the data in state; a GitHub App wants an exact match.',
          ),
      ],
    ),
  ),
];
