import { onFailure } from '../failure.js';
import { hostAt } from '../request.js';
import { defineRules, finding } from '../rule.js';

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
      check: onFailure(['certificate-authority', 'certificate-signature'], ({ kind, host }) => ({
        host,
        problem: kind === 'certificate-signature' ? 'not-signed' : 'not-trusted',
      })),
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
          {},
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
      check: onFailure(['certificate-expired'], ({ host }) => ({ host })),
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
        // Without the name, it may be the certificate of a proxy for the proxy's name.
        return { host, certainty: isNamed ? 'certain' : 'likely' };
      }),
    },
    {
      id: 'certificate-rejected',
      certainty: 'likely',
      sources: ['https://github.com/nodejs/node/issues/27825'],
      check: onFailure(['certificate'], ({ host }) => ({ host })),
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
      check: onFailure(['not-tls'], ({ host }) => ({ host })),
    },
    {
      id: 'tls-version-not-supported',
      certainty: 'likely',
      sources: [
        'https://github.com/node-fetch/node-fetch/issues/1195',
        'https://github.com/openssl/openssl/issues/5806',
      ],
      check: onFailure(['tls-version'], ({ host }) => ({ host })),
    },
    {
      id: 'tls-handshake-failed',
      certainty: 'likely',
      sources: [
        'https://github.com/ericlewis/openai-authenticator/issues/3',
        'https://github.com/nodejs/help/issues/1730',
      ],
      check: onFailure(['tls-handshake', 'client-certificate', 'tls'], ({ kind, host }) => ({
        host,
        problem: kind === 'client-certificate' ? 'client-certificate' : 'no-agreement',
      })),
    },
    {
      id: 'port-does-not-speak-http',
      certainty: 'likely',
      sources: ['https://github.com/AnWeber/vscode-httpyac/issues/214'],
      check: onFailure(['not-http'], ({ host }) => ({ host })),
    },
  ],
);
