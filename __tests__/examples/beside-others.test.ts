// What the READMEs of the examples say of other libraries, on the answers that they say it of.
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Octokit } from '@octokit/core';
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';
import * as after from '../../examples/from-octokit/after.mjs';
import * as before from '../../examples/from-octokit/before.mjs';
import { exchange } from '../../examples/with-oauth4webapi/exchange.mjs';
import { githubConfiguration } from '../../examples/with-openid-client/configuration.mjs';
import { signIn } from '../../examples/with-openid-client/sign-in.mjs';
import { createFakeTokenEndpoint } from '../../src/testing/fake-token-endpoint.js';
import type { FakeServer } from '../../src/testing/server.js';
import type { FakeResponse } from '../../src/testing/response.js';
import { app, callbackUrl, fakeApp } from '../support/app.js';

const endpoint = createFakeTokenEndpoint({ apps: [fakeApp] });
let server: FakeServer;

beforeAll(async () => {
  server = await endpoint.listen();
});
afterAll(() => server.close());

/** What an exchange came to: the message of what was thrown, or the tag of what was returned. */
type Way = (code: string) => Promise<string>;

const told = (thrown: unknown): string =>
  thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : inspect(thrown);

const outcome = async (run: () => Promise<string>): Promise<string> => {
  try {
    return await run();
  } catch (thrown) {
    return told(thrown);
  }
};

const wrongSecret: FakeResponse = { error: 'incorrect_client_credentials' };
const redirectMismatch: FakeResponse = { error: 'redirect_uri_mismatch' };
const unknownClient: FakeResponse = {
  status: 404,
  headers: { 'content-type': 'application/json' },
  body: '{"error":"Not Found"}',
};
const page: FakeResponse = {
  headers: { 'content-type': 'text/html' },
  body: '<html><title>Sign in</title></html>',
};

const answered = (way: Way, answer: FakeResponse): Promise<string> => {
  endpoint.respondWith(answer);
  return outcome(() => way(endpoint.issueCode()));
};

/** The rows of a README: the answer, what the library says of it, what this package says. */
type Rows = readonly (readonly [string, FakeResponse, string | RegExp, string])[];

const compare = (library: string, alone: Way, together: Way, rows: Rows): void => {
  test.each(rows)(`${library} and this package on %s`, async (_what, answer, message, tag) => {
    const said = await answered(alone, answer);
    if (typeof message === 'string') expect(said).toBe(message);
    else expect(said).toMatch(message);
    expect(await answered(together, answer)).toBe(tag);
  });
};

