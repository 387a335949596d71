import { request } from 'node:http';
import { afterEach, expect, test } from '@jest/globals';
import { createTokenClient, isTokenError, type TokenError } from '../../src/index.js';
import { app } from '../support/app.js';
import { certificate, httpsServer } from '../support/https.js';
import { closedPort, httpServer, socketServer } from '../support/raw-server.js';

const environment = { ...process.env };
const proxyVariables = /^(?:https?|all|no)_proxy$|^NODE_USE_ENV_PROXY$/i;

afterEach(() => {
  process.env = { ...environment };
});

const exchange = async (
  options: object,
  env: Readonly<Record<string, string>> = {},
): Promise<TokenError> => {
  const others = Object.entries(environment).filter(([name]) => !proxyVariables.test(name));
  process.env = { ...Object.fromEntries(others), ...env };
  const response = await createTokenClient({ ...app, ...options }).exchangeCode({
    code: '8e1f04b7c2a95d3610fe',
  });
  if (!isTokenError(response)) throw new Error('The exchange did not fail.');
  return response;
};

/** A `fetch` that fails as the one of Node does. */
const failing = (members: { readonly message?: string; readonly code?: string }) => () =>
  Promise.reject(
    new TypeError('fetch failed', { cause: Object.assign(new Error(members.message), members) }),
  );

interface Incident {
  readonly source: string;
  readonly thrown: { readonly code: string };
  readonly env?: Readonly<Record<string, string>>;
  readonly baseUrl?: string;
  readonly first: string;
  readonly says: RegExp;
}

const proxied = {
  HTTPS_PROXY: 'http://proxy.corp.example:8080',
  HTTP_PROXY: 'http://proxy.corp.example:8080',
};
const ghes = 'https://github.corp.example';

