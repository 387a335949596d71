import type { UnexpectedReason } from '../../errors/types.js';
import { isGitHubDotCom, type RequestFacts, safeBaseUrl } from '../request.js';
import { defineRules, finding, type RuleCheck } from '../rule.js';

/** A check for one reason of `UnexpectedResponse`. */
const hasReason =
  (reason: UnexpectedReason, summary: (web: string) => string, fix: string): RuleCheck =>
  (facts, error) =>
    finding(
      error?._tag === 'UnexpectedResponse' && error.reason === reason,
      summary(safeBaseUrl(facts.baseUrl, facts)),
      fix,
    );

const isOnOtherHost: RuleCheck = (facts: RequestFacts, error) => {
  const { baseUrl, authorization } = facts;
  const web = safeBaseUrl(baseUrl, facts);
  // The host of the sign-in knows the app.
  if (authorization?.baseUrl === undefined)
    return finding(
      error?._tag === 'IncorrectClientCredentials' && !isGitHubDotCom(facts),
      `The app may be registered on a host other than ${web}.`,
      'Register the app there, or set baseUrl to the host on which it is registered.',
      'possible',
    );
  const signIn = safeBaseUrl(authorization.baseUrl, facts);
  return finding(
    signIn !== web,
    `The sign-in began at ${signIn}, but the exchange went to ${web}.`,
    'Use one baseUrl for both: the host on which the app is registered.',
  );
};

/** What can be wrong with the host, or respond in its place. */
export const endpointRules = [
  ...defineRules({ tags: ['UnexpectedResponse'], audience: 'server' }, [
    {
      id: 'proxy-answered',
      actor: 'operator',
      certainty: 'likely',
      sources: ['https://github.com/microsoft/vscode/issues/169272'],
      check: hasReason(
        'proxy-page',
        (web) => `A proxy between this machine and ${web} sent the response.`,
        'Pass the client a fetch that uses the proxy.',
      ),
    },
    {
      id: 'token-url-is-wrong',
      certainty: 'likely',
      sources: [
        'https://github.com/octokit/octokit.net/issues/1724',
        'https://github.com/n8n-io/n8n/issues/15326',
      ],
      check: hasReason(
        'wrong-endpoint',
        (web) => `There is no token endpoint under ${web}.`,
        'Set baseUrl to the URL at which users open GitHub.',
      ),
    },
  ]),
  ...defineRules(
    { tags: ['IncorrectClientCredentials', 'BadVerificationCode'], audience: 'server' },
    [
      {
        id: 'app-registered-on-other-host',
        certainty: 'likely',
        sources: ['https://github.com/github/app/issues/1320'],
        check: isOnOtherHost,
      },
    ],
  ),
];
