// The libraries that the bench compares with, each used as its documentation says for github.com. They are
// installed in bench/node_modules only if something is compared, so the little that is used of each is
// declared here.

/** The app of all measurements. None of its values exists. */
export const app = {
  clientId: 'Ov23liBenchBench0000',
  clientSecret: '0123456789abcdef'.repeat(3).slice(8),
};

export const redirectUri = 'https://app.example.com/callback';

export const tokenUrl = 'https://github.com/login/oauth/access_token';

interface Dispatcher {
  dispatch(options: { readonly origin: string | URL }, handler: unknown): boolean;
}

const key = Symbol.for('undici.globalDispatcher.1');

/**
 * Sends what the global `fetch` sends to github.com to an endpoint on loopback instead, below `fetch`, so
 * that a library whose URLs are fixed needs no change and every library pays the same. Returns a function
 * that undoes it.
 */
export const rerouteGitHub = async (endpoint: string): Promise<() => void> => {
  await (await fetch('data:,')).text(); // Node creates its dispatcher with the first fetch.
  const global = globalThis as unknown as Record<symbol, Dispatcher | undefined>;
  const dispatcher = global[key];
  if (dispatcher === undefined) throw new Error('This version of Node has no global dispatcher.');
  global[key] = {
    dispatch: (options, handler) =>
      dispatcher.dispatch(
        String(options.origin) === 'https://github.com'
          ? { ...options, origin: endpoint }
          : options,
        handler,
      ),
  };
  return () => {
    global[key] = dispatcher;
  };
};

/** What is asked of a library. It throws or returns whatever its API does. */
export interface Client {
  readonly exchange: (code: string) => Promise<unknown>;
  /** Whether a value that a promise of the library resolved to says that it worked; default: always. */
  readonly succeeded?: (value: unknown) => boolean;
  readonly requestDeviceCode?: () => Promise<unknown>;
  /** Checks a callback, whose `state` is that of the session; returns a value with the code. */
  readonly parseCallback?: (url: string, state: string | undefined) => unknown;
}

/** A library, as an app imports it. */
export interface Peer {
  readonly name: string;
  readonly module: string;
  /** The names that an app imports to exchange a code. */
  readonly names: readonly string[];
  /** Creates a client from the imported module. `endpoint` is for a library that does not use `fetch`. */
  readonly create: (module: unknown, endpoint: string) => Client;
  /** Whether it does not use `fetch`. */
  readonly ownHttp?: boolean;
}

const peer = (
  name: string,
  names: readonly string[],
  // The parameter of `create` has the type of what is used of the module.
  create: (module: never, endpoint: string) => Client,
  rest: Partial<Peer> = {},
): Peer => ({
  name,
  module: name,
  names,
  create: (module, endpoint) => create(module as never, endpoint),
  ...rest,
});

/** The form that every library sends, as far as it is the same. */
export const form = (code: string): string =>
  new URLSearchParams({
    client_id: app.clientId,
    client_secret: app.clientSecret,
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
  }).toString();

export const requestHeaders = {
  accept: 'application/json',
  'content-type': 'application/x-www-form-urlencoded',
  'user-agent': 'bench',
};

type Ky = (url: string, options: object) => Promise<Response>;

/** ky with the options of this package, and nothing more. */
const ky = peer('ky', ['default'], (module: { readonly default: Ky }) => ({
  exchange: async (code) => {
    const response = await module.default(tokenUrl, {
      method: 'post',
      headers: requestHeaders,
      body: form(code),
      retry: 0,
      redirect: 'manual',
      throwHttpErrors: false,
      timeout: false,
    });
    return JSON.parse(await response.text()) as unknown;
  },
}));

interface Oauth4webapi {
  readonly validateAuthResponse: (
    server: object,
    client: object,
    url: URL,
    state?: unknown,
  ) => URLSearchParams;
  readonly authorizationCodeGrantRequest: (...parameters: unknown[]) => Promise<Response>;
  readonly processAuthorizationCodeResponse: (
    server: object,
    client: object,
    response: Response,
  ) => Promise<unknown>;
  readonly deviceAuthorizationRequest: (...parameters: unknown[]) => Promise<Response>;
  readonly processDeviceAuthorizationResponse: (
    server: object,
    client: object,
    response: Response,
  ) => Promise<unknown>;
  readonly ClientSecretPost: (secret: string) => unknown;
  readonly nopkce: unknown;
  readonly skipStateCheck: unknown;
}

/** The metadata of github.com, which the user of an OAuth library writes down. */
const server = {
  issuer: 'https://github.com/login/oauth',
  token_endpoint: tokenUrl,
  device_authorization_endpoint: 'https://github.com/login/device/code',
};

