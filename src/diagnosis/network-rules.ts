import type { TokenError } from '../catalogue/token-response.js';
import { hostAt, shown, shownWeb } from './sent-host.js';
import { rulesFor, when, type Look } from './rule.js';
import type { Sent } from './sent.js';

const codeOf = (error?: TokenError): string =>
  error?._tag === 'NetworkFailure' ? (error.cause.code ?? '') : '';

const messageOf = (error?: TokenError): string =>
  error?._tag === 'NetworkFailure' ? (error.cause.message ?? '') : '';

/** Whether the system says that an established connection ended, not that none came about. */
const wasConnected = (error?: TokenError): boolean =>
  /\b(?:read|write) E[A-Z]+/.test(messageOf(error));

const hostOf = (sent: Sent): string => shown(new URL(hostAt(sent.baseUrl).web).host, sent);

/** Looks at the system's code, and at the message where the code does not say enough. */
const onCode =
  (
    code: RegExp,
    summary: (host: string) => string,
    fix: (host: string) => string,
    holds: (error?: TokenError) => boolean = () => true,
  ): Look =>
  (sent, error) => {
    if (!code.test(codeOf(error)) || !holds(error)) return undefined;
    const host = hostOf(sent);
    return { summary: summary(host), fix: fix(host) };
  };

const systemErrors = 'https://nodejs.org/api/errors.html#common-system-errors';
const certificateErrors = 'https://nodejs.org/api/tls.html#x509-certificate-error-codes';

const unspent = 'The code was not sent.';
const showCertificate = (host: string): string =>
  `Run openssl s_client -connect ${host}${host.includes(':') ? '' : ':443'} to see it.`;

/** Why no answer arrived. */
export const networkRules = rulesFor('NetworkFailure')(
  [
    // isaacs/github#330
    'browser-without-cors',
    'likely',
    '',
    (sent, error) =>
      when(
        // A browser does not tell scripts why; a system code comes from another runtime.
        sent.inBrowser && codeOf(error) === '',
        `This is a browser, and ${shownWeb(sent.baseUrl, sent)} sends no CORS headers here.`,
        'Exchange through a relay (createTokenRelay); the client secret must not be in a browser.',
      ),
  ],
  [
    'host-name-not-resolved',
    'certain',
    systemErrors,
    onCode(
      /^(?:ENOTFOUND|EAI_)/,
      (host) => `The name ${host} could not be resolved.`,
      (host) => `Run nslookup ${host} on the machine, or in the container, that failed. ${unspent}`,
    ),
  ],
  [
    'connection-refused',
    'certain',
    systemErrors,
    onCode(
      /^(?:ECONNREFUSED|ConnectionRefused)$/,
      (host) => `Nobody accepts connections at ${host}.`,
      () => `Look for a firewall, a proxy that has to be used, or a wrong port. ${unspent}`,
    ),
  ],
  [
    'host-unreachable',
    'certain',
    systemErrors,
    onCode(
      /^E(?:HOST|NET)UNREACH$/,
      (host) => `The network reports that ${host} cannot be reached from this machine.`,
      () => 'Look for a missing route or VPN, a firewall, or IPv6 that leads nowhere.',
    ),
  ],
  [
    // Of a fetch of the caller's, it may also be a file.
    'connection-not-permitted',
    'likely',
    systemErrors,
    onCode(
      /^EACCES$/,
      (host) => `This machine does not permit the program to connect to ${host}.`,
      () => 'Look for a local firewall, a sandbox or a security policy that blocks the program.',
    ),
  ],
  [
    'connection-broken-off',
    'certain',
    systemErrors,
    onCode(
      /^(?:ECONNRESET|ECONNABORTED|ConnectionClosed|EPIPE|ETIMEDOUT|UND_ERR_SOCKET)$/,
      (host) => `The connection to ${host} broke off before the answer was complete.`,
      () => 'If it happens again, look for a proxy or firewall that ends connections in between.',
      (error) => codeOf(error) !== 'ETIMEDOUT' || wasConnected(error),
    ),
  ],
  [
    'no-connection-in-time',
    'certain',
    systemErrors,
    onCode(
      /^(?:ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/,
      (host) => `No connection to ${host} came about in time.`,
      () =>
        'Look for a firewall, which can drop packets in silence, or a proxy that has to be used.',
      (error) => !wasConnected(error),
    ),
  ],
  [
    'no-answer-in-time',
    'certain',
    'nodejs/undici#1865',
    onCode(
      /^UND_ERR_(?:HEADERS|BODY)_TIMEOUT$/,
      (host) => `The connection to ${host} stood, but the answer did not come in time.`,
      () => 'What was sent may be spent. Raise headersTimeout and bodyTimeout of the agent.',
    ),
  ],
  [
    'private-certificate-authority',
    'likely',
    'microsoft/vscode#169272',
    onCode(
      // An expired certificate, or one for another name, is not an unknown authority's.
      /SELF_SIGNED|UNABLE_TO|UNTRUSTED|UnknownIssuer/,
      (host) => `This runtime does not know who signed the certificate of ${host}.`,
      () => `Set NODE_EXTRA_CA_CERTS to the file with its certificate; keep the verification.`,
    ),
  ],
  [
    'certificate-expired',
    'certain',
    certificateErrors,
    onCode(
      /CERT_(?:HAS_EXPIRED|NOT_YET_VALID)|CertExpired/,
      (host) => `The certificate of ${host} is not valid at this machine's time.`,
      (host) => `Compare the clock of this machine with the real time. ${showCertificate(host)}`,
    ),
  ],
  [
    'certificate-of-other-name',
    'certain',
    certificateErrors,
    onCode(
      /ALTNAME_INVALID|HOSTNAME_MISMATCH|NotValidForName/,
      (host) => `The certificate that is served belongs to another name than ${host}.`,
      (host) =>
        `Set baseUrl to the name on the certificate, or find who answers. ${showCertificate(host)}`,
    ),
  ],
);
