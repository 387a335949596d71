import { inspect } from 'node:util';
import { expect, test } from '@jest/globals';
import { createTokenClient, fetchTransport, type Transport } from '../../src/core.js';
import { createTokenClient as createKyClient } from '../../src/index.js';
import { createFakeTokenEndpoint } from '../../src/testing.js';
import { app } from '../support/app.js';

test('createTokenClient() of /core works like the one over ky, over the given transport', async () => {
  const endpoint = createFakeTokenEndpoint({ apps: [app] });
  const transport = fetchTransport(endpoint.fetch);
  const client = createTokenClient({ ...app, transport });
  const withKy = createKyClient({ ...app, fetch: endpoint.fetch });
  const clientSecret = `${app.clientSecret}\n`;

  expect(Object.keys(client)).toEqual(Object.keys(withKy));
  expect((await client.exchangeCode({ code: endpoint.issueCode() }))._tag).toBe('Success');
  expect(
    await createTokenClient({ ...app, clientSecret, transport }).exchangeCode({ code: 'abc' }),
  ).toMatchObject({
    _tag: 'IncorrectClientCredentials',
    remediation: { likelyCauses: [{ id: 'client-secret-has-whitespace' }] },
  });
});

test('createTokenClient() passes its transport one POST of form data with a signal', async () => {
  const requests: Parameters<Transport>[0][] = [];
  const client = createTokenClient({
    ...app,
    transport: (request) => {
      requests.push(request);
      return Promise.resolve({ status: 200, body: { access_token: 'gho_x' } });
    },
  });

  expect(await client.exchangeCode({ code: 'abc' })).toMatchObject({ accessToken: 'gho_x' });
  expect(requests).toEqual([
    {
      url: 'https://github.com/login/oauth/access_token',
      headers: {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
        'user-agent': expect.stringMatching(/^github-token-exchange\//),
      },
      body: `client_id=${app.clientId}&client_secret=${app.clientSecret}&grant_type=authorization_code&code=abc`,
      signal: expect.any(AbortSignal),
    },
  ]);
});

test('createTokenClient() of /core refuses a transport that is not a function', () => {
  for (const transport of [undefined, null, {}, 'fetch'])
    expect(() => createTokenClient({ ...app, transport: transport as never })).toThrow(
      new TypeError(
        'createTokenClient: transport is not a function; pass fetchTransport() or a transport of your own',
      ),
    );
});

test('a client shows no secret if it is inspected or serialized', () => {
  const client = createKyClient(app);

  expect(inspect(client, { depth: 9, showHidden: true })).not.toContain(app.clientSecret);
  expect(JSON.stringify(client)).not.toContain(app.clientSecret);
});

test('authorizationUrl() rejects with a TypeError if the client ID is missing', async () => {
  for (const clientId of [undefined, ''])
    await expect(createKyClient({ ...app, clientId }).authorizationUrl()).rejects.toThrow(
      /^authorizationUrl: clientId is missing; .+/,
    );
});

const callback = (iss: string) =>
  `/auth/callback?${new URLSearchParams({ code: 'abc', state: 'xyz', iss }).toString()}`;
const issuer = 'https://login.example.com/oauth';
const gitHub = 'https://github.com/login/oauth';

test('client.parseCallback() accepts the issuer of the client and refuses any other', () => {
  const client = createKyClient({ ...app, issuer });
  const tagOf = (iss: string) => client.parseCallback(callback(iss), { state: 'xyz' })._tag;

  expect(tagOf(issuer)).toBe('AuthorizationCode');
  expect(tagOf(`${issuer}/`)).toBe('AuthorizationCode');
  expect(tagOf(gitHub)).toBe('IssuerMismatch');
});

test('client.parseCallback() prefers the issuer of its options to that of the client', () => {
  const client = createKyClient({ ...app, issuer });
  const tagOf = (iss: string) =>
    client.parseCallback(callback(iss), { state: 'xyz', issuer: gitHub })._tag;

  expect(tagOf(gitHub)).toBe('AuthorizationCode');
  expect(tagOf(issuer)).toBe('IssuerMismatch');
});

test('client.parseCallback() expects the issuer of the base URL if the client has none', () => {
  const client = createKyClient({ ...app, baseUrl: 'https://ghe.example.com' });
  const tagOf = (iss: string) => client.parseCallback(callback(iss), { state: 'xyz' })._tag;

  expect(tagOf('https://ghe.example.com/login/oauth')).toBe('AuthorizationCode');
  expect(tagOf(gitHub)).toBe('IssuerMismatch');
});

test('client.parseCallback() checks the state unless skipStateCheck is true', () => {
  const client = createKyClient(app);
  const tagOf = (options: object) =>
    client.parseCallback('?code=abc', { state: undefined, ...options })._tag;

  expect(tagOf({ skipStateCheck: true })).toBe('AuthorizationCode');
  for (const skipStateCheck of [undefined, false, 1, 'true'])
    expect(tagOf({ skipStateCheck })).toBe('StateMismatch');
  expect(tagOf({ withoutState: true })).toBe('StateMismatch');
});

test('client.parseCallback() matches no callback if the session was lost', () => {
  expect(createKyClient(app).parseCallback('?code=abc&state=', undefined)._tag).toBe(
    'StateMismatch',
  );
});

test('client.parseCallback() throws a TypeError if its options are not an object', () => {
  for (const options of ['{}', 5])
    expect(() => createKyClient(app).parseCallback('?code=abc', options as never)).toThrow(
      /^parseCallback: options is not an object; .+/,
    );
});
