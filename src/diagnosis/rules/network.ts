import type { Certainty } from '../../errors/types.js';
import { pageUrl } from '../../github/documentation.js';
import { githubDotCom } from '../../github/host.js';
import { tunnelStatus } from '../../internal/failure-kind.js';
import { atHost, onFailure } from '../failure.js';
import { hostAt } from '../request.js';
import { defineRules, finding, type RuleCheck } from '../rule.js';

const nothingSent = 'Nothing was sent.';

/** The proxy that the environment names was not used, although nothing else could be reached. */
const ignoresProxyVariable: RuleCheck = (facts, error) => {
  const ignored = (certainty: Certainty) =>
    finding(
      facts.proxyVariableIgnored === true && !hostAt(facts.baseUrl).loopback,
      "A variable such as HTTPS_PROXY is set, but Node's fetch does not use it.",
      'Set HTTPS_PROXY and NODE_USE_ENV_PROXY=1 (Node 22.21, 24 or newer), or pass a fetch that uses the proxy.',
      certainty,
    );
  // A host that answers late times out, too.
  if (error?._tag === 'RequestTimedOut') return ignored('possible');
  return onFailure(
    ['name-not-resolved', 'refused', 'unreachable', 'connect-timeout', 'closed-in-handshake'],
    ({ target }) => (target === undefined || target === 'host' ? ignored('likely') : undefined),
  )(facts, error);
};

