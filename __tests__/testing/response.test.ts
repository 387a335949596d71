import { expect, test } from '@jest/globals';
import { app } from '../support/app.js';
import { createFake, requestToken, tokenUrl } from './fake.js';

test('createFakeTokenEndpoint() responds with form data by default', async () => {
  const response = await requestToken(createFake(), { code: 'unknown' }, {});

  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(
    'application/x-www-form-urlencoded; charset=utf-8',
  );
  expect(await response.text()).toBe(
    'error=bad_verification_code&error_description=The+code+passed+is+incorrect+or+expired.&error_uri=https%3A%2F%2Fdocs.github.com%2Fapps%2Fmanaging-oauth-apps%2Ftroubleshooting-oauth-app-access-token-request-errors%2F%23bad-verification-code',
  );
});

test('createFakeTokenEndpoint() responds with JSON to Accept: application/json', async () => {
  const response = await requestToken(createFake(), { code: 'unknown' });

  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await response.json()).toEqual({
    error: 'bad_verification_code',
    error_description: 'The code passed is incorrect or expired.',
    error_uri:
      'https://docs.github.com/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors/#bad-verification-code',
  });
});

test('createFakeTokenEndpoint() responds with XML to Accept: application/xml', async () => {
  const endpoint = createFake();
  const code = endpoint.issueCode({ scopes: ['repo', 'gist'] });
  const response = await requestToken(endpoint, { code }, { accept: 'application/xml' });

  expect(await response.text()).toMatch(
    /^<OAuth>\n {2}<access_token>gho_\w{36}<\/access_token>\n {2}<token_type>bearer<\/token_type>\n {2}<scope>gist,repo<\/scope>\n<\/OAuth>$/,
  );
});

test('createFakeTokenEndpoint() escapes markup in XML', async () => {
  const endpoint = createFake();
  endpoint.respondWith({ error: 'a', members: { error_description: '<b>&lt;</b>' } });
  const response = await requestToken(endpoint, {}, { accept: 'application/xml' });

  expect(await response.text()).toContain(
    '<error_description>&lt;b&gt;&amp;lt;&lt;/b&gt;</error_description>',
  );
});

test('createFakeTokenEndpoint() responds with 406 to the media types of the REST API', async () => {
  const response = await requestToken(
    createFake(),
    {},
    { accept: 'application/vnd.github.v3+json' },
  );

  expect([response.status, await response.text()]).toEqual([406, '']);
});

test('createFakeTokenEndpoint() sends the headers of GitHub with every response', async () => {
  const { fetch } = createFake();
  const body = new URLSearchParams({ client_id: app.clientId });
  const responses = await Promise.all([
    fetch(tokenUrl, { method: 'POST', body }),
    fetch('https://github.com/login/device/code', { method: 'POST', body }),
    fetch('https://github.com/login/device'),
    fetch('https://github.com/nowhere'),
    fetch('https://github.com/nowhere', { method: 'POST' }),
    fetch('https://api.github.com/user'),
  ]);

  for (const { headers } of responses) {
    expect(headers.get('server')).toBe('github.com');
    expect(headers.get('x-github-request-id')).toMatch(/^(?:[\dA-F]+:){4}[\dA-F]+$/);
  }
});

test('createFakeTokenEndpoint() responds to a POST to an unknown path with the sentence on cookies', async () => {
  const { fetch } = createFake();
  const response = await fetch('https://github.com/oauth/token', { method: 'POST' });

  expect([response.status, await response.text()]).toEqual([
    403,
    'Cookies must be enabled to use GitHub.',
  ]);
});

test('createFakeTokenEndpoint() responds to a GET of the token endpoint with a 404 page', async () => {
  const response = await createFake().fetch(tokenUrl);

  expect(response.status).toBe(404);
  expect(response.headers.get('content-type')).toMatch(/^text\/html/);
});
