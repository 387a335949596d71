import type { FailureCause } from '../../errors/types.js';
import { hostAt, safeBaseUrl, safeText } from '../request.js';
import { defineRules, finding, type RuleCheck } from '../rule.js';

/** Whether the system reports that an established connection ended, not that none was established. */
const wasConnected = ({ message = '' }: FailureCause): boolean =>
  /\b(?:read|write) E[A-Z]+/.test(message);

/** A check of the system's error code, and of its message if the code alone is ambiguous. */
const hasCode =
  (
    code: RegExp,
    summary: (host: string) => string,
    fix: (host: string) => string,
    condition: (cause: FailureCause) => boolean = () => true,
  ): RuleCheck =>
  (facts, error) => {
    if (error?._tag !== 'NetworkFailure') return undefined;
    const { cause } = error;
    const host = safeText(new URL(hostAt(facts.baseUrl).web).host, facts);
    return finding(code.test(cause.code ?? '') && condition(cause), summary(host), fix(host));
  };

const systemErrors = ['https://nodejs.org/api/errors.html#common-system-errors'] as const;
const certificateErrors = ['https://nodejs.org/api/tls.html#x509-certificate-error-codes'] as const;

const notSent = 'The code was not sent.';
const showCertificate = (host: string): string =>
  `Run openssl s_client -connect ${host}${host.includes(':') ? '' : ':443'} to see it.`;

/** Why no response arrived. */
export const networkRules = defineRules(
  { tags: ['NetworkFailure'], audience: 'server', actor: 'operator' },
  [
    {
      id: 'browser-without-cors',
      actor: 'developer',
      certainty: 'likely',
      sources: ['https://github.com/isaacs/github/issues/330'],
      check: (facts, error) =>
        finding(
          // A browser does not tell scripts why a request failed; a code comes from another runtime.
          facts.inBrowser && error?._tag === 'NetworkFailure' && !error.cause.code,
          `This is a browser, and ${safeBaseUrl(facts.baseUrl, facts)} sends no CORS headers here.`,
          'Exchange through a relay (createTokenRelay); the client secret must not be in a browser.',
        ),
    },
    {
      id: 'host-name-not-resolved',
      certainty: 'certain',
      sources: systemErrors,
      check: hasCode(
        /^(?:ENOTFOUND|EAI_)/,
        (host) => `The name ${host} could not be resolved.`,
        (host) => `Run nslookup ${host} on the machine or in the container that failed. ${notSent}`,
      ),
    },
    {
      id: 'connection-refused',
      certainty: 'certain',
      sources: systemErrors,
      check: hasCode(
        /^(?:ECONNREFUSED|ConnectionRefused)$/,
        (host) => `The connection to ${host} was refused.`,
        () => `Look for a firewall, a proxy that must be used, or a wrong port. ${notSent}`,
      ),
    },
    {
      id: 'host-unreachable',
      certainty: 'certain',
      sources: systemErrors,
      check: hasCode(
        /^E(?:HOST|NET)UNREACH$/,
        (host) => `The network reports that ${host} is unreachable from this machine.`,
        () => 'Look for a missing route or VPN, a firewall, or a broken IPv6 connection.',
      ),
    },
    {
      id: 'connection-not-permitted',
      // A custom fetch may also mean a file.
      certainty: 'likely',
      sources: systemErrors,
      check: hasCode(
        /^EACCES$/,
        (host) => `This machine does not allow the program to connect to ${host}.`,
        () => 'Look for a local firewall, a sandbox or a security policy that blocks the program.',
      ),
    },
    {
      id: 'connection-broken-off',
      certainty: 'certain',
      sources: systemErrors,
      check: hasCode(
        /^(?:ECONNRESET|ECONNABORTED|ConnectionClosed|EPIPE|ETIMEDOUT|UND_ERR_SOCKET)$/,
        (host) => `The connection to ${host} was closed before the response was complete.`,
        () => 'If it happens again, look for a proxy or firewall that closes connections.',
        (cause) => cause.code !== 'ETIMEDOUT' || wasConnected(cause),
      ),
    },
    {
      id: 'no-connection-in-time',
      certainty: 'certain',
      sources: systemErrors,
      check: hasCode(
        /^(?:ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/,
        (host) => `No connection to ${host} was established in time.`,
        () => 'Look for a firewall that silently drops packets, or a proxy that must be used.',
        (cause) => !wasConnected(cause),
      ),
    },
    {
      id: 'no-answer-in-time',
      certainty: 'certain',
      sources: ['https://github.com/nodejs/undici/issues/1865'],
      check: hasCode(
        /^UND_ERR_(?:HEADERS|BODY)_TIMEOUT$/,
        (host) => `The host ${host} accepted the connection, but did not respond in time.`,
        () => 'The code may already be used. Raise headersTimeout and bodyTimeout of the agent.',
      ),
    },
    {
      id: 'private-certificate-authority',
      certainty: 'likely',
      sources: ['https://github.com/microsoft/vscode/issues/169272'],
      check: hasCode(
        // An expired certificate, or one for another name, does not mean an unknown authority.
        /SELF_SIGNED|UNABLE_TO|UNTRUSTED|UnknownIssuer/,
        (host) => `This runtime does not trust the certificate authority of ${host}.`,
        () =>
          "Set NODE_EXTRA_CA_CERTS to a file with the authority's certificate; keep verification on.",
      ),
    },
    {
      id: 'certificate-expired',
      certainty: 'certain',
      sources: certificateErrors,
      check: hasCode(
        /CERT_(?:HAS_EXPIRED|NOT_YET_VALID)|CertExpired/,
        (host) => `The certificate of ${host} is not valid at the time of this machine's clock.`,
        (host) => `Compare this machine's clock with the actual time. ${showCertificate(host)}`,
      ),
    },
    {
      id: 'certificate-of-other-name',
      certainty: 'certain',
      sources: certificateErrors,
      check: hasCode(
        /ALTNAME_INVALID|HOSTNAME_MISMATCH|NotValidForName/,
        (host) => `The certificate that was served is not valid for the name ${host}.`,
        (host) => `Set baseUrl to a name on the certificate. ${showCertificate(host)}`,
      ),
    },
  ],
);
