import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import worker from '../../examples/hono-worker/worker.mjs';
import { createFakeTokenEndpoint } from '../../src/testing/fake-token-endpoint.js';
import type { FakeServer } from '../../src/testing/server.js';
import { app } from '../support/app.js';

const endpoint = createFakeTokenEndpoint({ apps: [app] });
let github: FakeServer;
let log: jest.SpiedFunction<typeof console.error>;

beforeAll(async () => {
  github = await endpoint.listen();
});
afterAll(() => github.close());
beforeEach(() => {
  log = jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
});

const origin = 'https://app.example.com';
const bindings = (clientSecret: string = app.clientSecret) => ({
  GITHUB_CLIENT_ID: app.clientId,
  GITHUB_CLIENT_SECRET: clientSecret,
  GITHUB_BASE_URL: github.url,
  ALLOWED_ORIGIN: origin,
});

const request = (method: string, code?: string): Request =>
  new Request('https://worker.example.com/oauth/token', {
    method,
    headers: { origin, 'content-type': 'application/json' },
    ...(code === undefined ? {} : { body: JSON.stringify({ code }) }),
  });

test('the Worker responds to the preflight request of the page', async () => {
  const { status, headers } = await worker.fetch(request('OPTIONS'), bindings());

  expect(status).toBe(204);
  expect(headers.get('access-control-allow-origin')).toBe(origin);
});

test('the Worker exchanges a code once if it is sent twice at the same time', async () => {
  const env = bindings();
  const code = endpoint.issueCode();
  const before = endpoint.requests.length;
  const answers = await Promise.all([
    worker.fetch(request('POST', code), env),
    worker.fetch(request('POST', code), env),
  ]);

  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(endpoint.requests.length - before).toBe(1);
});

test('the Worker logs the hint, and its log and response contain no secret', async () => {
  const secret = `${app.clientSecret} `;
  const answer = await worker.fetch(request('POST', endpoint.issueCode()), bindings(secret));
  const text = await answer.text();

  expect(answer.status).toBe(500);
  expect(text).toContain('"_tag":"IncorrectClientCredentials"');
  expect(text).not.toContain('space');
  expect(log.mock.lastCall?.[0]).toContain('The client secret ends with a space.');
  expect(text + String(log.mock.lastCall?.[0])).not.toContain(app.clientSecret);
});
