import { describe, expect, test } from '@jest/globals';
import { createFakeTokenEndpoint, type FakeApp } from '../../src/testing.js';
import { app, callbackUrl, fakeApp } from '../support/app.js';

const make = (differing: Partial<FakeApp> = {}) =>
  createFakeTokenEndpoint({ apps: [{ ...fakeApp, ...differing }] });

const url = (path: string, parameters: Record<string, string> = {}) =>
  `https://github.com${path}?${new URLSearchParams(parameters).toString()}`;

const request = { client_id: app.clientId, redirect_uri: callbackUrl, state: 'xyz' };

const decide = (endpoint: ReturnType<typeof make>, parameters: Record<string, string>) =>
  endpoint.fetch('https://github.com/login/oauth/authorize', {
    method: 'POST',
    body: new URLSearchParams(parameters),
  });

describe('the authorize page', () => {
  test('shows who asks for what, with a button to consent and one to cancel', async () => {
    const page = await make().fetch(
      url('/login/oauth/authorize', { ...request, scope: 'repo,read:org' }),
    );
    const html = await page.text();

    expect(html).toContain(`Authorize ${app.clientId}`);
    expect(html).toContain('repo, read:org');
    expect(html).toMatch(/<button name="decision" value="authorize">/);
    expect(html).toMatch(/<button name="decision" value="cancel">/);
  });

  test('shows what it is given as text, never as HTML', async () => {
    const state = `"><script>alert('1')</script>&`;
    const page = await make().fetch(url('/login/oauth/authorize', { ...request, state }));
    const html = await page.text();

    expect(html).not.toContain('<script>');
    expect(html).toContain('&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;');
  });

  test('sends the person back with a code, the state and the issuer', async () => {
    const back = await decide(make(), { ...request, decision: 'authorize' });
    const location = new URL(back.headers.get('location') ?? '');

    expect(back.status).toBe(302);
    expect(location.origin + location.pathname).toBe(callbackUrl);
    expect(Object.fromEntries(location.searchParams)).toEqual({
      code: expect.stringMatching(/^[\da-f]{20}$/),
      iss: 'https://github.com/login/oauth',
      state: 'xyz',
    });
  });

  test('sends the person to the first callback URL where none is asked for', async () => {
    const back = await decide(make(), { client_id: app.clientId, decision: 'authorize' });

    expect(back.headers.get('location')).toMatch(new RegExp(`^${callbackUrl}\\?code=`));
  });

  test.each<[string, Partial<FakeApp>, Record<string, string>]>([
    ['access_denied', {}, { decision: 'cancel' }],
    ['application_suspended', { suspended: true }, {}],
  ])('sends the person back with %s', async (error, differing, fields) => {
    const back = await decide(make(differing), { ...request, ...fields });
    const query = new URL(back.headers.get('location') ?? '').searchParams;

    expect(query.get('error')).toBe(error);
    expect(query.get('error_description')).toMatch(/\w+ \w+/);
    expect(query.get('error_uri')).toMatch(/^https:\/\/docs\.github\.com\//);
    expect(query.get('state')).toBe('xyz');
  });

  test('shows a page, and sends nobody anywhere, for a redirect URI that is not registered', async () => {
    const stray = { ...request, redirect_uri: 'https://evil.example.com' };
    const back = await decide(make(), { ...stray, decision: 'authorize' });

    expect(back.headers.has('location')).toBe(false);
    expect(await back.text()).toContain('is not associated with this application');
    expect((await decide(make({ callbackUrls: [] }), { client_id: app.clientId })).status).toBe(
      200,
    );
  });

  test('is not there for an app that is unknown', async () => {
    expect((await decide(make(), { ...request, client_id: 'unknown' })).status).toBe(404);
  });
});

describe('the device page', () => {
  const press = (endpoint: ReturnType<typeof make>, userCode: string, decision = 'authorize') =>
    endpoint
      .fetch('https://github.com/login/device', {
        method: 'POST',
        body: new URLSearchParams({ user_code: userCode, decision }),
      })
      .then((page) => page.text());

  const begin = async (endpoint: ReturnType<typeof make>) => {
    const answer = await endpoint.fetch('https://github.com/login/device/code', {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({ client_id: app.clientId }),
    });
    return (await answer.json()) as { readonly user_code: string };
  };

  test('asks for the code, and fills in the one of its address', async () => {
    const page = await make().fetch(url('/login/device', { user_code: 'WDJB-MJHT' }));

    expect(await page.text()).toContain('value="WDJB-MJHT"');
  });

  test('takes a code once', async () => {
    const endpoint = make();
    const { user_code: userCode } = await begin(endpoint);

    expect(await press(endpoint, userCode)).toContain('The device is connected.');
    expect(await press(endpoint, userCode)).toContain('This code is not known.');
    expect(endpoint.decideDevice(userCode, 'denied')).toBe(false);
  });

  test('takes a refusal', async () => {
    const endpoint = make();
    const { user_code: userCode } = await begin(endpoint);

    expect(await press(endpoint, userCode, 'cancel')).toContain('The device was refused.');
  });

  test('takes no code that is unknown', async () => {
    expect(await press(make(), '')).toContain('This code is not known.');
  });
});
