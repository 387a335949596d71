// How the server produces each error. The page chooses a scenario before its next exchange.
import { gitHubApp, oauthApp } from './apps.mjs';

/**
 * @typedef {import('github-token-exchange/testing').FakeResponse} FakeResponse
 * @typedef {import('github-token-exchange/testing').FakeCode} FakeCode
 * @typedef {object} Scenario
 * @property {readonly FakeResponse[]} [answers] GitHub's responses in place of the usual ones.
 * @property {FakeCode} [code] How the code of the next exchange was issued.
 * @property {import('../server/relay.mjs').Settings} [relay] The settings in which the relay differs.
 */

/** @type {(...answers: readonly FakeResponse[]) => Scenario} */
const answered = (...answers) => ({ answers });

/** @type {(body: string, contentType?: string, more?: object) => Scenario} */
const body = (text, contentType = 'text/html; charset=utf-8', more = {}) =>
  answered({ headers: { 'content-type': contentType, ...more }, body: text });

const secretWithNewline = { clientSecret: `${gitHubApp.clientSecret}\n` };

/** @type {Readonly<Record<string, Scenario>>} */
export const scenarios = {
  usual: {},
  'secret-with-newline': { relay: secretWithNewline },
  'secret-with-newline-in-production': { relay: { ...secretWithNewline, details: 'public' } },
  'secret-of-another-app': { relay: { clientSecret: oauthApp.clientSecret } },
  'client-id-unknown': { relay: { clientId: 'Iv23liUnknownUnknown' } },
  'email-not-verified': { code: { unverifiedEmail: true } },
  'app-suspended': answered({ error: 'application_suspended' }),
  'access-denied': answered({ error: 'access_denied' }),
  'grant-type-misspelt': answered({ error: 'unsupported_grant_type' }),
  'error-of-the-future': answered({
    error: 'interaction_required',
    members: { error_description: 'The user has to approve this first.' },
  }),

  'device-pending': answered({ error: 'authorization_pending', members: { interval: 5 } }),
  'device-too-fast': answered({ error: 'slow_down', members: { interval: 10 } }),
  'device-code-expired': answered({ error: 'expired_token' }),
  'device-code-unknown': answered({ error: 'incorrect_device_code' }),
  'device-flow-off': answered({ error: 'device_flow_disabled' }),

  'rate-limit': answered({
    status: 429,
    headers: { 'content-type': 'text/html; charset=utf-8', 'retry-after': '60' },
    body: '<html><title>Rate limit · GitHub</title><h1>Whoa there!</h1></html>',
  }),
  outage: answered({
    status: 503,
    headers: { 'content-type': 'text/html' },
    body: '<html><title>Unicorn! · GitHub</title></html>',
  }),
  'connection-reset': answered({ fault: 'reset' }),
  'no-answer': { ...answered({ fault: 'hang' }), relay: { timeoutMs: 300 } },

  'html-page': body('<html><title>Welcome</title><h1>It works!</h1></html>'),
  'proxy-page': body(
    '<html><title>Sign in to the network</title><input type="password"></html>',
    'text/html',
    { server: 'gateway' },
  ),
  'wrong-endpoint': answered({
    status: 404,
    headers: { 'content-type': 'application/json', server: 'GitHub.com' },
    body: '{"message":"Not Found","documentation_url":"https://docs.github.com/rest"}',
  }),
  'not-acceptable': answered({ status: 406 }),
  redirect: answered({ status: 302, headers: { location: 'https://sso.example.com/login' } }),
  'empty-body': answered({ headers: { 'content-type': 'application/json' } }),
  'too-large': body('x'.repeat(70_000), 'text/plain'),
  undecodable: body('{"access_tok', 'application/json'),
  'no-token-inside': body('{"ok":true}', 'application/json'),
};
