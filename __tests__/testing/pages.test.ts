import { expect, test } from '@jest/globals';
import type { FakeApp, FakeTokenEndpoint } from '../../src/testing.js';
import { app, callbackUrl } from '../support/app.js';
import { createFake, membersOf, requestDeviceCode, tokenError } from './fake.js';

type Form = Readonly<Record<string, string>>;

const request = { client_id: app.clientId, redirect_uri: callbackUrl, state: 'xyz' };

const show = async (path: string, parameters: Form, { fetch } = createFake()): Promise<string> => {
  const query = new URLSearchParams(parameters).toString();
  return (await fetch(`https://github.com${path}?${query}`)).text();
};

const submit = ({ fetch }: FakeTokenEndpoint, path: string, form: Form): Promise<Response> =>
  fetch(`https://github.com${path}`, { method: 'POST', body: new URLSearchParams(form) });

/** Presses a button on the authorize page. */
const authorize = (form: Form, differing: Partial<FakeApp> = {}): Promise<Response> =>
  submit(createFake(differing), '/login/oauth/authorize', form);

const locationOf = (response: Response): URL => new URL(response.headers.get('location') ?? '');

test('the authorize page shows the app, the scopes that it grants, and two buttons', async () => {
  const html = await show('/login/oauth/authorize', {
    ...request,
    scope: 'repo,read:org offline_access public_repo',
  });

  expect(html).toContain(`Authorize ${app.clientId}`);
  expect(html).toContain('It requests the scopes read:org, repo.');
  expect(html).toContain('<button name="decision" value="authorize">');
  expect(html).toContain('<button name="decision" value="cancel">');
  expect(await show('/login/oauth/authorize', request)).toContain('It requests no scopes.');
});

test('the authorize page escapes parameters', async () => {
  const state = `"><script>alert('1')</script>&`;
  const html = await show('/login/oauth/authorize', { ...request, state });

  expect(html).not.toContain('<script>');
  expect(html).toContain('&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;');
});

test('the authorize page redirects with a code, the issuer and the state', async () => {
  const response = await authorize({ ...request, decision: 'authorize' });
  const { origin, pathname, searchParams } = locationOf(response);

  expect([response.status, origin + pathname]).toEqual([302, callbackUrl]);
  expect(Object.fromEntries(searchParams)).toEqual({
    code: expect.stringMatching(/^[\da-f]{20}$/),
    iss: 'https://github.com/login/oauth',
    state: 'xyz',
  });
});

test('the authorize page redirects to the first callback URL if there is no redirect URI', async () => {
  const endpoint = createFake({ callbackUrls: [callbackUrl, 'https://example.com/b'] });
  const form = { client_id: app.clientId, decision: 'authorize' };
  const { origin, pathname, searchParams } = locationOf(
    await submit(endpoint, '/login/oauth/authorize', form),
  );
  const code = searchParams.get('code') ?? '';

  expect(origin + pathname).toBe(callbackUrl);
  expect(await tokenError(endpoint, { code, redirect_uri: callbackUrl })).toBeUndefined();
});

test('the authorize page redirects with access_denied if the user cancels, and with application_suspended', async () => {
  const responses = [
    ['access_denied', await authorize({ ...request, decision: 'cancel' })],
    ['application_suspended', await authorize(request, { suspended: true })],
  ] as const;

  for (const [error, response] of responses)
    expect(Object.fromEntries(locationOf(response).searchParams)).toEqual({
      error,
      error_description: expect.stringMatching(/\w+ \w+/),
      error_uri: expect.stringMatching(/^https:\/\/docs\.github\.com\//),
      state: 'xyz',
    });
});

test('the authorize page does not redirect to a redirect URI that is not registered', async () => {
  const stray = { ...request, redirect_uri: 'https://evil.example.com', decision: 'authorize' };
  const responses = [
    await authorize(stray),
    await authorize({ ...request, redirect_uri: `${callbackUrl}/below` }),
    await authorize({ client_id: app.clientId }, { callbackUrls: [] }),
  ];

  for (const response of responses) {
    expect([response.status, response.headers.has('location')]).toEqual([200, false]);
    expect(await response.text()).toContain('is not associated with this application');
  }
});

test('the authorize page of an unknown app is a 404', async () => {
  expect((await authorize({ ...request, client_id: 'unknown' })).status).toBe(404);
});

/** Presses a button on the device page. */
const enter = async (endpoint: FakeTokenEndpoint, userCode: string, decision = 'authorize') =>
  (await submit(endpoint, '/login/device', { user_code: userCode, decision })).text();

const requestUserCode = async (endpoint: FakeTokenEndpoint): Promise<string> =>
  (await membersOf(requestDeviceCode(endpoint))).user_code;

test('the device page has a field for the code, filled in from the query', async () => {
  expect(await show('/login/device', { user_code: 'WDJB-MJHT' })).toContain('value="WDJB-MJHT"');
});

test('the device page accepts a user code once', async () => {
  const endpoint = createFake();
  const userCode = await requestUserCode(endpoint);

  expect(await enter(endpoint, ` ${userCode.toLowerCase()} `)).toContain(
    'The device is connected.',
  );
  expect(await enter(endpoint, userCode)).toContain('This code is not known.');
  expect(endpoint.decideDevice(userCode, 'denied')).toBe(false);
});

test('the device page lets the user refuse', async () => {
  const endpoint = createFake();
  const userCode = await requestUserCode(endpoint);

  expect(await enter(endpoint, userCode, 'cancel')).toContain('The device was refused.');
});

test('the device page does not accept an unknown user code', async () => {
  expect(await enter(createFake(), '')).toContain('This code is not known.');
});
