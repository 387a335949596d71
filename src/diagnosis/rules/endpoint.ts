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

const postTo = (facts: RequestFacts): string =>
  `POST to https://${webOf(facts)}/login/oauth/access_token`;

const proxyAnswered: RuleCheck = (facts, error) => {
  if (!isUnexpected(error) && error?._tag !== 'ServerUnavailable') return undefined;
  const isProxy =
    error.remediation.actor === 'operator' ||
    (isUnexpected(error) && error.reason === 'proxy-page');
  const product = gatewayIn(error.bodyExcerpt ?? '') ?? 'A proxy';
  return error.status === 407
    ? finding(
        isProxy,
        `${product} between this machine and ${webOf(facts)} requires authentication.`,
        'Set the user name and password in HTTPS_PROXY or in the proxy agent.',
      )
    : finding(
        isProxy,
        `${product} between this machine and ${webOf(facts)} sent the response.`,
        'Send bodyExcerpt to the network operator. If another proxy must be used, pass a fetch that uses it.',
      );
};

const lacksUserAgent: RuleCheck = (_, error) =>
  finding(
    isUnexpected(error) &&
      /make sure your request has a user-agent header/i.test(
        `${error.bodyExcerpt} ${error.description}`,
      ),
    'GitHub rejected the request because it had no User-Agent header.',
    'Send a User-Agent header, for example with the name of the app.',
  );

const isFromApi = (error: ErrorOf<'UnexpectedResponse'>): boolean =>
  error.reason === 'wrong-endpoint' &&
  /"documentation_url"\s?:\s?"https:\/\/(?:docs|developer)\.github\.com\//.test(error.bodyExcerpt);

const isBadCredentials = ({ description }: TokenError): boolean =>
  /^bad credentials/i.test(description);

const apiAnswered: RuleCheck = (_, error) =>
  finding(
    isUnexpected(error) && isFromApi(error) && !isBadCredentials(error),
    "The REST API responded, not GitHub's token endpoint.",
    'Correct the token URL, or remove the hook, custom fetch or proxy that changes it.',
  );

const apiRefusedToken: RuleCheck = (_, error) =>
  finding(
    isUnexpected(error) && isFromApi(error) && isBadCredentials(error),
    'The REST API responded, and it refused the token of the Authorization header.',
    'Remove that header, and correct the token URL or the hook, fetch or proxy that changes it.',
  );

const isMissing = (status?: number): boolean => status === 404 || status === 405 || status === 410;

const tokenUrlIsWrong: RuleCheck = (facts, error) =>
  finding(
    isUnexpected(error) &&
      !isFromApi(error) &&
      (error.reason === 'wrong-endpoint' ||
        (error.reason === 'neither-token-nor-error' && isMissing(error.status))),
    isAtGitHub(facts)
      ? "The response does not come from GitHub's token endpoint."
      : `There is no token endpoint under ${webOf(facts)}.`,
    isAtGitHub(facts)
      ? `${postTo(facts)}; remove a hook or a proxy that changes the URL.`
      : 'Set baseUrl to the URL at which users open GitHub.',
  );

// What other servers with GitHub's path send as the description, and what it means.
const foreignErrors: readonly (readonly [server: string, words: RegExp, meaning: string])[] = [
  // https://github.com/go-gitea/gitea/blob/main/routers/web/auth/oauth2_provider.go
  ['Gitea or Forgejo', /^cannot load client with client id:/, 'has no app with this client ID'],
  ['Gitea or Forgejo', /^invalid (?:empty )?client secret$/, 'rejected the client secret'],
  ['Gitea or Forgejo', /^client is not authorized$/, 'rejected the code'],
  ['Gitea or Forgejo', /^unexpected redirect URI$/, 'rejected the redirect URI'],
  ['Gitea or Forgejo', /^failed PKCE code challenge$/, 'rejected the code verifier'],
  ['Gitea or Forgejo', /^unable to parse refresh token$/, 'rejected the refresh token'],
  ['Gitea or Forgejo', /^token was already used$/, 'rejected the refresh token'],
  [
    'Gitea or Forgejo',
    /^Only refresh_token or authorization_code grant type is supported$/,
    'requires grant_type',
  ],
  // Doorkeeper, with which other servers than GitLab are built too.
  [
    'GitLab',
    /^Client authentication failed due to unknown client, no client auth/,
    'rejected the client ID or the client secret',
  ],
  [
    'GitLab',
    /^The provided authorization grant is invalid, expired, revoked/,
    'rejected the code or the refresh token',
  ],
  // https://github.com/casdoor/casdoor/blob/master/object/token.go
  ['Casdoor', /^client_(?:id|secret) is invalid$/, 'rejected the client ID or the client secret'],
  ['Casdoor', /^authorization code (?:is invalid|has been used|has expired)$/, 'rejected the code'],
  ['Casdoor', /^grant_type: \S* is not supported in this application$/, 'requires grant_type'],
];

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

const useGitHub = 'Set baseUrl to a GitHub host, or use a client for that server';

// The excerpt shows that the body has a token, not the token itself.
const errorInToken: (typeof foreignErrors)[number] = [
  'Casdoor',
  /\baccess_token"?\s?[:=]\s?"?\*{3}/,
  'sent an error in place of the token',
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

const isForeignError: RuleCheck = (facts, error) => {
  const [server, , meaning] = foreignErrorOf(error) ?? [];
  return finding(
    server && !isFromGitHub(facts, error),
    `${webOf(facts)} is not GitHub: this is an error of ${String(server)}.`,
    `That server ${String(meaning)}. ${useGitHub}.`,
    // Other servers are built with Doorkeeper, too.
    server === 'GitLab' ? 'likely' : 'certain',
  );
};

/** Signs of another server: its name on a page, the form of its client IDs, or its usual error. */
const looksForeign: RuleCheck = (facts, error) => {
  if (hostAt(facts.baseUrl).kind !== 'server') return undefined;
  if (isUnexpected(error))
    return finding(
      /gitea|forgejo|gitlab/i.test(error.bodyExcerpt),
      `${webOf(facts)} is not GitHub: its page names another server.`,
      `${useGitHub}.`,
      'likely',
    );
  const hasUuid = uuid.test(bareText(facts.clientId));
  return finding(
    // In the device flow, old GitHub Enterprise Servers send the same error.
    hasUuid || (error?._tag === 'UnrecognizedOAuthError' && error.code === 'unauthorized_client'),
    `${webOf(facts)} may be Gitea or Forgejo, not GitHub.`,
    `${useGitHub}.`,
    hasUuid ? 'likely' : 'possible',
  );
};

const isOnOtherHost: RuleCheck = (facts: RequestFacts, error) => {
  const { baseUrl, authorization } = facts;
  const mayBeElsewhere = error?._tag === 'IncorrectClientCredentials' && !isGitHubDotCom(facts);
  // The host of the sign-in knows the app.
  if (authorization?.baseUrl === undefined && !mayBeElsewhere) return undefined;
  const web = safeBaseUrl(baseUrl, facts);
  if (authorization?.baseUrl === undefined)
    return finding(
      true,
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