// What public reports say was thrown, and the true cause that they found.
const incidents: readonly Incident[] = [
  {
    source: 'https://github.com/portainer/portainer/issues/12968',
    thrown: { code: 'EAI_AGAIN' },
    first: 'host-name-not-resolved',
    says: /container/,
  },
  {
    source: 'https://github.com/Y80/bmm/issues/35',
    thrown: { code: 'UND_ERR_CONNECT_TIMEOUT' },
    first: 'no-connection-in-time',
    says: /proxy/,
  },
  {
    source: 'https://github.com/coderplanets/coderplanets_web/issues/379',
    thrown: { code: 'ETIMEDOUT' },
    first: 'no-connection-in-time',
    says: /firewall|proxy/,
  },
  {
    source: 'https://github.com/microsoft/azurechat/issues/69',
    thrown: { code: 'UND_ERR_CONNECT_TIMEOUT' },
    env: proxied,
    first: 'proxy-variable-ignored',
    says: /HTTPS_PROXY.*NODE_USE_ENV_PROXY/,
  },
  {
    source: 'https://github.com/n4bb12/verdaccio-github-oauth-ui/issues/28',
    thrown: { code: 'ETIMEDOUT' },
    env: { https_proxy: 'http://proxy.corp.example:3128' },
    first: 'proxy-variable-ignored',
    says: /HTTPS_PROXY.*NODE_USE_ENV_PROXY/,
  },
  {
    source: 'https://github.com/sourcegraph/sourcegraph-public-snapshot/issues/13461',
    thrown: { code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' },
    baseUrl: ghes,
    first: 'private-certificate-authority',
    says: /NODE_EXTRA_CA_CERTS/,
  },
  {
    source: 'https://github.com/desktop/desktop/issues/1895',
    thrown: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    baseUrl: ghes,
    first: 'private-certificate-authority',
    says: /NODE_EXTRA_CA_CERTS/,
  },
  {
    source: 'https://github.com/casdoor/casdoor/issues/491',
    thrown: { code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' },
    first: 'private-certificate-authority',
    says: /authority/,
  },
  {
    source: 'https://github.com/backstage/backstage/issues/8543',
    thrown: { code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' },
    first: 'private-certificate-authority',
    says: /NODE_EXTRA_CA_CERTS/,
  },
  {
    source: 'https://github.com/anomalyco/opencode/issues/640',
    thrown: { code: 'SELF_SIGNED_CERT_IN_CHAIN' },
    first: 'private-certificate-authority',
    says: /CERT/,
  },
  {
    source: 'https://github.com/microsoft/vscode/issues/188482',
    thrown: { code: 'CERT_SIGNATURE_FAILURE' },
    first: 'private-certificate-authority',
    says: /certificate.*inspects TLS/,
  },
];

test('exchangeCode() names the true cause of each reported incident first', async () => {
  const violations = [];
  for (const { source, thrown, env, baseUrl, first, says } of incidents) {
    const { remediation } = await exchange({ fetch: failing(thrown), baseUrl }, env);
    const [cause] = remediation.likelyCauses;
    if (cause?.id !== first || !says.test(`${cause.summary} ${cause.fix}`))
      violations.push([source, cause]);
  }
  expect(violations).toEqual([]);
});

test('exchangeCode() does not blame a proxy variable that NO_PROXY, or Node itself, makes void', async () => {
  const fetch = failing({ code: 'ETIMEDOUT' });
  const idOf = async (env: Readonly<Record<string, string>>, baseUrl = 'https://github.com') =>
    (await exchange({ fetch, baseUrl }, env)).remediation.likelyCauses[0]?.id;

  expect(await idOf({ ...proxied, NO_PROXY: '.corp.example' })).toBe('proxy-variable-ignored');
  expect(await idOf({ ...proxied, NO_PROXY: '.corp.example' }, ghes)).toBe('no-connection-in-time');
  expect(await idOf({ ...proxied, no_proxy: '*' })).toBe('no-connection-in-time');
  expect(await idOf({})).toBe('no-connection-in-time');
});

/** A `fetch` that opens a tunnel through a proxy, and fails with the errors of undici. */
const fetchThrough = (proxy: string) => () =>
  new Promise<Response>((_, reject) => {
    const fail = (cause: Error) => {
      reject(new TypeError('fetch failed', { cause }));
    };
    request(proxy, { method: 'CONNECT', path: 'github.com:443', agent: false })
      .on('error', fail)
      .on('connect', ({ statusCode }, socket) => {
        socket.destroy();
        const message = `Proxy response (${String(statusCode)}) !== 200 when HTTP Tunneling`;
        const aborted = Object.assign(new Error(message), { code: 'UND_ERR_ABORTED' });
        const cancelled = new DOMException('Request was cancelled.', 'AbortError');
        fail(Object.assign(cancelled, { cause: aborted }));
      })
      .end();
  });

const proxyWithStatus = (status: string) =>
  socketServer((socket) =>
    socket.once('data', () => socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\n\r\n`)),
  );

const shown = ({ _tag, retryable, remediation, ...error }: TokenError) => ({
  _tag,
  retryable,
  codeSpent: 'codeSpent' in error ? error.codeSpent : undefined,
  first: remediation.likelyCauses[0]?.id,
});

test('exchangeCode() blames the proxy on this machine that refuses the connection', async () => {
  const proxy = await closedPort();
  const error = await exchange({ fetch: fetchThrough(proxy) });

  expect(shown(error)).toEqual({
    _tag: 'NetworkFailure',
    retryable: true,
    codeSpent: 'no',
    first: 'local-proxy-refuses',
  });
  expect(error).toMatchObject({
    cause: { address: '127.0.0.1', port: Number(new URL(proxy).port) },
  });
  expect(error.remediation.likelyCauses[0]?.summary).toContain(new URL(proxy).host);
});

test('exchangeCode() blames the name of the proxy if it cannot be resolved', async () => {
  const error = await exchange({ fetch: fetchThrough('http://proxy.invalid:3128') });

  expect(shown(error)).toEqual({
    _tag: 'NetworkFailure',
    retryable: true,
    codeSpent: 'no',
    first: 'proxy-name-not-resolved',
  });
  expect(error).toMatchObject({ cause: { hostname: 'proxy.invalid' } });
});

test('exchangeCode() says how a proxy refused the tunnel, and that nothing was sent', async () => {
  const statuses = [
    ['407 Proxy Authentication Required', 'proxy-requires-authentication', false],
    ['403 Forbidden', 'proxy-refuses-connection', false],
    ['502 Bad Gateway', 'proxy-refuses-connection', true],
  ] as const;
  for (const [status, first, retryable] of statuses) {
    const error = await exchange({ fetch: fetchThrough(await proxyWithStatus(status)) });
    expect(shown(error)).toEqual({ _tag: 'NetworkFailure', retryable, codeSpent: 'no', first });
    expect(error.remediation.actor).toBe('operator');
  }
});

test('exchangeCode() names what is wrong with TLS, which no retry changes', async () => {
  const pem = await certificate('127.0.0.1', new Date(Date.now() + 86_400_000));
  const httpUrl = await httpServer((_, outgoing) => outgoing.end('error=access_denied'));
  const servers = [
    // Plain text may also arrive after the request.
    [httpUrl.replace('http:', 'https:'), 'port-does-not-speak-tls', 'unknown'],
    [await httpsServer(pem), 'private-certificate-authority', 'no'],
    [
      await httpsServer(pem, { minVersion: 'TLSv1', maxVersion: 'TLSv1.1' }),
      'tls-version-not-supported',
      'no',
    ],
    [
      await httpsServer(pem, { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256' }),
      'tls-handshake-failed',
      'no',
    ],
  ] as const;
  for (const [baseUrl, first, codeSpent] of servers)
    expect(shown(await exchange({ baseUrl }))).toEqual({
      _tag: 'NetworkFailure',
      retryable: false,
      codeSpent,
      first,
    });
});

test('exchangeCode() knows that nothing was sent if the connection ends during the handshake', async () => {
  const url = await socketServer((socket) => socket.once('data', () => socket.end()));
  const error = await exchange({ baseUrl: url.replace('http:', 'https:') });

  expect(shown(error)).toMatchObject({
    retryable: true,
    codeSpent: 'no',
    first: 'connection-broken-off',
  });
  expect(error.remediation.likelyCauses[0]?.summary).toContain('before TLS was established');
});

test('exchangeCode() does not know whether the code is used if the response is not HTTP', async () => {
  const url = await socketServer((socket) =>
    socket.once('data', () => socket.end('220 mail.example.com ESMTP\r\n')),
  );

  expect(shown(await exchange({ baseUrl: url }))).toEqual({
    _tag: 'NetworkFailure',
    retryable: false,
    codeSpent: 'unknown',
    first: 'port-does-not-speak-http',
  });
});

test('exchangeCode() knows that nothing was sent to a port that fetch blocks', async () => {
  expect(shown(await exchange({ baseUrl: 'http://127.0.0.1:9' }))).toEqual({
    _tag: 'NetworkFailure',
    retryable: false,
    codeSpent: 'no',
    first: 'port-blocked-by-fetch',
  });
});
