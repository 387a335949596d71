/** A response of the token endpoint, or of what responded in its place. */
interface IncidentResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A failed sign-in from a public report: what was sent, what came back, and what helps. */
export interface Incident {
  readonly title: string;
  /** The address of the report. */
  readonly source: string;
  /** What the report found to be wrong. */
  readonly truth: string;
  /** Whether the request, the response and the memory of the client show it. */
  readonly visible: boolean;
  readonly operation:
    'exchangeCode' | 'check' | 'parseCallback' | 'refreshToken' | 'requestDeviceCode';
  /** Values of secrets and codes are made up. */
  readonly sent: {
    readonly clientId: string;
    readonly clientSecret: string | null;
    readonly code?: string | null;
    readonly refreshToken?: string;
    readonly redirectUri?: string;
    readonly state?: string | null;
    readonly skipStateCheck?: boolean;
    readonly baseUrl?: string;
  };
  /** Environment variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** An earlier request with the same parameters. */
  readonly before?: { readonly secondsAgo: number; readonly response: IncidentResponse };
  /** The deadline, if no response came within it. */
  readonly timeoutMs?: number;
  readonly response?: IncidentResponse;
  /** The code of the error that `fetch` threw. */
  readonly networkError?: string;
  /** The URL at which the callback arrived. */
  readonly callback?: string;
  readonly wanted: {
    readonly tag?: string;
    /** The ID of the first likely cause. */
    readonly cause?: string;
    /** The URL to which the request has to go. */
    readonly url?: string;
    /** What the first likely cause has to say; if the truth is not visible, what the hint has to say. */
    readonly says?: RegExp;
    /** What no text may say. */
    readonly saysNot?: RegExp;
  };
}

const oauthAppId = '6f2c81d0b94ae7351c08';
const newOauthAppId = 'Ov23liA7kQ2mZx9Tb4Ws';
const secret = '3c9f0a71e5d84b26c1f7083a92be64d05f1a7c38';
const code = '8e1f04b7c2a95d3610fe';

const json = (members: object, status = 200): IncidentResponse => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(members),
});

const refused = (error: string, description: string, anchor: string): IncidentResponse =>
  json({
    error,
    error_description: description,
    error_uri: `https://docs.github.com/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors/#${anchor}`,
  });

const incorrectCredentials = refused(
  'incorrect_client_credentials',
  'The client_id and/or client_secret passed are incorrect.',
  'incorrect-client-credentials',
);
const badCode = refused(
  'bad_verification_code',
  'The code passed is incorrect or expired.',
  'bad-verification-code',
);
const badRefreshToken = refused(
  'bad_refresh_token',
  'The refresh token passed is incorrect or expired.',
  'bad-verification-code',
);
const unknownClientId = json({ error: 'Not Found' }, 404);