/** Why no connection was established, or why it ended. */
export const networkRules = [
  ...defineRules(
    { tags: ['NetworkFailure', 'RequestTimedOut'], audience: 'server', actor: 'operator' },
    [
      {
        id: 'proxy-variable-ignored',
        // A custom fetch may use the proxy.
        certainty: 'likely',
        sources: [
          'https://github.com/github/copilot-cli/issues/41',
          'https://github.com/microsoft/azurechat/issues/69',
          'https://github.com/n4bb12/verdaccio-github-oauth-ui/issues/28',
          'https://github.com/fastagent-sh/fastagent/issues/474',
        ],
        check: ignoresProxyVariable,
      },
    ],
  ),
  ...defineRules({ tags: ['NetworkFailure'], audience: 'server', actor: 'operator' }, [
    {
      id: 'browser-without-cors',
      actor: 'developer',
      certainty: 'likely',
      sources: [
        'https://github.com/isaacs/github/issues/330',
        pageUrl(githubDotCom, 'authorizing', '1-request-a-users-github-identity'),
      ],
      check: (facts, error) =>
        finding(
          // A browser does not tell scripts why a request failed; a code comes from another runtime.
          facts.inBrowser && error?._tag === 'NetworkFailure' && !error.cause.code,
          'This is a browser, and the token endpoint does not send CORS headers.',
          'Exchange through a relay (createTokenRelay); the client secret must not be in a browser.',
        ),
    },
    {
      id: 'proxy-requires-authentication',
      certainty: 'certain',
      sources: [
        'https://github.com/microsoft/vscode/issues/239033',
        'https://github.com/nodejs/undici/issues/3442',
      ],
      check: onFailure(['tunnel-refused'], ({ cause, host }) =>
        finding(
          tunnelStatus(cause) === 407,
          `The proxy requires a user name and a password before it connects to ${host.name}.`,
          `Add both, percent-encoded, to the proxy URL in HTTPS_PROXY or the proxy agent. ${nothingSent}`,
        ),
      ),
    },
    {
      id: 'proxy-refuses-connection',
      certainty: 'certain',
      sources: ['https://github.com/nodejs/undici/issues/2542'],
      check: onFailure(['tunnel-refused'], ({ cause, host }) => {
        const status = tunnelStatus(cause);
        const answer = status === undefined ? '' : ` It responded with status ${String(status)}.`;
        return finding(
          status !== 407,
          `The proxy did not open a connection to ${host.name}.${answer}`,
          status !== undefined && status >= 500
            ? `Find out whether the proxy itself can reach ${host.name}. ${nothingSent}`
            : `Allow CONNECT to ${host.address} in the configuration of the proxy. ${nothingSent}`,
        );
      }),
    },
    {
      id: 'local-proxy-refuses',
      // A custom fetch may connect to a program of its own.
      certainty: 'likely',
      sources: [
        'https://github.com/anse-app/chatgpt-demo/issues/68',
        'https://github.com/desktop/desktop/issues/9211',
      ],
      check: onFailure(['refused'], ({ target, place }) =>
        finding(
          target === 'local-proxy',
          `The proxy ${place} on this machine refused the connection.`,
          `Start the proxy, or correct the variable HTTPS_PROXY or the proxy agent. ${nothingSent}`,
        ),
      ),
    },
    {
      id: 'proxy-not-reachable',
      certainty: 'likely',
      sources: ['https://github.com/actions/checkout/issues/216'],
      check: onFailure(
        ['refused', 'unreachable', 'not-permitted', 'connect-timeout'],
        ({ cause, host, target, place }) =>
          finding(
            target === 'proxy' || (target === 'local-proxy' && cause.code !== 'ECONNREFUSED'),
            `The proxy ${place} cannot be reached, so nothing was sent to ${host.name}.`,
            'Find out whether it is running, and compare its address and port with HTTPS_PROXY and the proxy agent.',
          ),
      ),
    },
    {
      id: 'proxy-name-not-resolved',
      certainty: 'likely',
      sources: ['https://github.com/desktop/desktop/issues/3878'],
      check: onFailure(['name-not-resolved'], ({ target, place }) =>
        finding(
          target === 'proxy' || target === 'local-proxy',
          `The name of the proxy, ${place}, could not be resolved.`,
          `Correct the name in HTTPS_PROXY or the proxy agent, or connect to its network. ${nothingSent}`,
        ),
      ),
    },
    {
      id: 'host-name-not-resolved',
      certainty: 'certain',
      sources: [
        'https://github.com/portainer/portainer/issues/12968',
        'https://github.com/desktop/desktop/issues/4872',
      ],
      check: onFailure(['name-not-resolved'], (failure) =>
        atHost(
          failure,
          `The name ${failure.host.isKnown ? '' : 'of '}${failure.host.name} could not be resolved.`,
          failure.host.isKnown && failure.host.name !== 'github.com'
            ? `Correct the name in baseUrl, or run nslookup ${failure.host.hostname} on the machine that failed.`
            : `Run nslookup ${failure.host.hostname} on the machine or in the container that failed. ${nothingSent}`,
          // Without a name in the error, it may be that of a proxy.
          failure.target === 'host' ? 'certain' : 'likely',
        ),
      ),
    },
    {
      id: 'connection-refused',
      certainty: 'certain',
      sources: [
        'https://github.com/octokit/octokit.js/issues/1648',
        'https://github.com/oven-sh/bun/issues/6658',
      ],
      check: onFailure(['refused'], (failure) => {
        const { cause, facts, host, target } = failure;
        const { loopback } = hostAt(facts.baseUrl);
        const start = `Start the server at ${host.address}, or correct the port in baseUrl. ${nothingSent}`;
        if (cause.code !== 'ECONNREFUSED')
          return atHost(
            failure,
            `Bun could not connect to ${host.name}, or resolve its name.`,
            loopback
              ? start
              : `Run curl -I https://${host.address} on the machine that failed. ${nothingSent}`,
            'likely',
          );
        return atHost(
          failure,
          `The connection to ${host.name} was refused.`,
          loopback
            ? start
            : target === 'loopback'
              ? `The name resolves to this machine; correct the hosts file or the DNS server. ${nothingSent}`
              : host.isOfGitHub
                ? `Look for a firewall, or a proxy that must be used. ${nothingSent}`
                : `Look for a firewall, a proxy that must be used, or a wrong port. ${nothingSent}`,
          // Elsewhere, a proxy may listen at the port of the host.
          target === 'host' && loopback ? 'certain' : 'likely',
        );
      }),
    },
    {
      id: 'host-unreachable',
      certainty: 'likely',
      sources: [
        'https://github.com/npm/cli/issues/4237',
        'https://github.com/hardillb/node-red-contrib-googlehome-web/issues/71',
      ],
      check: onFailure(['unreachable'], (failure) =>
        atHost(
          failure,
          `The network reports that ${failure.host.name} is unreachable from this machine.`,
          'Look for a missing route or VPN, a firewall, or a broken IPv6 connection.',
        ),
      ),
    },
    {
      id: 'connection-not-permitted',
      // A custom fetch may also mean a file.
      certainty: 'likely',
      sources: [
        'https://github.com/microsoft/vscode/issues/7706',
        'https://github.com/retroplasma/earth-reverse-engineering/issues/64',
      ],
      check: onFailure(['not-permitted'], (failure) =>
        atHost(
          failure,
          `This machine does not allow the program to connect to ${failure.host.name}.`,
          'Look for a local firewall, a sandbox or a security policy that blocks the program.',
        ),
      ),
    },
    {
      id: 'port-blocked-by-fetch',
      actor: 'developer',
      certainty: 'certain',
      sources: [
        'https://github.com/nodejs/node/issues/45481',
        'https://github.com/weaviate/typescript-embedded/issues/5',
      ],
      check: onFailure(['blocked-port'], (failure) =>
        atHost(
          failure,
          `This runtime blocks requests to the port of ${failure.host.name}.`,
          `Use another port; fetch blocks those of services such as IRC and X11. ${nothingSent}`,
          // A fetch may have changed the URL.
          failure.host.isOfGitHub ? 'likely' : 'certain',
        ),
      ),
    },
    {
      id: 'connection-broken-off',
      certainty: 'likely',
      sources: ['https://github.com/axios/axios/issues/3298'],
      check: onFailure(['closed', 'closed-in-handshake'], ({ kind, host }) =>
        kind === 'closed-in-handshake'
          ? finding(
              true,
              `The connection to ${host.name} was closed before TLS was established.`,
              `Look for a firewall or proxy that blocks ${host.hostname}. ${nothingSent}`,
            )
          : finding(
              true,
              `The connection to ${host.name} was closed before the response was complete.`,
              'If it happens again, look for a proxy or firewall that closes connections.',
            ),
      ),
    },
    {
      id: 'no-connection-in-time',
      certainty: 'likely',
      sources: [
        'https://github.com/Y80/bmm/issues/35',
        'https://github.com/coderplanets/coderplanets_web/issues/379',
      ],
      check: onFailure(['connect-timeout'], (failure) =>
        atHost(
          failure,
          `No connection to ${failure.host.name} was established in time.`,
          'Look for a firewall that silently drops packets, or a proxy that must be used.',
        ),
      ),
    },
    {
      id: 'no-answer-in-time',
      // A proxy that does not open its tunnel gives the same error.
      certainty: 'likely',
      sources: ['https://github.com/nodejs/undici/issues/1865'],
      check: onFailure(['response-timeout'], ({ host }) =>
        finding(
          true,
          `The server at ${host.name} accepted the connection, but did not respond in time.`,
          'The request may have been processed. Increase headersTimeout and bodyTimeout of the agent.',
        ),
      ),
    },
  ]),
];
