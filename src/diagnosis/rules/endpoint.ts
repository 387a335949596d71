import type { CauseInputs, ForeignMeaning } from '../../errors/causes.js';
import type { TokenError } from '../../errors/types.js';
import { gatewayIn } from '../../internal/gateways.js';
import { hostAt, isGitHubDotCom, type RequestFacts, safeBaseUrl } from '../request.js';
import { defineRules, finding, type RuleCheck } from '../rule.js';
import { bareText } from './credential-forms.js';

type ErrorOf<Tag> = Extract<TokenError, { readonly _tag: Tag }>;

const isUnexpected = (error?: TokenError): error is ErrorOf<'UnexpectedResponse'> =>
  error?._tag === 'UnexpectedResponse';

const webOf = (facts: RequestFacts): string => safeBaseUrl(facts.baseUrl, facts);

/** Whether requests go to github.com itself, so that the base URL is right. */
const isAtGitHub = ({ baseUrl }: RequestFacts): boolean =>
  hostAt(baseUrl).web === 'https://github.com';

const proxyAnswered: RuleCheck<'proxy-answered'> = (facts, error) => {
  if (!isUnexpected(error) && error?._tag !== 'ServerUnavailable') return undefined;
  const isProxy =
    error.remediation.actor === 'operator' ||
    (isUnexpected(error) && error.reason === 'proxy-page');
  return finding(isProxy, {
    product: gatewayIn(error.bodyExcerpt ?? ''),
    web: webOf(facts),
    requiresAuthentication: error.status === 407,
  });
};

const lacksUserAgent: RuleCheck<'user-agent-missing'> = (_, error) =>
  finding(
    isUnexpected(error) &&
      /make sure your request has a user-agent header/i.test(
        `${error.bodyExcerpt} ${error.description}`,
      ),
    {},
  );

const isFromApi = (error: ErrorOf<'UnexpectedResponse'>): boolean =>
  error.reason === 'wrong-endpoint' &&
  /"documentation_url"\s?:\s?"https:\/\/(?:docs|developer)\.github\.com\//.test(error.bodyExcerpt);

const isBadCredentials = ({ description }: TokenError): boolean =>
  /^bad credentials/i.test(description);

const apiAnswered: RuleCheck<'rest-api-answered'> = (_, error) =>
  finding(isUnexpected(error) && isFromApi(error) && !isBadCredentials(error), {});

const apiRefusedToken: RuleCheck<'rest-api-refused-token'> = (_, error) =>
  finding(isUnexpected(error) && isFromApi(error) && isBadCredentials(error), {});

const isMissing = (status?: number): boolean => status === 404 || status === 405 || status === 410;

const tokenUrlIsWrong: RuleCheck<'token-url-is-wrong'> = (facts, error) =>
  finding(
    isUnexpected(error) &&
      !isFromApi(error) &&
      (error.reason === 'wrong-endpoint' ||
        (error.reason === 'neither-token-nor-error' && isMissing(error.status))),
    { web: webOf(facts), isAtGitHub: isAtGitHub(facts) },
  );

type ForeignServer = NonNullable<CauseInputs['server-is-not-github']['server']>;

// What other servers with GitHub's path send as the description, and what it means.
const foreignErrors: readonly (readonly [ForeignServer, words: RegExp, ForeignMeaning])[] = [
  // https://github.com/go-gitea/gitea/blob/main/routers/web/auth/oauth2_provider.go
  ['Gitea', /^cannot load client with client id:/, 'client-id-unknown'],
  ['Gitea', /^invalid (?:empty )?client secret$/, 'client-secret-rejected'],
  ['Gitea', /^client is not authorized$/, 'code-rejected'],
  ['Gitea', /^unexpected redirect URI$/, 'redirect-uri-rejected'],
  ['Gitea', /^failed PKCE code challenge$/, 'code-verifier-rejected'],
  ['Gitea', /^unable to parse refresh token$/, 'refresh-token-rejected'],
  ['Gitea', /^token was already used$/, 'refresh-token-rejected'],
  [
    'Gitea',
    /^Only refresh_token or authorization_code grant type is supported$/,
    'grant-type-required',
  ],
  // Doorkeeper, with which other servers than GitLab are built too.
  [
    'GitLab',
    /^Client authentication failed due to unknown client, no client auth/,
    'credentials-rejected',
  ],
  [
    'GitLab',
    /^The provided authorization grant is invalid, expired, revoked/,
    'code-or-refresh-token-rejected',
  ],
  // https://github.com/casdoor/casdoor/blob/master/object/token.go
  ['Casdoor', /^client_(?:id|secret) is invalid$/, 'credentials-rejected'],
  ['Casdoor', /^authorization code (?:is invalid|has been used|has expired)$/, 'code-rejected'],
  ['Casdoor', /^grant_type: \S* is not supported in this application$/, 'grant-type-required'],
];

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

// The excerpt shows that the body has a token, not the token itself.
const errorInToken: (typeof foreignErrors)[number] = [
  'Casdoor',
  /\baccess_token"?\s?[:=]\s?"?\*{3}/,
  'error-in-token',
];

