import type { Certainty } from '../../errors/types.js';
import { pageUrl } from '../../github/documentation.js';
import { githubDotCom } from '../../github/host.js';
import { tunnelStatus } from '../../internal/failure-kind.js';
import { atHost, onFailure } from '../failure.js';
import { hostAt } from '../request.js';
import { defineRules, finding, type RuleCheck } from '../rule.js';

/** The proxy that the environment names was not used, although nothing else could be reached. */
const ignoresProxyVariable: RuleCheck<'proxy-variable-ignored'> = (facts, error) => {
  const ignored = (certainty: Certainty) =>
    finding(facts.proxyVariableIgnored === true && !hostAt(facts.baseUrl).loopback, {}, certainty);
  // A host that answers late times out, too.
  if (error?._tag === 'RequestTimedOut') return ignored('possible');
  return onFailure<'proxy-variable-ignored'>(
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
          {},
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
        finding(tunnelStatus(cause) === 407, { host }),
      ),
    },
    {
      id: 'proxy-refuses-connection',
      certainty: 'certain',
      sources: ['https://github.com/nodejs/undici/issues/2542'],
      check: onFailure(['tunnel-refused'], ({ cause, host }) => {
        const status = tunnelStatus(cause);
        return finding(status !== 407, { host, status });
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
        finding(target === 'local-proxy', { proxy: place }),
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
            { proxy: place, host },
          ),
      ),
    },
    {
      id: 'proxy-name-not-resolved',
      certainty: 'likely',
      sources: ['https://github.com/desktop/desktop/issues/3878'],
      check: onFailure(['name-not-resolved'], ({ target, place }) =>
        finding(target === 'proxy' || target === 'local-proxy', { proxy: place }),
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
          { host: failure.host },
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
        const isRefused = cause.code === 'ECONNREFUSED';
        return atHost(
          failure,
          {
            host,
            reason: isRefused ? 'refused' : 'bun',
            target: loopback
              ? 'loopback'
              : target === 'loopback'
                ? 'resolves-to-loopback'
                : 'other',
          },
          // Elsewhere, a proxy may listen at the port of the host.
          isRefused && target === 'host' && loopback ? 'certain' : 'likely',
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
      check: onFailure(['unreachable'], (failure) => atHost(failure, { host: failure.host })),
    },
    {
      id: 'connection-not-permitted',
      // A custom fetch may also mean a file.
      certainty: 'likely',
      sources: [
        'https://github.com/microsoft/vscode/issues/7706',
        'https://github.com/retroplasma/earth-reverse-engineering/issues/64',
      ],
      check: onFailure(['not-permitted'], (failure) => atHost(failure, { host: failure.host })),
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
          { host: failure.host },
          // A fetch may have changed the URL.
          failure.host.isOfGitHub ? 'likely' : 'certain',
        ),
      ),
    },
    {
      id: 'connection-broken-off',
      certainty: 'likely',
      sources: ['https://github.com/axios/axios/issues/3298'],
      check: onFailure(['closed', 'closed-in-handshake'], ({ kind, host }) => ({
        host,
        during: kind === 'closed-in-handshake' ? 'handshake' : 'response',
      })),
    },
    {
      id: 'no-connection-in-time',
      certainty: 'likely',
      sources: [
        'https://github.com/Y80/bmm/issues/35',
        'https://github.com/coderplanets/coderplanets_web/issues/379',
      ],
      check: onFailure(['connect-timeout'], (failure) => atHost(failure, { host: failure.host })),
    },
    {
      id: 'no-answer-in-time',
      // A proxy that does not open its tunnel gives the same error.
      certainty: 'likely',
      sources: ['https://github.com/nodejs/undici/issues/1865'],
      check: onFailure(['response-timeout'], ({ host }) => ({ host })),
    },
  ]),
];
