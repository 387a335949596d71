import { formatCount, formatDuration } from '../../internal/text.js';
import {
  cause,
  type CauseMessages,
  type CauseText,
  type FailedHost,
  type ForeignMeaning,
  type InvisibleCharacter,
  type LengthInput,
  type MissingInput,
  type WhitespaceInput,
} from '../causes.js';
import type { LikelyCauseId } from '../types.js';
import { type callbackCauses, mismatchCauses, type moduleCauses } from './causes.js';

const clientId = 'The client ID';
const clientSecret = 'The client secret';
const code = 'The authorization code';
const redirectUri = 'The redirect URI';

const appPage = "the app's page";
const useClientId = `Use the client ID on ${appPage}.`;
// GitHub shows a client secret only once, so that it cannot be copied later.
const generate = `Generate a new client secret on ${appPage}`;
const generateSecret = `${generate}, and deploy it.`;
const readCode = 'Read the code parameter of the callback with URLSearchParams.';
const publicUrl = 'Set the public URL of the app';
const nothingSent = 'Nothing was sent.';
const findProxy = 'Look for a proxy that inspects TLS.';
const useGitHub = 'Set baseUrl to a GitHub host, or use a client for that server.';

const characters: Readonly<Record<InvisibleCharacter, string>> = {
  newline: 'a newline',
  'carriage-return': 'a carriage return',
  'carriage-return-and-newline': 'a carriage return and a newline',
  tab: 'a tab',
  space: 'a space',
  'no-break-space': 'a no-break space',
  'byte-order-mark': 'a byte order mark',
  'zero-width-space': 'a zero-width space',
  other: 'an invisible or escaped character',
};

/** Says where a value has whitespace, for example `ends with a newline`. */
const describeWhitespace = ({ start, end, middle }: WhitespaceInput): string =>
  [
    start && `begins with ${characters[start]}`,
    end && `ends with ${characters[end]}`,
    middle && `contains ${characters[middle]}`,
  ]
    .filter(Boolean)
    .join(' and ');

const hasWhitespace =
  (subject: string) =>
  (input: WhitespaceInput): CauseText => {
    const { start, middle, end = start ?? middle } = input;
    const forKubernetes = end?.endsWith('newline')
      ? '; for a Kubernetes Secret, encode it with printf, not echo'
      : '';
    return cause(
      `${subject} ${describeWhitespace(input)}.`,
      `Remove it where the value is stored${forKubernetes}.`,
    );
  };

const isMissing =
  (subject: string, fix: string) =>
  ({ word }: MissingInput): CauseText =>
    cause(`${subject} is ${word ? `the word "${word}"` : 'empty'}.`, fix);

const isQuoted = (subject: string) => (): CauseText =>
  cause(
    `${subject} is in quotation marks.`,
    'Remove them where the value is stored; docker run --env-file keeps them.',
  );

const isPlaceholder = (subject: string, fix: string) => (): CauseText =>
  cause(`${subject} looks like a placeholder.`, fix);

const isTemplate = (subject: string) => (): CauseText =>
  cause(
    `${subject} is the name of a variable, or a reference that was not expanded.`,
    'Set it to the value itself, or expand the reference before the app starts.',
  );

const hasUnusualForm =
  (subject: string, usual: string, fix: string) =>
  ({ length }: LengthInput): CauseText =>
    cause(`${subject} has ${formatCount(length, 'character')}; GitHub's have ${usual}.`, fix);

/** A past duration, rounded to the nearest unit, for example `3 seconds`; at least a second. */
const elapsed = (seconds: number): string => formatDuration(Math.ceil(seconds) || 1, Math.round);

const meanings: Readonly<Record<ForeignMeaning, string>> = {
  'client-id-unknown': 'has no app with this client ID',
  'credentials-rejected': 'rejected the client ID or the client secret',
  'client-secret-rejected': 'rejected the client secret',
  'code-rejected': 'rejected the code',
  'code-or-refresh-token-rejected': 'rejected the code or the refresh token',
  'redirect-uri-rejected': 'rejected the redirect URI',
  'code-verifier-rejected': 'rejected the code verifier',
  'refresh-token-rejected': 'rejected the refresh token',
  'grant-type-required': 'requires grant_type',
  'error-in-token': 'sent an error in place of the token',
};