const foreignErrorOf = (error?: TokenError): (typeof foreignErrors)[number] | undefined => {
  const { description = '', code = '' } = error ?? {};
  const isInToken = isUnexpected(error) && /^error\s*:/i.test(description);
  return isInToken && errorInToken[1].test(error.bodyExcerpt)
    ? errorInToken
    : foreignErrors.find(([, words]) => words.test(description) || words.test(code));
};

/** Whether GitHub itself sent a response: by its host, or by the ID that only GitHub adds. */
const isFromGitHub = (facts: RequestFacts, error?: TokenError): boolean =>
  isAtGitHub(facts) || hostAt(facts.baseUrl).kind === 'ghe.com' || error?.requestId !== undefined;

const isForeignError: RuleCheck<'server-is-not-github'> = (facts, error) => {
  const [server, , meaning] = foreignErrorOf(error) ?? [];
  return finding(
    server && !isFromGitHub(facts, error),
    { web: webOf(facts), evidence: 'error', server, meaning } as const,
    // Other servers are built with Doorkeeper, too.
    server === 'GitLab' ? 'likely' : 'certain',
  );
};

/** Signs of another server: its name on a page, the form of its client IDs, or its usual error. */
const looksForeign: RuleCheck<'server-is-not-github'> = (facts, error) => {
  if (hostAt(facts.baseUrl).kind !== 'server') return undefined;
  if (isUnexpected(error))
    return finding(
      /gitea|forgejo|gitlab/i.test(error.bodyExcerpt),
      { web: webOf(facts), evidence: 'page' } as const,
      'likely',
    );
  const hasUuid = uuid.test(bareText(facts.clientId));
  return finding(
    // In the device flow, old GitHub Enterprise Servers send the same error.
    hasUuid || (error?._tag === 'UnrecognizedOAuthError' && error.code === 'unauthorized_client'),
    { web: webOf(facts), evidence: 'form' } as const,
    hasUuid ? 'likely' : 'possible',
  );
};

const isOnOtherHost: RuleCheck<'app-registered-on-other-host'> = (facts, error) => {
  const { baseUrl, authorization } = facts;
  const mayBeElsewhere = error?._tag === 'IncorrectClientCredentials' && !isGitHubDotCom(facts);
  // The host of the sign-in knows the app.
  if (authorization?.baseUrl === undefined && !mayBeElsewhere) return undefined;
  const web = safeBaseUrl(baseUrl, facts);
  if (authorization?.baseUrl === undefined) return { web, certainty: 'possible' };
  const signIn = safeBaseUrl(authorization.baseUrl, facts);
  return finding(signIn !== web, { web, signIn });
};

/** What can be wrong with the host, or respond in its place. */
export const endpointRules = [
  ...defineRules({ tags: ['UnexpectedResponse', 'ServerUnavailable'], audience: 'server' }, [
    {
      id: 'proxy-answered',
      actor: 'operator',
      // GitHub's own load balancers can respond without its headers.
      certainty: 'likely',
      sources: [
        'https://github.com/microsoft/vscode/issues/247344',
        'https://github.com/microsoft/vscode/issues/169272',
        'https://github.com/desktop/desktop/issues/6488',
      ],
      check: proxyAnswered,
    },
  ]),
  ...defineRules(
    {
      tags: [
        'UnrecognizedOAuthError',
        'IncorrectClientCredentials',
        'UnsupportedGrantType',
        'DeviceFlowDisabled',
        'UnexpectedResponse',
      ],
      audience: 'server',
    },
    [
      {
        id: 'server-is-not-github',
        certainty: 'certain',
        sources: [
          'https://github.com/woodpecker-ci/woodpecker/issues/3313',
          'https://github.com/go-gitea/gitea/issues/16838',
          'https://github.com/casdoor/casdoor/issues/662',
        ],
        check: (facts, error) => isForeignError(facts, error) ?? looksForeign(facts, error),
      },
    ],
  ),
  ...defineRules({ tags: ['UnexpectedResponse'], audience: 'server' }, [
    {
      id: 'user-agent-missing',
      // The text says that there are other possible causes.
      certainty: 'likely',
      sources: [
        'https://github.com/nextauthjs/next-auth/issues/6741',
        'https://github.com/yiisoft/yii2-authclient/issues/128',
      ],
      check: lacksUserAgent,
    },
    {
      id: 'rest-api-answered',
      certainty: 'likely',
      sources: ['https://github.com/octokit/octokit.net/issues/1724'],
      check: apiAnswered,
    },
    {
      id: 'rest-api-refused-token',
      certainty: 'likely',
      sources: ['https://github.com/philschatz/octokat.js/issues/51'],
      check: apiRefusedToken,
    },
    {
      id: 'token-url-is-wrong',
      certainty: 'likely',
      sources: [
        'https://github.com/octokit/octokit.net/issues/1724',
        'https://github.com/n8n-io/n8n/issues/15326',
      ],
      check: tokenUrlIsWrong,
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