describe('@octokit/oauth-methods', () => {
  const octokit = (code: string) =>
    before.signIn({ ...app, request: new Octokit({ baseUrl: server.url }).request }, code);
  const ours = (code: string) => after.signIn({ ...app, baseUrl: server.url }, code);

  compare(
    '@octokit/oauth-methods',
    async (code) => {
      const result = await octokit(code);
      return 'error' in result ? told(result.error) : result.token;
    },
    async (code) => {
      const result = await ours(code);
      return 'error' in result ? result.error._tag : result.token;
    },
    [
      [
        'a wrong client secret',
        wrongSecret,
        /^HttpError: The client_id and\/or client_secret passed are incorrect\. \(incorrect_client_c/,
        'IncorrectClientCredentials',
      ],
      [
        'a redirect URI mismatch',
        redirectMismatch,
        /^HttpError: The redirect_uri MUST match/,
        'RedirectUriMismatch',
      ],
      [
        'a page of HTML',
        page,
        /^TypeError: Cannot use 'in' operator to search for 'error' in <html>/,
        'UnexpectedResponse',
      ],
    ],
  );

  test('the error of @octokit/oauth-methods contains the client secret, and ours does not', async () => {
    const shown = async (sign: (code: string) => Promise<object>) => {
      endpoint.respondWith(wrongSecret);
      return inspect(await sign(endpoint.issueCode()), { depth: 10 });
    };

    expect(await shown(octokit)).toContain(app.clientSecret);
    expect(await shown(ours)).not.toContain(app.clientSecret);
  });

  test('@octokit/oauth-methods does not split scopes', async () => {
    const code = () => endpoint.issueCode({ scopes: ['repo', 'gist'] });

    expect(await octokit(code())).toMatchObject({ scopes: ['gist,repo'] });
    expect(await ours(code())).toMatchObject({ scopes: ['gist', 'repo'] });
  });
});

const notConform = 'ResponseBodyError: server responded with an error in the response body';
const state = 'a-state';
const codeVerifier = 'v'.repeat(43);
const callback = (code: string): URL => new URL(`${callbackUrl}?code=${code}&state=${state}`);

describe('oauth4webapi', () => {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- so marked to stand out
  const insecure = { [oauth.allowInsecureRequests]: true };
  const noToken =
    'OperationProcessingError: "response" body "access_token" property must be a string';

  const alone: Way = async (code) => {
    const authorizationServer = {
      issuer: `${server.url}/login/oauth`,
      token_endpoint: `${server.url}/login/oauth/access_token`,
    };
    const client = { client_id: app.clientId };
    const answer = await oauth.authorizationCodeGrantRequest(
      authorizationServer,
      client,
      oauth.ClientSecretPost(app.clientSecret),
      oauth.validateAuthResponse(authorizationServer, client, callback(code), state),
      callbackUrl,
      codeVerifier,
      insecure,
    );
    await oauth.processAuthorizationCodeResponse(authorizationServer, client, answer);
    return 'Success';
  };
  const together: Way = async (code) => {
    const using = { ...app, redirectUri: callbackUrl, baseUrl: server.url };
    const begun = { state, codeVerifier, redirectUri: callbackUrl };
    return (await exchange(using, callback(code), begun, insecure))._tag;
  };

  compare('oauth4webapi', alone, together, [
    ['a wrong client secret', wrongSecret, noToken, 'IncorrectClientCredentials'],
    ['a redirect URI mismatch', redirectMismatch, noToken, 'RedirectUriMismatch'],
    ['an unknown client ID', unknownClient, notConform, 'IncorrectClientCredentials'],
    [
      'a page of HTML',
      page,
      'OperationProcessingError: "response" content-type must be application/json',
      'UnexpectedResponse',
    ],
  ]);

  test('oauth4webapi signs in with and without this package', async () => {
    expect(await outcome(() => alone(endpoint.issueCode()))).toBe('Success');
    expect(await outcome(() => together(endpoint.issueCode()))).toBe('Success');
  });
});

describe('openid-client', () => {
  const using = () => ({ ...app, baseUrl: server.url });
  const configure = () => {
    const configuration = githubConfiguration(using());
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- so marked to stand out
    openid.allowInsecureRequests(configuration);
    return configuration;
  };
  const noToken = 'ClientError: invalid response encountered';

  const alone: Way = async (code) => {
    const configuration = configure();
    configuration[openid.customFetch] = (url, options) => fetch(url, options as RequestInit);
    await openid.authorizationCodeGrant(configuration, callback(code), {
      expectedState: state,
      pkceCodeVerifier: codeVerifier,
    });
    return 'Success';
  };
  const together: Way = async (code) => {
    const begun = { state, codeVerifier };
    const { error } = await signIn(configure(), callback(code), begun, using());
    return error?._tag ?? 'Success';
  };

  compare('openid-client', alone, together, [
    ['a wrong client secret', wrongSecret, noToken, 'IncorrectClientCredentials'],
    ['a redirect URI mismatch', redirectMismatch, noToken, 'RedirectUriMismatch'],
    ['an unknown client ID', unknownClient, notConform, 'IncorrectClientCredentials'],
    ['a page of HTML', page, 'ClientError: unexpected response content-type', 'UnexpectedResponse'],
  ]);

  test('openid-client signs in with and without this package', async () => {
    expect(await outcome(() => alone(endpoint.issueCode()))).toBe('Success');
    expect(await outcome(() => together(endpoint.issueCode()))).toBe('Success');
  });

  test('openid-client throws its own error unchanged if it is not from GitHub', async () => {
    const stranger = new URL(`${callbackUrl}?code=${endpoint.issueCode()}&state=another`);

    await expect(
      signIn(configure(), stranger, { state, codeVerifier }, using()),
    ).rejects.toMatchObject({ name: 'ClientError' });
  });
});