const nameOf = ({ name = 'the host' }: FailedHost): string => name;

const showCertificate = ({ address }: FailedHost, name = 'it'): string =>
  `Run openssl s_client -connect ${address} to see ${name}.`;

const connectionRefusedFix = (
  { address, isOfGitHub }: FailedHost,
  reason: 'refused' | 'bun',
  target: 'loopback' | 'resolves-to-loopback' | 'other',
): string => {
  if (target === 'loopback')
    return `Start the server at ${address}, or correct the port in baseUrl.`;
  if (reason === 'bun') return `Run curl -I https://${address} on the machine that failed.`;
  if (target === 'resolves-to-loopback')
    return 'The name resolves to this machine; correct the hosts file or the DNS server.';
  return isOfGitHub
    ? 'Look for a firewall, or a proxy that must be used.'
    : 'Look for a firewall, a proxy that must be used, or a wrong port.';
};

/** The likely causes that requests show. */
export type RequestCauseId = Exclude<
  LikelyCauseId,
  keyof typeof callbackCauses | keyof typeof moduleCauses
>;

// Marked as pure, so that bundlers drop what an app does not use.
/** The texts of the likely causes that requests show. */
export const requestCauses: CauseMessages<RequestCauseId> = /* @__PURE__ */ (() => ({
  ...mismatchCauses,
  'client-id-missing': isMissing(clientId, 'Set it in the environment of this code.'),
  'client-id-has-whitespace': hasWhitespace(clientId),
  'client-id-is-quoted': isQuoted(clientId),
  'client-id-is-placeholder': isPlaceholder(clientId, useClientId),
  'client-id-is-unexpanded-template': isTemplate(clientId),
  'client-id-of-unusual-form': hasUnusualForm(
    clientId,
    '20 hexadecimal digits or begin with Iv/Ov',
    `Compare it with the client ID on ${appPage}.`,
  ),
  'client-id-and-secret-swapped': ({ swapped }) =>
    swapped === 'both'
      ? cause('The client ID and the client secret are swapped.', 'Swap the two values.')
      : swapped === 'client_id'
        ? cause('The client ID has the form of a client secret.', useClientId)
        : cause('The client secret has the form of a client ID.', generateSecret),
  'client-id-is-app-id': () =>
    cause(
      'The client ID is a number, like an App ID.',
      `Use the client ID on ${appPage}, not the App ID.`,
    ),
  'client-secret-missing': isMissing(
    clientSecret,
    'Set it in the environment of this code; PKCE does not replace it on GitHub.',
  ),
  'client-secret-has-whitespace': hasWhitespace(clientSecret),
  'client-secret-is-quoted': isQuoted(clientSecret),
  'client-secret-is-placeholder': isPlaceholder(clientSecret, generateSecret),
  'client-secret-is-unexpanded-template': isTemplate(clientSecret),
  'client-secret-of-unusual-form': hasUnusualForm(
    clientSecret,
    '40 hexadecimal digits',
    `Compare its last 8 characters with those on ${appPage}, under Client secrets.`,
  ),
  'client-secret-is-masked': () =>
    cause(
      'The client secret is a masked value, not the secret itself.',
      'Copy the secret itself. If it is lost, generate a new client secret.',
    ),
  'client-secret-is-token': () =>
    cause('The client secret is a GitHub token.', `${generate}, deploy it, and revoke the token.`),
  'client-secret-is-private-key': () =>
    cause(
      'The client secret is a private key, or as long as one.',
      `${generate}; a private key is only for installation tokens.`,
    ),
  'client-secret-of-other-provider': ({ service }) =>
    cause(
      `The client secret has the form of another service's secret (${service}).`,
      generateSecret,
    ),
  'client-secret-replaced': () =>
    cause(
      'The client secret may have been regenerated, or belong to another app.',
      'Deploy the client ID and a current client secret of the same app, and restart all instances.',
    ),
  'redirect-uri-differs-from-authorization': ({
    parts,
    isShown,
    sent = 'the default',
    before = 'the default',
  }) =>
    cause(
      isShown
        ? `${redirectUri}'s ${parts.join(', ')} is ${sent}; in the authorization request, it was ${before}.`
        : `${redirectUri} differs from the one in the authorization request: ${parts.join(', ') || 'spelling'}.`,
      'Send the same redirect URI in both requests, or omit it from the token request.',
    ),
  'redirect-uri-loopback-name-differs': ({ sent, before }) =>
    cause(
      `GitHub treats ${sent} and ${before} as two different hosts.`,
      'Register and use one loopback name; GitHub recommends 127.0.0.1.',
    ),
  'redirect-uri-is-preview-host': ({ hostname }) =>
    cause(
      `${redirectUri} leads to ${hostname}, which looks like a preview.`,
      'Route previews through one fixed callback URL; wildcard matching covers only subdomains of a callback URL.',
    ),
  'redirect-uri-without-scheme': () =>
    cause(
      `${redirectUri} does not start with a scheme and two slashes.`,
      'Send the full URL, starting with https://.',
    ),
  'redirect-uri-contains-undefined': () =>
    cause(
      `${redirectUri} contains undefined, null or a variable that was not expanded.`,
      'Set the value from which it is built, usually the public URL of the app.',
    ),
  'redirect-uri-has-callback-query': () =>
    cause(`${redirectUri} contains the query of the callback.`, 'Send it without code and state.'),
  'redirect-uri-is-http': () =>
    cause(
      `${redirectUri} starts with http:, which is usual only for loopback addresses.`,
      `${publicUrl}, or trust the X-Forwarded-Proto header of the proxy.`,
    ),
  'redirect-uri-is-loopback': ({ hostname }) =>
    cause(
      `${redirectUri} leads to ${hostname}, but the app runs in production.`,
      `${publicUrl} in this environment.`,
    ),
  'redirect-uri-has-double-slash': () =>
    cause(
      'The path of the redirect URI contains two consecutive slashes.',
      'Remove the slash at the end of the public URL of the app.',
    ),
  'redirect-uri-has-query': () =>
    cause(
      `${redirectUri} has a query, and GitHub compares it exactly by default.`,
      'Pass the data in state instead, or enable wildcard matching for the callback URL.',
    ),
  'code-missing': () =>
    cause(
      'The request contained no authorization code.',
      `${readCode} If it has an error parameter, pass it to parseCallback.`,
    ),
  'code-already-exchanged': ({ secondsAgo }) =>
    cause(
      `This client exchanged the same code ${elapsed(secondsAgo)} ago.`,
      "Exchange each code only once; React's StrictMode runs effects twice in development.",
    ),
  'code-of-other-client': () =>
    cause(
      `${code} was issued to another client ID.`,
      'Use the client ID with which the sign-in began.',
    ),
  'code-is-token': () =>
    cause(`${code} is a token.`, 'Use the token as it is; there is nothing to exchange.'),
  'code-is-state': () =>
    cause(`${code} is the value of state.`, 'Pass the code parameter of the callback, not state.'),
  'code-waited-too-long': ({ since, seconds }) =>
    cause(
      `The ${since === 'callback' ? 'callback arrived' : 'sign-in began'} ${elapsed(seconds)} before the exchange.`,
      'Exchange the code as soon as the callback arrives; it expires after 10 minutes.',
    ),
  'code-has-query-tail': () => cause(`${code} contains other parts of the callback URL.`, readCode),
  'code-is-percent-encoded': () => cause(`${code} is percent-encoded.`, readCode),
  'code-has-whitespace': (input) =>
    cause(`${code} ${describeWhitespace(input)}.`, 'Remove the whitespace before the exchange.'),
  'code-of-unusual-form': hasUnusualForm(code, '20 hexadecimal digits', readCode),
  'code-verifier-missing': () =>
    cause(
      'The sign-in began with a code challenge, but no code verifier was sent.',
      'Store the code verifier with the state, and send it with the code.',
    ),
  'code-verifier-does-not-match': () =>
    cause(
      'The code verifier does not match the code challenge of this sign-in.',
      'Store one code verifier per sign-in, with its state. GitHub supports only S256.',
    ),
  'code-used-or-expired': ({ mayBeExpired }) =>
    cause(
      `The code may have been used before${mayBeExpired ? ', or be older than 10 minutes' : ''}.`,
      'Log the time of every callback and exchange: two exchanges or a long wait show the cause.',
    ),
  'refresh-token-already-used': ({ secondsAgo }) =>
    cause(
      `This client used the same refresh token ${elapsed(secondsAgo)} ago.`,
      'Store the new refresh token of each response, and let only one process refresh at a time.',
    ),
  'refresh-token-is-access-token': () =>
    cause(
      'The refresh token has the form of an access token.',
      'Pass the refreshToken of the latest response.',
    ),
  'refresh-token-too-old': () =>
    cause('The refresh token has expired.', 'Ask the user to sign in again.'),
  'device-code-is-user-code': () =>
    cause(
      'The device code has the form of a user code.',
      'Send device_code; the user code is only for the user to enter.',
    ),
  'device-code-already-used': ({ secondsAgo }) =>
    cause(
      `The same device code was exchanged for a token ${elapsed(secondsAgo)} ago.`,
      'Poll from one program only, and stop after the first token.',
    ),
  'polled-too-early': ({ secondsAgo, interval }) =>
    cause(
      `The last poll was ${elapsed(secondsAgo)} ago; the interval is ${elapsed(interval)}.`,
      'Wait one second longer than the interval of the latest response.',
    ),
  'clock-runs-fast': () =>
    cause(
      'The system clock and the timer of this machine differ, so one of them runs fast.',
      'Set the clock, or add a few seconds to each wait; virtual machines drift after a sleep.',
    ),
  'device-code-has-second-poller': () =>
    cause(
      'Another program may be polling with the same device code.',
      'Let only one program poll, and start again with a new device code.',
    ),
  'proxy-answered': ({ product = 'A proxy', web, requiresAuthentication }) => {
    const subject = `${product} between this machine and ${web}`;
    return requiresAuthentication
      ? cause(
          `${subject} requires authentication.`,
          'Set the user name and password in HTTPS_PROXY or in the proxy agent.',
        )
      : cause(
          `${subject} sent the response.`,
          'Send bodyExcerpt to the network operator. If another proxy must be used, pass a fetch that uses it.',
        );
  },
  'server-is-not-github': ({ web, evidence, server, meaning }) => {
    if (evidence === 'form') return cause(`${web} may be Gitea or Forgejo, not GitHub.`, useGitHub);
    if (evidence === 'page')
      return cause(`${web} is not GitHub: its page names another server.`, useGitHub);
    const name = server === 'Gitea' ? 'Gitea or Forgejo' : String(server);
    return cause(
      `${web} is not GitHub: this is an error of ${name}.`,
      `${meaning ? `That server ${meanings[meaning]}. ` : ''}${useGitHub}`,
    );
  },
  'user-agent-missing': () =>
    cause(
      'GitHub rejected the request because it had no User-Agent header.',
      'Send a User-Agent header, for example with the name of the app.',
    ),
  'rest-api-answered': () =>
    cause(
      "The REST API responded, not GitHub's token endpoint.",
      'Correct the token URL, or remove the hook, custom fetch or proxy that changes it.',
    ),
  'rest-api-refused-token': () =>
    cause(
      'The REST API responded, and it refused the token of the Authorization header.',
      'Remove that header, and correct the token URL or the hook, fetch or proxy that changes it.',
    ),
  'token-url-is-wrong': ({ web, isAtGitHub }) =>
    isAtGitHub
      ? cause(
          "The response does not come from GitHub's token endpoint.",
          `POST to https://${web}/login/oauth/access_token; remove a hook or a proxy that changes the URL.`,
        )
      : cause(
          `There is no token endpoint under ${web}.`,
          'Set baseUrl to the URL at which users open GitHub.',
        ),
  'app-registered-on-other-host': ({ web, signIn }) =>
    signIn === undefined
      ? cause(
          `The app may be registered on a host other than ${web}.`,
          'Register the app there, or set baseUrl to the host on which it is registered.',
        )
      : cause(
          `The sign-in began at ${signIn}, but the exchange went to ${web}.`,
          'Use one baseUrl for both: the host on which the app is registered.',
        ),
  'proxy-variable-ignored': () =>
    cause(
      "A variable such as HTTPS_PROXY is set, but Node's fetch does not use it.",
      'Set HTTPS_PROXY and NODE_USE_ENV_PROXY=1 (Node 22.21, 24 or newer), or pass a fetch that uses the proxy.',
    ),
  'browser-without-cors': () =>
    cause(
      'This is a browser, and the token endpoint does not send CORS headers.',
      'Exchange through a relay (createTokenRelay); the client secret must not be in a browser.',
    ),
  'proxy-requires-authentication': ({ host }) =>
    cause(
      `The proxy requires a user name and a password before it connects to ${nameOf(host)}.`,
      `Add both, percent-encoded, to the proxy URL in HTTPS_PROXY or the proxy agent. ${nothingSent}`,
    ),
  'proxy-refuses-connection': ({ host, status }) => {
    const response = status === undefined ? '' : ` It responded with status ${String(status)}.`;
    return cause(
      `The proxy did not open a connection to ${nameOf(host)}.${response}`,
      status !== undefined && status >= 500
        ? `Find out whether the proxy itself can reach ${nameOf(host)}. ${nothingSent}`
        : `Allow CONNECT to ${host.address} in the configuration of the proxy. ${nothingSent}`,
    );
  },
  'local-proxy-refuses': ({ proxy }) =>
    cause(
      `The proxy ${proxy} on this machine refused the connection.`,
      `Start the proxy, or correct the variable HTTPS_PROXY or the proxy agent. ${nothingSent}`,
    ),
  'proxy-not-reachable': ({ proxy, host }) =>
    cause(
      `The proxy ${proxy} cannot be reached, so nothing was sent to ${nameOf(host)}.`,
      'Find out whether it is running, and compare its address and port with HTTPS_PROXY and the proxy agent.',
    ),
  'proxy-name-not-resolved': ({ proxy }) =>
    cause(
      `The name of the proxy, ${proxy}, could not be resolved.`,
      `Correct the name in HTTPS_PROXY or the proxy agent, or connect to its network. ${nothingSent}`,
    ),
  'host-name-not-resolved': ({ host: { name, hostname } }) =>
    cause(
      `The name ${name ?? 'of the host'} could not be resolved.`,
      name !== undefined && name !== 'github.com'
        ? `Correct the name in baseUrl, or run nslookup ${hostname} on the machine that failed.`
        : `Run nslookup ${hostname} on the machine or in the container that failed. ${nothingSent}`,
    ),
  'connection-refused': ({ host, reason, target }) =>
    cause(
      reason === 'bun'
        ? `Bun could not connect to ${nameOf(host)}, or resolve its name.`
        : `The connection to ${nameOf(host)} was refused.`,
      `${connectionRefusedFix(host, reason, target)} ${nothingSent}`,
    ),
  'host-unreachable': ({ host }) =>
    cause(
      `The network reports that ${nameOf(host)} is unreachable from this machine.`,
      'Look for a missing route or VPN, a firewall, or a broken IPv6 connection.',
    ),
  'connection-not-permitted': ({ host }) =>
    cause(
      `This machine does not allow the program to connect to ${nameOf(host)}.`,
      'Look for a local firewall, a sandbox or a security policy that blocks the program.',
    ),
  'port-blocked-by-fetch': ({ host }) =>
    cause(
      `This runtime blocks requests to the port of ${nameOf(host)}.`,
      `Use another port; fetch blocks those of services such as IRC and X11. ${nothingSent}`,
    ),
  'connection-broken-off': ({ host, during }) =>
    during === 'handshake'
      ? cause(
          `The connection to ${nameOf(host)} was closed before TLS was established.`,
          `Look for a firewall or proxy that blocks ${host.hostname}. ${nothingSent}`,
        )
      : cause(
          `The connection to ${nameOf(host)} was closed before the response was complete.`,
          'If it happens again, look for a proxy or firewall that closes connections.',
        ),
  'no-connection-in-time': ({ host }) =>
    cause(
      `No connection to ${nameOf(host)} was established in time.`,
      'Look for a firewall that silently drops packets, or a proxy that must be used.',
    ),
  'no-answer-in-time': ({ host }) =>
    cause(
      `The server at ${nameOf(host)} accepted the connection, but did not respond in time.`,
      'The request may have been processed. Increase headersTimeout and bodyTimeout of the agent.',
    ),
  'private-certificate-authority': ({ host, problem }) =>
    problem === 'not-signed'
      ? cause(
          `The certificate of ${nameOf(host)} is not signed by the authority that it names.`,
          'Look for a program or proxy that inspects TLS, and install its current certificate authority.',
        )
      : cause(
          `This runtime does not trust the certificate authority of ${nameOf(host)}.`,
          "Set NODE_EXTRA_CA_CERTS to the authority's certificate, or NODE_USE_SYSTEM_CA=1 (Node 22.19, 24.6 or newer).",
        ),
  'ca-certificates-missing': () =>
    cause(
      'The image may have no certificate authorities, which some builds of Node need.',
      'Install the package ca-certificates in the image.',
    ),
  'certificate-expired': ({ host }) =>
    cause(
      'The certificate is not valid at the current time of this machine.',
      `Set the clock if it is wrong. ${showCertificate(host, 'the certificate')}`,
    ),
  'certificate-of-other-name': ({ host }) =>
    cause(
      `The certificate that was served is not valid for the name ${nameOf(host)}.`,
      host.isOfGitHub
        ? `${findProxy} ${showCertificate(host, 'the certificate')}`
        : `Set baseUrl to a name on the certificate. ${showCertificate(host)}`,
    ),
  'certificate-rejected': ({ host }) =>
    cause(
      `The runtime does not accept the certificate of ${nameOf(host)}, or of its authority.`,
      host.isOfGitHub
        ? `${findProxy} ${showCertificate(host, 'the certificate')}`
        : `Replace the certificate. ${showCertificate(host)}`,
    ),
  'port-does-not-speak-tls': ({ host }) =>
    cause(
      `The connection to ${nameOf(host)} uses https, but the server does not use TLS.`,
      `${host.isOfGitHub ? findProxy : 'Set baseUrl to the https port.'} If a proxy does not use TLS, start its URL with http://.`,
    ),
  'tls-version-not-supported': ({ host }) =>
    cause(
      `This runtime and ${nameOf(host)} have no TLS version in common.`,
      'Enable TLS 1.2 or later on both, and on a proxy between them that inspects TLS.',
    ),
  'tls-handshake-failed': ({ host, problem }) =>
    problem === 'client-certificate'
      ? cause(
          `The server at ${nameOf(host)} requires or rejects a client certificate.`,
          'Pass a fetch that sends a client certificate which the server accepts.',
        )
      : cause(
          `This runtime and ${nameOf(host)} could not agree on a TLS connection.`,
          `Run openssl s_client -connect ${host.address} on the same machine to see who refuses.`,
        ),
  'port-does-not-speak-http': ({ host }) =>
    cause(
      `The server at ${nameOf(host)} did not send a valid HTTP/1.1 response.`,
      host.isOfGitHub
        ? 'Look for a proxy that changes responses.'
        : 'Set baseUrl to the port of the website, or look for a proxy that changes responses.',
    ),
}))();
