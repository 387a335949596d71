import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { explained, secrets } from '../../scripts/example-output.mjs';
import { runNode, type Run } from '../support/run-node.js';

jest.setTimeout(90_000);

const newline = 'The client secret ends with a newline.';

/** What each example has to say: of the sign-in that works, and of those that do not. */
const shown: Readonly<Record<string, readonly string[]>> = {
  express: [
    'The user reads (200): You are signed in with the scopes: read:user.',
    'The user reads (400): You canceled the sign-in.',
    '✗ StateMismatch',
    'The user reads (500): Sign-in is not available at the moment.',
    '✗ IncorrectClientCredentials',
    newline,
  ],
  'hono-worker': [
    'The page gets 200:',
    '"_tag": "Success"',
    'The page gets 403:',
    'The origin https://evil.example is not in allowedOrigins',
    'The page gets 500:',
    '✗ IncorrectClientCredentials',
    'The client secret is in quotation marks.',
  ],
  'next-route-handler': [
    '303 to http://127.0.0.1:3000/\n',
    '✗ StateMismatch',
    '303 to http://127.0.0.1:3000/sign-in-failed?reason=StateMismatch',
    '200 "_tag":"Success"',
    '400 "_tag":"BadVerificationCode"',
    'Exchange each code only once',
    '303 to http://127.0.0.1:3000/sign-in-failed?reason=IncorrectClientCredentials',
    'The client secret may have been regenerated, or belong to another app (possible).',
  ],
  'device-cli': [
    'Signed in',
    '✗ AccessDenied',
    'The user canceled the sign-in on GitHub.',
    '✗ DeviceFlowDisabled',
    'The device flow is disabled for this app.',
    'The command exits with code 1',
  ],
  'sdk-with-own-fetch': [
    'Signed in, with a token of 40 characters',
    'LoginError RedirectUriMismatch: GitHub rejected the redirect URI.',
    'The client ID ends with a space.',
    'LoginError ServerUnavailable: ',
  ],
  'fp-ts': [
    'to / with a token',
    'to /sign-in without a token',
    'to /?notice=canceled without a token',
    'to /sign-in-failed without a token',
    'The client secret looks like a placeholder (likely).',
  ],
  'from-octokit': [
    'before: scopes ["gist,repo"]',
    'after:  scopes ["gist","repo"]',
    'before: HttpError: The client_id and/or client_secret passed are incorrect.',
    'holds the client secret: yes',
    'after:  ✗ IncorrectClientCredentials',
    "before: TypeError: Cannot use 'in' operator to search for 'error' in <html>",
    'after:  ✗ UnexpectedResponse   proxy-page',
  ],
  'with-octokit': [
    'authorization: token gho_…',
    'Hello octocat',
    'Hello stranger',
    'The client ID and the client secret are swapped.',
  ],
  'with-authjs': [
    'Auth.js alone: 200 /\n',
    'with this package: 200 /\n',
    'Auth.js alone: 500 /auth/error?error=Configuration',
    'OperationProcessingError: "response" body "access_token" property must be a string',
    ...explained,
  ],
  'with-passport': [
    'passport-github2 alone: 200 You are signed in.',
    'with this package: 200 You are signed in.',
    'passport-github2 alone: 500 Error: Failed to obtain access token',
    ...explained,
  ],
  'with-fastify-oauth2': [
    '@fastify/oauth2 alone: 200 Signed in with a token',
    'with this package: 200 Signed in with a token',
    '@fastify/oauth2 alone: 200 Signed in with no token',
    'The content-type is not JSON compatible',
    ...explained,
  ],
  'with-hono-oauth': [
    '@hono/oauth-providers alone: 200 Signed in as octocat',
    'with this package: 200 Signed in as octocat',
    'alone: 400 The client_id and/or client_secret passed are incorrect.',
    "SyntaxError: Unexpected token '<'",
    ...explained,
  ],
  'with-effect': [
    'Effect alone: Signed in\n',
    'with this package: Signed in\n',
    'Effect alone: Signed in with no token',
    'UnknownError',
    'The callback URL of this app is not registered.',
    ...explained,
  ],
  'with-neverthrow': [
    'neverthrow alone: Signed in\n',
    'with this package: Signed in\n',
    'neverthrow alone: Signed in with no token',
    'SyntaxError',
    ...explained,
  ],
  'with-oauth4webapi': [
    'Signed in: repo',
    'oauth4webapi alone: OperationProcessingError: "response" body "access_token" property',
    '✗ IncorrectClientCredentials',
    newline,
    'The redirect URI differs from the one in the authorization request: scheme.',
    '✗ UnexpectedResponse   html-page',
  ],
  'with-openid-client': [
    'Signed in: repo',
    'openid-client alone: ClientError: invalid response encountered',
    '✗ IncorrectClientCredentials',
    newline,
    '✗ RedirectUriMismatch',
    '✗ UnexpectedResponse   html-page',
  ],
};

describe.each(Object.entries(shown))('%s', (name, texts) => {
  let run: Run;

  beforeAll(async () => {
    const start = `examples/${name}/start`;
    run = existsSync(`${start}.ts`)
      ? await runNode('--import', 'tsx', `${start}.ts`)
      : await runNode(`${start}.mjs`);
  });

  test(`the example ${name} succeeds, prints its results, and prints no secret`, () => {
    expect(texts.filter((text) => !run.output.includes(text))).toEqual([]);
    expect(run.output).not.toMatch(secrets);
    expect(run.exitCode).toBe(0);
  });
});

describe('npm run example', () => {
  test('npm run example runs an example by its name', async () => {
    const { exitCode, output } = await runNode('scripts/example.mjs', 'fp-ts');

    expect(exitCode).toBe(0);
    expect(output).toContain('to / with a token');
  });

  test.each([[[]], [['no-such-example']]])(
    'npm run example lists the examples if it is called with %j',
    async (args) => {
      const { exitCode, output } = await runNode('scripts/example.mjs', ...args);

      expect(exitCode).toBe(2);
      for (const name of Object.keys(shown)) expect(output).toContain(name);
      expect(output).not.toContain('support');
    },
  );
});
