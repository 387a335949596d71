import { type FailedHost, onFailure } from '../failure.js';
import { hostAt } from '../request.js';
import { defineRules, finding } from '../rule.js';

const showCertificate = ({ address }: FailedHost, name = 'it'): string =>
  `Run openssl s_client -connect ${address} to see ${name}.`;

const findProxy = 'Look for a proxy that inspects TLS.';

/** Why TLS was not established, or why the response is not HTTP. */
export const tlsRules = defineRules(
  { tags: ['NetworkFailure'], audience: 'server', actor: 'operator' },
  [
    {
      id: 'private-certificate-authority',
      certainty: 'likely',
      sources: [
        'https://github.com/microsoft/vscode/issues/169272',
        'https://github.com/backstage/backstage/issues/8543',
        'https://github.com/desktop/desktop/issues/1895',
        'https://github.com/microsoft/vscode/issues/188482',
      ],
      check: onFailure(['certificate-authority', 'certificate-signature'], ({ kind, host }) =>
        kind === 'certificate-signature'
          ? finding(
              true,
              `The certificate of ${host.name} is not signed by the authority that it names.`,
              'Look for a program or proxy that inspects TLS, and install its current certificate authority.',
            )
          : finding(
              true,
              `This runtime does not trust the certificate authority of ${host.name}.`,
              "Set NODE_EXTRA_CA_CERTS to the authority's certificate, or NODE_USE_SYSTEM_CA=1 (Node 22.19, 24.6 or newer).",
            ),
      ),
    },
    {
      id: 'ca-certificates-missing',
      certainty: 'possible',
      sources: [
        'https://github.com/concourse/concourse-docker/issues/1',
        'https://github.com/casdoor/casdoor/issues/491',
      ],
      check: onFailure(['certificate-authority'], ({ cause, facts }) =>
        finding(
          // The certificate of a GitHub Enterprise Server is rather of a private authority.
          hostAt(facts.baseUrl).kind !== 'server' &&
            (cause.code === undefined || cause.code.startsWith('UNABLE_TO_GET_ISSUER_CERT')),
          'The image may have no certificate authorities, which some builds of Node need.',
          'Install the package ca-certificates in the image.',
        ),
      ),
    },
    {
      id: 'certificate-expired',
      certainty: 'certain',
      sources: [
        'https://github.com/mythsman/hexo-douban/issues/179',
        'https://github.com/node-fetch/node-fetch/issues/1332',
      ],
      check: onFailure(['certificate-expired'], ({ host }) =>
        finding(
          true,
          'The certificate is not valid at the current time of this machine.',
          `Set the clock if it is wrong. ${showCertificate(host, 'the certificate')}`,
        ),
      ),
    },
    {
      id: 'certificate-of-other-name',
      certainty: 'certain',
      sources: [
        'https://github.com/npm/npm/issues/13041',
        'https://github.com/nodejs/undici/issues/3437',
      ],
      check: onFailure(['certificate-name'], ({ cause, facts, host }) => {
        const { hostname } = new URL(hostAt(facts.baseUrl).web);
        const isNamed = [`Host: ${hostname}.`, `IP: ${hostname} `].some((text) =>
          cause.message?.includes(text),
        );
        return finding(
          true,
          `The certificate that was served is not valid for the name ${host.name}.`,
          host.isOfGitHub
            ? `${findProxy} ${showCertificate(host, 'the certificate')}`
            : `Set baseUrl to a name on the certificate. ${showCertificate(host)}`,
          // Without the name, it may be the certificate of a proxy for the proxy's name.
          isNamed ? 'certain' : 'likely',
        );
      }),
    },
    {
      id: 'certificate-rejected',
      certainty: 'likely',
      sources: ['https://github.com/nodejs/node/issues/27825'],
      check: onFailure(['certificate'], ({ host }) =>
        finding(
          true,
          `The runtime does not accept the certificate of ${host.name}, or of its authority.`,
          host.isOfGitHub
            ? `${findProxy} ${showCertificate(host, 'the certificate')}`
            : `Replace the certificate. ${showCertificate(host)}`,
        ),
      ),
    },
    {
      id: 'port-does-not-speak-tls',
      // A proxy whose address begins with https:// although it speaks http gives the same error.
      certainty: 'likely',
      sources: [
        'https://github.com/VernissageApp/VernissageWeb/issues/282',
        'https://github.com/GerardPolloRebozado/social-to-mealie/issues/70',
        'https://github.com/jacobaraujo7/remote_pi/issues/13',
      ],
      check: onFailure(['not-tls'], ({ host }) =>
        finding(
          true,
          `The connection to ${host.name} uses https, but the server does not use TLS.`,
          `${host.isOfGitHub ? findProxy : 'Set baseUrl to the https port.'} Write the URL of a proxy without TLS with http://.`,
        ),
      ),
    },
    {
      id: 'tls-version-not-supported',
      certainty: 'likely',
      sources: [
        'https://github.com/node-fetch/node-fetch/issues/1195',
        'https://github.com/openssl/openssl/issues/5806',
      ],
      check: onFailure(['tls-version'], ({ host }) =>
        finding(
          true,
          `This runtime and ${host.name} have no TLS version in common.`,
          'Enable TLS 1.2 or later on both, and on a proxy between them that inspects TLS.',
        ),
      ),
    },
    {
      id: 'tls-handshake-failed',
      certainty: 'likely',
      sources: [
        'https://github.com/ericlewis/openai-authenticator/issues/3',
        'https://github.com/nodejs/help/issues/1730',
      ],
      check: onFailure(['tls-handshake', 'client-certificate', 'tls'], ({ kind, host }) =>
        kind === 'client-certificate'
          ? finding(
              true,
              `The server at ${host.name} requires or rejects a client certificate.`,
              'Pass a fetch that sends a client certificate which the server accepts.',
            )
          : finding(
              true,
              `This runtime and ${host.name} could not agree on a TLS connection.`,
              `Run openssl s_client -connect ${host.address} on the same machine to see who refuses.`,
            ),
      ),
    },
    {
      id: 'port-does-not-speak-http',
      certainty: 'likely',
      sources: ['https://github.com/AnWeber/vscode-httpyac/issues/214'],
      check: onFailure(['not-http'], ({ host }) =>
        finding(
          true,
          `The server at ${host.name} did not send a valid HTTP/1.1 response.`,
          host.isOfGitHub
            ? 'Look for a proxy that changes responses.'
            : 'Set baseUrl to the port of the website, or look for a proxy that changes responses.',
        ),
      ),
    },
  ],
);