const oauth4webapi = peer(
  'oauth4webapi',
  [
    'validateAuthResponse',
    'authorizationCodeGrantRequest',
    'processAuthorizationCodeResponse',
    'ClientSecretPost',
    'nopkce',
  ],
  (oauth: Oauth4webapi) => {
    const client = { client_id: app.clientId };
    const credentials = oauth.ClientSecretPost(app.clientSecret);
    const options = { headers: { accept: 'application/json' } };
    const send = async (parameters: URLSearchParams) => {
      const response = await oauth.authorizationCodeGrantRequest(
        server,
        client,
        credentials,
        parameters,
        redirectUri,
        oauth.nopkce,
        options,
      );
      return oauth.processAuthorizationCodeResponse(server, client, response);
    };
    return {
      exchange: (code) =>
        send(oauth.validateAuthResponse(server, client, new URL(`${redirectUri}?code=${code}`))),
      requestDeviceCode: async () =>
        oauth.processDeviceAuthorizationResponse(
          server,
          client,
          await oauth.deviceAuthorizationRequest(
            server,
            client,
            credentials,
            new URLSearchParams(),
            options,
          ),
        ),
      parseCallback: (url, state) => {
        const check = state ?? oauth.skipStateCheck;
        const parameters = oauth.validateAuthResponse(server, client, new URL(url), check);
        return send(parameters).then(() => url);
      },
    };
  },
);

interface OpenidClient {
  Configuration: new (server: object, id: string, metadata: undefined, auth: unknown) => object;
  readonly ClientSecretPost: (secret: string) => unknown;
  readonly skipStateCheck: unknown;
  readonly authorizationCodeGrant: (config: object, url: URL, checks?: object) => Promise<unknown>;
  readonly initiateDeviceAuthorization: (config: object, parameters: object) => Promise<unknown>;
}

const openidClient = peer(
  'openid-client',
  ['Configuration', 'ClientSecretPost', 'authorizationCodeGrant'],
  (openid: OpenidClient) => {
    const auth = openid.ClientSecretPost(app.clientSecret);
    const config = new openid.Configuration(server, app.clientId, undefined, auth);
    return {
      exchange: (code) =>
        openid.authorizationCodeGrant(config, new URL(`${redirectUri}?code=${code}`)),
      requestDeviceCode: () => openid.initiateDeviceAuthorization(config, {}),
      parseCallback: (url, state) =>
        openid
          .authorizationCodeGrant(config, new URL(url), {
            expectedState: state ?? openid.skipStateCheck,
          })
          .then(() => url),
    };
  },
);

interface OctokitMethods {
  readonly exchangeWebFlowCode: (options: object) => Promise<unknown>;
  readonly createDeviceCode: (options: object) => Promise<unknown>;
}

const octokit = peer(
  '@octokit/oauth-methods',
  ['exchangeWebFlowCode'],
  ({ exchangeWebFlowCode, createDeviceCode }: OctokitMethods) => ({
    exchange: (code) =>
      exchangeWebFlowCode({ clientType: 'oauth-app', ...app, code, redirectUrl: redirectUri }),
    requestDeviceCode: () =>
      createDeviceCode({ clientType: 'oauth-app', clientId: app.clientId, scopes: [] }),
  }),
);

interface Arctic {
  GitHub: new (
    id: string,
    secret: string,
    redirectUri: string,
  ) => { validateAuthorizationCode(code: string): Promise<{ readonly data: unknown }> };
}

const arctic = peer('arctic', ['GitHub'], ({ GitHub }: Arctic) => {
  const github = new GitHub(app.clientId, app.clientSecret, redirectUri);
  return { exchange: (code) => github.validateAuthorizationCode(code) };
});

interface Badgateway {
  OAuth2Client: new (settings: object) => {
    readonly authorizationCode: {
      readonly getToken: (parameters: object) => Promise<unknown>;
      readonly validateResponse: (url: string, parameters: object) => unknown;
    };
  };
}

const badgateway = peer(
  '@badgateway/oauth2-client',
  ['OAuth2Client'],
  ({ OAuth2Client }: Badgateway) => {
    const { authorizationCode } = new OAuth2Client({
      ...app,
      server: 'https://github.com',
      tokenEndpoint: '/login/oauth/access_token',
      authenticationMethod: 'client_secret_post',
    });
    return {
      exchange: (code) => authorizationCode.getToken({ code, redirectUri }),
      parseCallback: (url, state) =>
        authorizationCode.validateResponse(url, state === undefined ? {} : { state }),
    };
  },
);

interface SimpleOauth2 {
  AuthorizationCode: new (config: object) => { getToken(parameters: object): Promise<unknown> };
}