/** Failed sign-ins from public reports. */
export const incidents: readonly Incident[] = [
  {
    title: 'gitea-secret-blank-at-end',
    source: 'https://github.com/go-gitea/gitea/issues/23936',
    truth: 'A double click on the secret copied a blank behind it.',
    visible: true,
    operation: 'exchangeCode',
    sent: {
      clientId: oauthAppId,
      clientSecret: '3c9f0a71e5d84b26c1f7083a92be64d05f1a7c38 ',
      code,
    },
    response: incorrectCredentials,
    wanted: { cause: 'client-secret-has-whitespace', says: /whitespace|blank|space/ },
  },
  {
    title: 'argocd-dollar-reference-literal',
    source: 'https://github.com/gilesknap/tpi-k3s-ansible/pull/244',
    truth: 'Argo CD did not expand its $secret:key references; GitHub was sent the literal text.',
    visible: true,
    operation: 'check',
    sent: {
      clientId: '$argocd-dex-secret:dex.github.clientID',
      clientSecret: '$argocd-dex-secret:dex.github.clientSecret',
      redirectUri: 'https://argocd.example.com/api/dex/callback',
    },
    wanted: { cause: 'client-id-is-unexpanded-template', says: /expand|variable|reference/ },
  },
  {
    title: 'argocd-id-is-key-name',
    source: 'https://github.com/argoproj/argo-cd/issues/28632',
    truth:
      'The configuration held the name of a variable, and GitHub was sent the name, not its value.',
    visible: true,
    operation: 'check',
    sent: {
      clientId: 'dex.github.clientID',
      clientSecret: secret,
      redirectUri: 'https://argocd.example.com/api/dex/callback',
    },
    wanted: { cause: 'client-id-is-unexpanded-template', says: /variable|expand|name/ },
  },
  {
    title: 'sentry-secret-under-other-name',
    source: 'https://github.com/getsentry/sentry-auth-github/issues/9',
    truth: 'The secret was set as GITHUB_APP_SECRET, but the plugin reads GITHUB_API_SECRET.',
    visible: true,
    operation: 'exchangeCode',
    sent: { clientId: oauthAppId, clientSecret: '', code },
    response: incorrectCredentials,
    wanted: {
      cause: 'client-secret-missing',
      says: /(secret|It).*(missing|empty|not set|no client secret)|Set it/,
    },
  },
  {
    title: 'gitea-secret-variable-misspelled',
    source: 'https://github.com/woodpecker-ci/woodpecker/issues/3313',
    truth: 'The variable was spelled WODDPECKER_GITEA_SECRET.',
    visible: true,
    operation: 'exchangeCode',
    sent: {
      clientId: 'f7d5bc50-0039-4dad-bc30-4e4aa5b9f616',
      clientSecret: '',
      code,
      baseUrl: 'https://gitea.example.com',
    },
    response: {
      status: 400,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: '{"error":"unauthorized_client","error_description":"invalid empty client secret"}',
    },
    wanted: { cause: 'client-secret-missing', says: /missing|empty|not set|Set it/ },
  },
  {
    title: 'grafana-id-and-secret-mixed-up',
    source: 'https://github.com/grafana/grafana/issues/8388',
    truth: 'The client ID and the client secret were mixed up.',
    visible: true,
    operation: 'check',
    sent: {
      clientId: secret,
      clientSecret: oauthAppId,
      redirectUri: 'https://grafana.example.com/login/github',
    },
    wanted: { cause: 'client-id-and-secret-swapped', says: /swap/ },
  },
  {
    title: 'entropychat-id-undefined',
    source: 'https://github.com/CodingGarden/entropychat.app/issues/1',
    truth: 'The .env with the client ID and the secret was missing.',
    visible: true,
    operation: 'check',
    sent: { clientId: 'undefined', clientSecret: 'undefined' },
    wanted: { cause: 'client-id-missing', says: /missing|not set|Set it|undefined/ },
  },
  {
    title: 'kilocode-device-id-empty',
    source: 'https://github.com/Kilo-Org/kilocode/issues/5570',
    truth: 'The device flow was started with an empty client_id.',
    visible: true,
    operation: 'requestDeviceCode',
    sent: { clientId: '', clientSecret: null },
    response: unknownClientId,
    wanted: { tag: 'IncorrectClientCredentials', cause: 'client-id-missing' },
  },
  {
    title: 'simple-oauth2-id-one-short',
    source: 'https://github.com/lelylan/simple-oauth2/issues/347',
    truth: 'One character was lost while copying the client ID.',
    visible: true,
    operation: 'exchangeCode',
    sent: { clientId: 'Ov23liA7kQ2mZx9Tb4W', clientSecret: secret, code },
    response: unknownClientId,
    wanted: { cause: 'client-id-of-unusual-form', says: /19|length|characters/ },
  },
  {
    title: 'sentry-id-of-other-app',
    source: 'https://github.com/getsentry/sentry/issues/17183',
    truth: 'The client ID was that of another GitHub app than the secret.',
    visible: false,
    operation: 'exchangeCode',
    sent: { clientId: oauthAppId, clientSecret: secret, code },
    response: incorrectCredentials,
    wanted: { says: /another app|other app|different app/ },
  },
  {
    title: 'cloudformation-old-credentials',
    source: 'a public file whose repository is not known',
    truth: 'A redeploy of the stack brought back the credentials of an old OAuth App.',
    visible: false,
    operation: 'exchangeCode',
    sent: { clientId: newOauthAppId, clientSecret: secret, code },
    response: incorrectCredentials,
    wanted: { says: /(Compare|compare).*(deployed|those on|secret)/ },
  },
  {
    title: 'gitea-old-client-id',
    source: 'https://github.com/go-gitea/gitea/issues/16838',
    truth: 'Drone still used the ID of an app that had been deleted.',
    visible: false,
    operation: 'exchangeCode',
    sent: {
      clientId: 'f7d5bc50-0039-4dad-bc30-4e4aa5b9f616',
      clientSecret: 'gto_a2b3c4d5a2b3c4d5a2b3c4d5a2b3c4d5a2b3c4d5a2b3c4d5',
      code,
      baseUrl: 'https://gitea.example.com',
    },
    response: {
      status: 400,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: '{"error":"invalid_client","error_description":"cannot load client with client id: \'f7d5bc50-0039-4dad-bc30-4e4aa5b9f616\'"}',
    },
    wanted: { says: /client ID|not listed|app/, saysNot: /https:\/\/github\.com\/settings/ },
  },
  {
    title: '42exp-production-used-dev-app',
    source: 'https://github.com/Kannaj/42EXP/issues/34',
    truth: 'Two .env files were mixed up: production ran with the app of development.',
    visible: true,
    operation: 'parseCallback',
    sent: {
      clientId: oauthAppId,
      clientSecret: secret,
      redirectUri: 'https://42exp.herokuapp.com/auth/github/callback',
      state: 'q7Rk2Ns9Zb1Xw4Ty',
    },
    callback:
      'http://localhost:8000/auth/github/callback?error=redirect_uri_mismatch&error_description=The+redirect_uri+MUST+match+the+registered+callback+URL+for+this+application.&error_uri=https%3A%2F%2Fdeveloper.github.com%2Fv3%2Foauth%2F%23redirect-uri-mismatch',
    wanted: {
      tag: 'RedirectUriMismatch',
      cause: 'redirect-uri-differs-from-registered',
      says: /localhost/,
    },
  },
  {
    title: 'nextcloud-domain-moved',
    source: 'https://github.com/nextcloud/appstore/issues/162',
    truth: 'The site moved to another domain, the registered callback URL did not.',
    visible: true,
    operation: 'parseCallback',
    sent: {
      clientId: oauthAppId,
      clientSecret: secret,
      redirectUri: 'https://apps.nextcloud.com/github/login/callback/',
      state: 'q7Rk2Ns9Zb1Xw4Ty',
    },
    callback:
      'https://apps.weasel.rocks/github/login/callback?error=redirect_uri_mismatch&error_description=The+redirect_uri+MUST+match+the+registered+callback+URL+for+this+application.&error_uri=https%3A%2F%2Fdeveloper.github.com%2Fv3%2Foauth%2F%23redirect-uri-mismatch&state=q7Rk2Ns9Zb1Xw4Ty',
    wanted: {
      tag: 'RedirectUriMismatch',
      cause: 'redirect-uri-differs-from-registered',
      says: /weasel|apps\.nextcloud/,
    },
  },
  {
    title: 'scala-exercises-began-elsewhere',
    source: 'https://github.com/scala-exercises/scala-exercises/issues/451',
    truth: 'The sign-in began at the old herokuapp.com address of the site.',
    visible: true,
    operation: 'parseCallback',
    sent: {
      clientId: oauthAppId,
      clientSecret: secret,
      redirectUri: 'https://scala-exercises.herokuapp.com/_oauth-callback',
      state: 'q7Rk2Ns9Zb1Xw4Ty',
    },
    callback:
      'https://www.scala-exercises.org/_oauth-callback?error=redirect_uri_mismatch&error_description=The+redirect_uri+MUST+match+the+registered+callback+URL+for+this+application.&error_uri=https%3A%2F%2Fdeveloper.github.com%2Fv3%2Foauth%2F%23redirect-uri-mismatch&state=q7Rk2Ns9Zb1Xw4Ty',
    wanted: {
      tag: 'RedirectUriMismatch',
      cause: 'redirect-uri-differs-from-registered',
      says: /scala-exercises\.org|herokuapp/,
    },
  },
  {
    title: 'kaldi-netlify-done',
    source: 'https://github.com/netlify-templates/kaldi-hugo-cms-template/issues/11',
    truth: "The site's own address was registered in place of https://api.netlify.com/auth/done.",
    visible: true,
    operation: 'parseCallback',
    sent: {
      clientId: oauthAppId,
      clientSecret: secret,
      redirectUri: 'https://api.netlify.com/auth/done',
      state: 'q7Rk2Ns9Zb1Xw4Ty',
    },
    callback:
      'https://jockey-stabilization-30351.netlify.com/?error=redirect_uri_mismatch&error_description=The+redirect_uri+MUST+match+the+registered+callback+URL+for+this+application.&error_uri=https%3A%2F%2Fdeveloper.github.com%2Fv3%2Foauth%2F%23redirect-uri-mismatch&state=q7Rk2Ns9Zb1Xw4Ty',
    wanted: {
      tag: 'RedirectUriMismatch',
      cause: 'redirect-uri-differs-from-registered',
      says: /api\.netlify|jockey/,
    },
  },
  {
    title: 'helpq-root-url-unset',
    source: 'https://github.com/ehzhang/HELPq/issues/22',
    truth: 'ROOT_URL was not set, so that Meteor sent localhost.',
    visible: true,
    operation: 'parseCallback',
    sent: {
      clientId: oauthAppId,
      clientSecret: secret,
      redirectUri: 'http://localhost:3000/_oauth/github',
      state: 'q7Rk2Ns9Zb1Xw4Ty',
    },
    callback:
      'http://nameofwebsite.com:3000/?error=redirect_uri_mismatch&error_description=The+redirect_uri+MUST+match+the+registered+callback+URL+for+this+application.&error_uri=https%3A%2F%2Fdeveloper.github.com%2Fv3%2Foauth%2F%23redirect-uri-mismatch&state=q7Rk2Ns9Zb1Xw4Ty',
    wanted: {
      tag: 'RedirectUriMismatch',
      cause: 'redirect-uri-differs-from-registered',
      says: /localhost/,
    },
  },
  {
    title: 'thinx-port-registered',
    source: 'https://github.com/suculent/thinx-device-api/issues/322',
    truth: 'The registered callback URL was that of an older API host and port.',
    visible: true,
    operation: 'parseCallback',
    sent: {
      clientId: oauthAppId,
      clientSecret: secret,
      redirectUri: 'https://rtm.thinx.cloud/api/oauth/gcb',
      state: 'q7Rk2Ns9Zb1Xw4Ty',
    },
    callback:
      'https://thinx.cloud:7443/oauth/gcb?error=redirect_uri_mismatch&error_description=The+redirect_uri+MUST+match+the+registered+callback+URL+for+this+application.&error_uri=https%3A%2F%2Fdocs.github.com%2Fapps%2Fmanaging-oauth-apps%2Ftroubleshooting-authorization-request-errors%2F%23redirect-uri-mismatch&state=q7Rk2Ns9Zb1Xw4Ty',
    wanted: {
      tag: 'RedirectUriMismatch',
      cause: 'redirect-uri-differs-from-registered',
      says: /7443|rtm/,
    },
  },
  {
    title: 'openrouteservice-domain-moved',
    source: 'https://github.com/GIScience/openrouteservice/issues/127',
    truth: 'The site moved from go.openrouteservice.org, the registration did not.',
    visible: true,
    operation: 'parseCallback',
    sent: {
      clientId: oauthAppId,
      clientSecret: secret,
      redirectUri: 'https://openrouteservice.org/dev/oauth/github',
      state: 'q7Rk2Ns9Zb1Xw4Ty',
    },
    callback:
      'https://go.openrouteservice.org/dev/oauth/github?error=redirect_uri_mismatch&error_description=The+redirect_uri+MUST+match+the+registered+callback+URL+for+this+application.&error_uri=https%3A%2F%2Fdeveloper.github.com%2Fv3%2Foauth%2F%23redirect-uri-mismatch&state=q7Rk2Ns9Zb1Xw4Ty',
    wanted: {
      tag: 'RedirectUriMismatch',
      cause: 'redirect-uri-differs-from-registered',
      says: /go\.openroute/,
    },
  },
  {
    title: 'octobox-localhost-behind-nginx',
    source: 'https://github.com/octobox/octobox/issues/556',
    truth: 'Behind nginx the app took its own address for localhost:3000.',
    visible: true,
    operation: 'parseCallback',
    sent: {
      clientId: oauthAppId,
      clientSecret: secret,
      redirectUri: 'http://localhost:3000/auth/github/callback',
      state: 'q7Rk2Ns9Zb1Xw4Ty',
    },
    callback:
      'https://octobox.example.com/auth/github/callback?error=redirect_uri_mismatch&error_description=The+redirect_uri+MUST+match+the+registered+callback+URL+for+this+application.&error_uri=https%3A%2F%2Fdeveloper.github.com%2Fv3%2Foauth%2F%23redirect-uri-mismatch&state=q7Rk2Ns9Zb1Xw4Ty',
    wanted: {
      tag: 'RedirectUriMismatch',
      cause: 'redirect-uri-differs-from-registered',
      says: /localhost/,
    },
  },
  {
    title: 'openaddresses-forwarded-proto',
    source: 'https://github.com/openaddresses/machine/pull/385',
    truth: 'X-Forwarded-Proto is not always there, so that http was sent.',
    visible: true,
    operation: 'parseCallback',
    sent: {
      clientId: oauthAppId,
      clientSecret: secret,
      redirectUri: 'http://results.openaddresses.io/auth/callback',
      state: 'q7Rk2Ns9Zb1Xw4Ty',
    },
    callback:
      'https://results.openaddresses.io/auth/callback?error=redirect_uri_mismatch&error_description=The+redirect_uri+MUST+match+the+registered+callback+URL+for+this+application.&error_uri=https%3A%2F%2Fdeveloper.github.com%2Fv3%2Foauth%2F%23redirect-uri-mismatch&state=q7Rk2Ns9Zb1Xw4Ty',
    wanted: {
      tag: 'RedirectUriMismatch',
      cause: 'redirect-uri-differs-from-registered',
      says: /http/,
    },
  },
  {
    title: 'clevis-http-behind-traefik',
    source: 'https://github.com/nazarli-shabnam/clevis/pull/135',
    truth:
      'Traefik ends TLS, uvicorn did not trust its headers, and an http redirect_uri was made; GitHub showed its own page.',
    visible: true,
    operation: 'check',
    sent: {
      clientId: 'Iv23liQm4Xz81TsWv0Rk',
      clientSecret: secret,
      redirectUri: 'http://api.clevis.org/auth/github/callback',
    },
    wanted: { cause: 'redirect-uri-is-http', says: /http/ },
  },
  {
    title: 'workers-deploy-cancelled-exchanged',
    source: 'https://github.com/cloudflare/deploy.workers.cloudflare.com/issues/53',
    truth: 'The user canceled; the app exchanged a code that the callback did not contain.',
    visible: true,
    operation: 'exchangeCode',
    sent: { clientId: oauthAppId, clientSecret: secret, code: null },
    response: badCode,
    wanted: { tag: 'MissingCode', says: /error|cancel|no code|callback/ },
  },
  {
    title: 'truewiki-cancel',
    source: 'https://github.com/TrueBrain/TrueWiki/issues/20',
    truth: 'The user canceled on GitHub; the server failed because the code was missing.',
    visible: true,
    operation: 'parseCallback',
    sent: {
      clientId: oauthAppId,
      clientSecret: secret,
      redirectUri: 'https://wiki.example.com/user/github/callback',
      state: 'a1b2',
    },
    callback:
      'https://wiki.example.com/user/github/callback?error=access_denied&error_description=The+user+has+denied+your+application+access.&error_uri=https%3A%2F%2Fdocs.github.com%2Fapps%2Fmanaging-oauth-apps%2Ftroubleshooting-authorization-request-errors%2F%23access-denied&state=a1b2',
    wanted: { tag: 'AccessDenied', says: /cancel/ },
  },
  {
    title: '42world-code-twice',
    source: 'https://github.com/42-world/42world-Backend/issues/69',
    truth: 'The same code was requested twice.',
    visible: true,
    operation: 'exchangeCode',
    sent: { clientId: oauthAppId, clientSecret: secret, code },
    before: {
      secondsAgo: 2,
      response: {
        status: 200,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: '{"access_token":"gho_A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8","token_type":"bearer","scope":"read:user"}',
      },
    },
    response: badCode,
    wanted: { cause: 'code-already-exchanged', says: /same code|already/ },
  },
  {
    title: 'portainer-docker-dns',
    source: 'https://github.com/portainer/portainer/issues/12968',
    truth: 'An update of Docker broke the name resolution in containers.',
    visible: true,
    operation: 'exchangeCode',
    sent: { clientId: newOauthAppId, clientSecret: secret, code },
    networkError: 'EAI_AGAIN',
    wanted: { tag: 'NetworkFailure', cause: 'host-name-not-resolved', says: /container/ },
  },
  {
    title: 'bmm-connect-timeout',
    source: 'https://github.com/Y80/bmm/issues/35',
    truth: 'github.com cannot be reached from there without a proxy.',
    visible: true,
    operation: 'exchangeCode',
    sent: { clientId: newOauthAppId, clientSecret: secret, code },
    networkError: 'UND_ERR_CONNECT_TIMEOUT',
    wanted: { tag: 'NetworkFailure', cause: 'no-connection-in-time', says: /proxy/ },
  },
  {
    title: 'coderplanets-timeout',
    source: 'https://github.com/coderplanets/coderplanets_web/issues/379',
    truth: 'Connections from China to github.com are slow or blocked.',
    visible: true,
    operation: 'exchangeCode',
    sent: { clientId: newOauthAppId, clientSecret: secret, code },
    networkError: 'ETIMEDOUT',
    wanted: { tag: 'NetworkFailure', cause: 'no-connection-in-time', says: /firewall|proxy/ },
  },
  {
    title: 'azurechat-corporate-proxy',
    source: 'https://github.com/microsoft/azurechat/issues/69',
    truth: 'The server reaches the internet by a proxy only, and fetch does not use it.',
    visible: true,
    operation: 'exchangeCode',
    sent: { clientId: newOauthAppId, clientSecret: secret, code },
    env: {
      HTTPS_PROXY: 'http://proxy.corp.example:8080',
      HTTP_PROXY: 'http://proxy.corp.example:8080',
    },
    networkError: 'UND_ERR_CONNECT_TIMEOUT',
    wanted: {
      tag: 'NetworkFailure',
      cause: 'proxy-variable-ignored',
      says: /(HTTPS?_PROXY|NODE_USE_ENV_PROXY|proxy variable|environment)/,
    },
  },
  {
    title: 'verdaccio-proxy-not-used',
    source: 'https://github.com/n4bb12/verdaccio-github-oauth-ui/issues/28',
    truth: 'The HTTP client does not use http_proxy.',
    visible: true,
    operation: 'exchangeCode',
    sent: { clientId: newOauthAppId, clientSecret: secret, code },
    env: {
      https_proxy: 'http://proxy.corp.example:3128',
      http_proxy: 'http://proxy.corp.example:3128',
    },
    networkError: 'ETIMEDOUT',
    wanted: {
      tag: 'NetworkFailure',
      cause: 'proxy-variable-ignored',
      says: /(HTTPS?_PROXY|NODE_USE_ENV_PROXY|proxy variable|environment)/,
    },
  },
  {
    title: 'directus-client-timeout',
    source: 'https://github.com/directus/directus/issues/20245',
    truth: 'The client gave up after 3.5 seconds; the time limit was too short.',
    visible: true,
    operation: 'exchangeCode',
    sent: { clientId: newOauthAppId, clientSecret: secret, code },
    timeoutMs: 30,
    wanted: { tag: 'RequestTimedOut', says: /timeoutMs|time limit|longer/ },
  },
  {
    title: 'sourcegraph-ghes-private-ca',
    source: 'https://github.com/sourcegraph/sourcegraph-public-snapshot/issues/13461',
    truth: 'The GHES has a certificate of a private authority.',
    visible: true,
    operation: 'exchangeCode',
    sent: {
      clientId: newOauthAppId,
      clientSecret: secret,
      code,
      baseUrl: 'https://github.corp.example',
    },
    networkError: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    wanted: {
      tag: 'NetworkFailure',
      cause: 'private-certificate-authority',
      says: /NODE_EXTRA_CA_CERTS/,
    },
  },
  {
    title: 'desktop-ghes-generated-certificate',
    source: 'https://github.com/desktop/desktop/issues/1895',
    truth: 'The GHES used the certificate that it had generated itself.',
    visible: true,
    operation: 'exchangeCode',
    sent: {
      clientId: newOauthAppId,
      clientSecret: secret,
      code,
      baseUrl: 'https://github.corp.example',
    },
    networkError: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    wanted: {
      tag: 'NetworkFailure',
      cause: 'private-certificate-authority',
      says: /NODE_EXTRA_CA_CERTS/,
    },
  },
  {
    title: 'casdoor-image-without-ca',
    source: 'https://github.com/casdoor/casdoor/issues/491',
    truth: 'The container image has no ca-certificates.',
    visible: true,
    operation: 'exchangeCode',
    sent: { clientId: newOauthAppId, clientSecret: secret, code },
    networkError: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    wanted: {
      tag: 'NetworkFailure',
      cause: 'private-certificate-authority',
      says: /ca-certificates|authorit|who signed/,
    },
  },
  {
    title: 'backstage-corporate-ca',
    source: 'https://github.com/backstage/backstage/issues/8543',
    truth: 'The corporate proxy signs with its own authority.',
    visible: true,
    operation: 'exchangeCode',
    sent: { clientId: newOauthAppId, clientSecret: secret, code },
    networkError: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    wanted: {
      tag: 'NetworkFailure',
      cause: 'private-certificate-authority',
      says: /NODE_EXTRA_CA_CERTS/,
    },
  },
  {
    title: 'opencode-zscaler-bun',
    source: 'https://github.com/anomalyco/opencode/issues/640',
    truth:
      'Zscaler inspects TLS; in this runtime (Bun) SSL_CERT_FILE helped one person, NODE_EXTRA_CA_CERTS did not help another.',
    visible: true,
    operation: 'exchangeCode',
    sent: { clientId: newOauthAppId, clientSecret: secret, code },
    networkError: 'SELF_SIGNED_CERT_IN_CHAIN',
    wanted: { tag: 'NetworkFailure', cause: 'private-certificate-authority', says: /CERT/ },
  },
  {
    title: 'vscode-antivirus-signature-failure',
    source: 'https://github.com/microsoft/vscode/issues/188482',
    truth: 'A program on the machine inspects TLS with a CA named "Sample CA 2".',
    visible: true,
    operation: 'exchangeCode',
    sent: { clientId: newOauthAppId, clientSecret: secret, code },
    networkError: 'CERT_SIGNATURE_FAILURE',
    wanted: { tag: 'NetworkFailure', cause: 'private-certificate-authority', says: /certificate/ },
  },
  {
    title: 'desktop-407',
    source: 'https://github.com/desktop/desktop/issues/6488',
    truth: 'The corporate proxy wants a sign-in.',
    visible: true,
    operation: 'exchangeCode',
    sent: { clientId: newOauthAppId, clientSecret: secret, code },
    response: {
      status: 407,
      headers: { 'Proxy-Authenticate': 'NTLM', 'Content-Type': 'text/html' },
      body: '<html><head><title>407 Proxy Authentication Required</title></head><body></body></html>',
    },
    wanted: { tag: 'UnexpectedResponse', cause: 'proxy-answered', says: /proxy/ },
  },
  {
    title: 'vscode-zscaler-saml',
    source: 'https://github.com/microsoft/vscode/issues/247344',
    truth: "Zscaler's SAML page answered the token exchange, as the proxy wanted a sign-in.",
    visible: true,
    operation: 'exchangeCode',
    sent: { clientId: newOauthAppId, clientSecret: secret, code },
    response: {
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<!--samlchecks_get.html --><!DOCTYPE html><html><head></head><body></body></html>',
    },
    wanted: { tag: 'UnexpectedResponse', cause: 'proxy-answered', says: /proxy|gateway/ },
  },
  {
    title: 'vscode-zscaler-saml-2',
    source: 'https://github.com/microsoft/vscode/issues/250030',
    truth: 'The proxy of a PAC file was used without its sign-in; its SAML page answered.',
    visible: true,
    operation: 'exchangeCode',
    sent: { clientId: newOauthAppId, clientSecret: secret, code },
    response: {
      status: 200,
      headers: {},
      body: '<!--samlchecks_get.html --><!DOCTYPE html><html><head></head><body></body></html>',
    },
    wanted: { tag: 'UnexpectedResponse', cause: 'proxy-answered', says: /proxy|gateway/ },
  },
  {
    title: 'octokit-net-api-v3',
    source: 'https://github.com/octokit/octokit.net/issues/1729',
    truth: 'The token was asked for below /api/v3.',
    visible: true,
    operation: 'exchangeCode',
    sent: {
      clientId: oauthAppId,
      clientSecret: secret,
      code,
      baseUrl: 'https://enterprise.url.example/api/v3',
    },
    response: {
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: '{"access_token":"gho_A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8","token_type":"bearer","scope":"read:user"}',
    },
    wanted: { tag: 'Success', url: 'https://enterprise.url.example/login/oauth/access_token' },
  },
  {
    title: 'nextauth-no-user-agent',
    source: 'https://github.com/nextauthjs/next-auth/issues/6741',
    truth: 'On Cloudflare no User-Agent header was sent.',
    visible: true,
    operation: 'exchangeCode',
    sent: { clientId: newOauthAppId, clientSecret: secret, code },
    response: {
      status: 403,
      headers: { 'Content-Type': 'text/html' },
      body: '\r\nRequest forbidden by administrative rules. Please make sure your request has a User-Agent header (https://docs.github.com/en/rest/overview/resources-in-the-rest-api#user-agent-required). Check https://developer.github.com for other possible causes.\r\n',
    },
    wanted: { tag: 'UnexpectedResponse', cause: 'user-agent-missing', says: /User-Agent/ },
  },
  {
    title: 'pages-core-samesite-strict',
    source: 'https://github.com/cloud-gov/pages-core/issues/2541',
    truth: 'The cookie has SameSite=Strict, and is not sent with the callback.',
    visible: true,
    operation: 'parseCallback',
    sent: {
      clientId: newOauthAppId,
      clientSecret: secret,
      redirectUri: 'https://app.example.com/auth/github/callback',
      state: null,
    },
    callback: 'https://app.example.com/auth/github/callback?code=8e1f04b7c2a95d3610fe&state=n4Vb7',
    wanted: { tag: 'StateMismatch', cause: 'session-without-state', says: /SameSite=Lax/ },
  },
  {
    title: 'devglobe-apex-and-www',
    source: 'https://github.com/sajeetharan/devglobe/pull/225',
    truth: 'Apex and www: the cookie is kept for one host name, the callback arrives at the other.',
    visible: true,
    operation: 'parseCallback',
    sent: {
      clientId: newOauthAppId,
      clientSecret: secret,
      redirectUri: 'https://app.example.com/auth/github/callback',
      state: null,
    },
    callback: 'https://app.example.com/auth/github/callback?code=8e1f04b7c2a95d3610fe&state=n4Vb7',
    wanted: { tag: 'StateMismatch', cause: 'session-without-state', says: /host/ },
  },
  {
    title: 'pastemyst-cookie-domain',
    source: 'https://github.com/pastemyst/pastemyst-v3/issues/35',
    truth: 'redirect_uri led to another host than the one that holds the cookie.',
    visible: true,
    operation: 'parseCallback',
    sent: {
      clientId: newOauthAppId,
      clientSecret: secret,
      redirectUri: 'https://app.example.com/auth/github/callback',
      state: null,
    },
    callback: 'https://app.example.com/auth/github/callback?code=8e1f04b7c2a95d3610fe&state=n4Vb7',
    wanted: { tag: 'StateMismatch', cause: 'session-without-state', says: /host/ },
  },
  {
    title: 'caddy-two-instances',
    source: 'https://github.com/greenpau/caddy-security/issues/188',
    truth: 'Two instances do not share the state.',
    visible: false,
    operation: 'parseCallback',
    sent: {
      clientId: newOauthAppId,
      clientSecret: secret,
      redirectUri: 'https://app.example.com/auth/github/callback',
      state: null,
    },
    callback: 'https://app.example.com/auth/github/callback?code=8e1f04b7c2a95d3610fe&state=n4Vb7',
    wanted: { tag: 'StateMismatch', says: /instance|process|restart|shared|server/ },
  },
  {
    title: 'jupyterhub-two-sign-ins',
    source: 'https://github.com/jupyterhub/jupyterhub/issues/1438',
    truth: 'Two sign-ins ran at the same time, and the second overwrote the state of the first.',
    visible: false,
    operation: 'parseCallback',
    sent: {
      clientId: newOauthAppId,
      clientSecret: secret,
      redirectUri: 'https://app.example.com/auth/github/callback',
      state: 'k2Mq8',
    },
    callback: 'https://app.example.com/auth/github/callback?code=8e1f04b7c2a95d3610fe&state=n4Vb7',
    wanted: {
      tag: 'StateMismatch',
      says: /\btabs?\b|overwr|replaced|at the same time|second sign-in|two sign-ins|one state per/,
    },
  },
  {
    title: 'moemail-iss-control',
    source: 'https://github.com/beilunyang/moemail/issues/139',
    truth: 'GitHub began to send iss, which another library refused; nothing is wrong.',
    visible: true,
    operation: 'parseCallback',
    sent: {
      clientId: newOauthAppId,
      clientSecret: secret,
      redirectUri: 'https://moemail.example.com/api/auth/callback/github',
      state: null,
      skipStateCheck: true,
    },
    callback:
      'https://moemail.example.com/api/auth/callback/github?code=8e1f04b7c2a95d3610fe&iss=https%3A%2F%2Fgithub.com%2Flogin%2Foauth',
    wanted: { tag: 'AuthorizationCode' },
  },
  {
    title: 'polar-install-request',
    source: 'https://github.com/polarsource/polar/issues/690',
    truth:
      'The user may not install the app; GitHub asked an owner of the organization to approve it.',
    visible: true,
    operation: 'parseCallback',
    sent: {
      clientId: 'Iv1.b4c2d9e07f1a3356',
      clientSecret: secret,
      redirectUri: 'https://dashboard.polar.sh/github/installation',
      state: null,
    },
    callback: 'https://dashboard.polar.sh/github/installation?setup_action=request',
    wanted: {
      tag: 'MissingCode',
      cause: 'installation-awaits-approval',
      says: /approv|owner|administrator|request/,
    },
  },
  {
    title: 'backstage-new-token-dropped',
    source: 'https://github.com/backstage/backstage/pull/7617',
    truth:
      'The new refresh token was not handed to the caller, so that the next refresh sent the old one.',
    visible: true,
    operation: 'refreshToken',
    sent: {
      clientId: 'Iv1.b4c2d9e07f1a3356',
      clientSecret: secret,
      refreshToken:
        'ghr_k3Qz8Wm1k3Qz8Wm1k3Qz8Wm1k3Qz8Wm1k3Qz8Wm1k3Qz8Wm1k3Qz8Wm1k3Qz8Wm1k3Qz8Wm1Tb4w',
    },
    before: {
      secondsAgo: 28800,
      response: {
        status: 200,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: '{"access_token":"ghu_A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8","expires_in":28800,"refresh_token":"ghr_n9Lw2Px5n9Lw2Px5n9Lw2Px5n9Lw2Px5n9Lw2Px5n9Lw2Px5n9Lw2Px5n9Lw2Px5n9Lw2Px5Qa7c","refresh_token_expires_in":15811200,"scope":"","token_type":"bearer"}',
      },
    },
    response: badRefreshToken,
    wanted: { cause: 'refresh-token-already-used', says: /already|used|new one|replaced|rotat/ },
  },
  {
    title: 'appwrite-two-workers',
    source: 'https://github.com/appwrite/appwrite/pull/13031',
    truth: 'Two requests in different workers used the same refresh token.',
    visible: false,
    operation: 'refreshToken',
    sent: {
      clientId: 'Iv23liQm4Xz81TsWv0Rk',
      clientSecret: secret,
      refreshToken:
        'ghr_k3Qz8Wm1k3Qz8Wm1k3Qz8Wm1k3Qz8Wm1k3Qz8Wm1k3Qz8Wm1k3Qz8Wm1k3Qz8Wm1k3Qz8Wm1Tb4w',
    },
    response: badRefreshToken,
    wanted: { tag: 'BadRefreshToken', says: /another worker|other worker|replaced|once more/ },
  },
  {
    title: 'coder-429',
    source: 'https://github.com/coder/coder/issues/10853',
    truth: 'The deployment asked for tokens too often.',
    visible: true,
    operation: 'exchangeCode',
    sent: { clientId: newOauthAppId, clientSecret: secret, code },
    response: { status: 429, headers: { 'content-type': 'text/html' }, body: '' },
    wanted: { tag: 'RateLimited', says: /(W|w)ait|too many/ },
  },
];