const simpleOauth2 = peer(
  'simple-oauth2',
  ['AuthorizationCode'],
  ({ AuthorizationCode }: SimpleOauth2, endpoint: string) => {
    const client = new AuthorizationCode({
      client: { id: app.clientId, secret: app.clientSecret },
      auth: { tokenHost: endpoint, tokenPath: '/login/oauth/access_token' },
    });
    return { exchange: (code) => client.getToken({ code, redirect_uri: redirectUri }) };
  },
  { ownHttp: true },
);

interface BetterAuth {
  readonly github: (options: object) => {
    validateAuthorizationCode(parameters: object): Promise<unknown>;
  };
}

const betterAuth = peer(
  'better-auth',
  ['github'],
  ({ github }: BetterAuth) => {
    const provider = github(app);
    return {
      exchange: (code) => provider.validateAuthorizationCode({ code, redirectURI: redirectUri }),
      succeeded: (value) => value !== null,
    };
  },
  { module: 'better-auth/social-providers' },
);

export const peers: readonly Peer[] = [
  oauth4webapi,
  openidClient,
  octokit,
  arctic,
  badgateway,
  simpleOauth2,
  betterAuth,
];

type Main = typeof import('../src/index.js');
type Core = typeof import('../src/core.js');
type Node = typeof import('../src/node.js');

const succeeded = (value: unknown): boolean =>
  ['Success', 'DeviceCode', 'AuthorizationCode'].includes(
    (value as { readonly _tag: string })._tag,
  );

const ownClient = (client: ReturnType<Main['createTokenClient']>): Client => ({
  exchange: (code) => client.exchangeCode({ code, redirectUri }),
  succeeded,
  requestDeviceCode: () => client.requestDeviceCode(),
  parseCallback: (url, state) =>
    client.parseCallback(url, { state: state ?? null, skipStateCheck: state === undefined }),
});

export const ownName = 'github-token-exchange';

/** Whether a candidate is an entry of this package. */
export const isOwn = (name: string): boolean => name.includes(ownName);

/** The entries of a build of this package, in the form of a library to compare with. */
export const ownEntries = (folder: URL, label = ''): readonly Peer[] => [
  {
    name: `${label}${ownName}`,
    module: new URL('index.js', folder).href,
    names: ['createTokenClient'],
    create: (module) => {
      const { createTokenClient } = module as Main;
      return ownClient(createTokenClient(app));
    },
  },
  {
    name: `${label}${ownName}/core`,
    module: new URL('core.js', folder).href,
    names: ['createTokenClient', 'fetchTransport'],
    create: (module) => {
      const { createTokenClient, fetchTransport } = module as Core;
      return ownClient(createTokenClient({ ...app, transport: fetchTransport() }));
    },
  },
  {
    name: `${label}${ownName}/core, nodeTransport`,
    module: `data:text/javascript,${['core', 'node']
      .map((entry) => `export*from'${new URL(`${entry}.js`, folder).href}'`)
      .join(';')}`,
    names: [],
    ownHttp: true,
    create: (module, endpoint) => {
      const { createTokenClient, nodeTransport } = module as Core & Node;
      return ownClient(
        createTokenClient({ ...app, baseUrl: endpoint, transport: nodeTransport() }),
      );
    },
  },
];

/** What every client does at least: one request, and `JSON.parse`. */
export const bareFetch: Client = {
  exchange: async (code) => {
    const init = { method: 'POST', headers: requestHeaders, body: form(code) };
    const response = await fetch(tokenUrl, init);
    return JSON.parse(await response.text()) as unknown;
  },
};

/** What every client does that promises a deadline and a limit of the body: the floor of this package. */
export const fetchWithLimits: Client = {
  exchange: async (code) => {
    const controller = new AbortController();
    const timer = setTimeout(() => {
      controller.abort();
    }, 10_000);
    try {
      const response = await fetch(tokenUrl, {
        method: 'POST',
        headers: requestHeaders,
        body: form(code),
        redirect: 'manual',
        signal: controller.signal,
      });
      let text = '';
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? []) {
        text += decoder.decode(chunk, { stream: true });
        if (text.length > 65_536) throw new RangeError('The body is too long.');
      }
      return JSON.parse(text) as unknown;
    } finally {
      clearTimeout(timer);
    }
  },
};

const fixed = (name: string, client: Client): Peer => ({
  name,
  module: 'data:text/javascript,',
  names: [],
  create: () => client,
});

/** The rows that need no library. */
export const bare: readonly Peer[] = [
  fixed('fetch', bareFetch),
  fixed('fetch + deadline + 64 KiB cap', fetchWithLimits),
  ky,
];
