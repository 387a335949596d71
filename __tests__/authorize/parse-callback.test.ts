import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { type CallbackInput, parseCallback } from '../../src/decode.js';
import { runsOf } from '../support/fuzz.js';

const state = 'a-state-of-this-sign-in';
const code = 'e72e16c7e42f292c6912';
const query = `code=${code}&state=${state}`;

const tagOf = (input: CallbackInput, options: object = {}) =>
  parseCallback(input, { state, ...options })._tag;

test('parseCallback() accepts a callback as a URL, a query, a request or parsed parameters', () => {
  const inputs: readonly CallbackInput[] = [
    `https://app.example.com/auth/callback?${query}`,
    new URL(`https://app.example.com/auth/callback?${query}`),
    `/auth/callback?${query}`,
    `com.example.app://auth?${query}`,
    `com.example.app:auth?${query}`,
    query,
    `?${query}`,
    new URLSearchParams(query),
    new Request(`https://app.example.com/auth/callback?${query}`),
    { url: `/auth/callback?${query}` },
    { code, state, other: undefined, list: ['a', 'b'] },
    `https://app.example.com/?${query}#/x`,
  ];

  for (const input of inputs)
    expect(parseCallback(input, { state })).toMatchObject({ _tag: 'AuthorizationCode', code });
});

test('parseCallback() returns MissingCode for an input without a query', () => {
  for (const input of [
    undefined,
    null,
    5,
    {},
    { url: 5 },
    '',
    'https://app.example.com/auth/callback',
    '/auth/a=b',
  ])
    expect(tagOf(input as CallbackInput)).toBe('MissingCode');
});

test('parseCallback() never throws for any input', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.webUrl({ withQueryParameters: true }),
        fc.anything(),
      ),
      fc.option(fc.string(), { nil: null }),
      (input, expected) => {
        expect(typeof parseCallback(input as string, { state: expected })._tag).toBe('string');
      },
    ),
    runsOf(),
  );
});

test('parseCallback() passes on what the exchange needs', () => {
  const redirectUri = 'https://app.example.com/cb';

  expect(parseCallback(query, { state, redirectUri, codeVerifier: 'v' })).toEqual({
    _tag: 'AuthorizationCode',
    code,
    redirectUri,
    codeVerifier: 'v',
    receivedAt: expect.any(Number),
    authorization: { redirectUri, state },
  });
});

test('parseCallback() passes on what the authorization request was sent with', () => {
  const session = { state, clientId: 'Iv23li', codeChallenge: 'c', startedAt: 5 };

  expect(parseCallback(query, session)).toHaveProperty('authorization', session);
});

test('parseCallback() returns AuthorizationCode if one code appears twice', () => {
  expect(tagOf(`${query}&code=${code}`)).toBe('AuthorizationCode');
});

test('parseCallback() returns MissingCode if there is no code, a blank one, or two different ones', () => {
  for (const input of [
    `state=${state}`,
    `code=+&state=${state}`,
    `${query}&code=0123456789abcdef0123`,
  ])
    expect(tagOf(input)).toBe('MissingCode');
});

test('parseCallback() explains a missing code by the installation of a GitHub App', () => {
  const response = parseCallback('/cb?installation_id=1&setup_action=update', { state });

  expect(response).toMatchObject({ _tag: 'MissingCode', setupAction: 'update' });
  expect(response).toHaveProperty('remediation.summary', expect.stringMatching(/installation/));
});

test('parseCallback() removes control characters from setup_action, cuts it and masks it', () => {
  const actionOf = (action: string) =>
    parseCallback(`setup_action=${encodeURIComponent(action)}`, { state }) as {
      setupAction?: string;
    };

  expect(actionOf('a\u001b[31m\n b').setupAction).toBe('a [31m b');
  expect(actionOf('x'.repeat(5000)).setupAction).toHaveLength(100);
  expect(actionOf(state).setupAction).toBe('***');
  expect(actionOf('\u0007')).not.toHaveProperty('setupAction');
});

const throwing = Object.defineProperty({ state }, 'codeVerifier', {
  enumerable: true,
  get: () => {
    throw new Error('no');
  },
});

test('parseCallback() ignores members of the session that have the wrong type', () => {
  const circular: Record<string, unknown> = {};
  circular['itself'] = circular;
  for (const members of [
    { codeVerifier: Buffer.from('verifier') },
    { redirectUri: circular, clientId: circular, startedAt: circular },
    { codeChallenge: { a: 1 } },
    { baseUrl: Object.create(URL.prototype) as URL },
    { locale: 'de' },
    { redirectUri: null, codeVerifier: undefined },
  ])
    expect(parseCallback(query, { state, ...members } as never)).toEqual({
      _tag: 'AuthorizationCode',
      code,
      receivedAt: expect.any(Number),
      authorization: { state, ...('baseUrl' in members && { baseUrl: 'https://github.com' }) },
    });
});

test('parseCallback() freezes no object of the caller', () => {
  const baseUrl = new URL('https://ghe.example.com');
  const session = { state, baseUrl, clientId: { a: 1 } };

  parseCallback(query, session as never);

  expect([session, baseUrl, session.clientId].some(Object.isFrozen)).toBe(false);
});

test('parseCallback() does not throw for a getter that throws or a revoked proxy', () => {
  const { proxy, revoke } = Proxy.revocable({ state }, {});
  revoke();

  expect(parseCallback(query, throwing)._tag).toBe('AuthorizationCode');
  expect(parseCallback(query, proxy)._tag).toBe('StateMismatch');
  expect(tagOf(proxy)).toBe('MissingCode');
  expect(tagOf(throwing as never)).toBe('MissingCode');
  expect(tagOf(Object.create(URLSearchParams.prototype) as URLSearchParams)).toBe('MissingCode');
});

test('parseCallback() ignores skipStateCheck and issuer of a polluted prototype', () => {
  const iss = 'https://evil.example.com';
  Object.defineProperty(Object.prototype, 'skipStateCheck', { value: true, configurable: true });
  Object.defineProperty(Object.prototype, 'issuer', { value: iss, configurable: true });
  try {
    expect(parseCallback(`code=${code}`, { state })._tag).toBe('StateMismatch');
    expect(parseCallback(`${query}&iss=${iss}`, { state })._tag).toBe('IssuerMismatch');
  } finally {
    Reflect.deleteProperty(Object.prototype, 'skipStateCheck');
    Reflect.deleteProperty(Object.prototype, 'issuer');
  }
});

test('parseCallback() returns StateMismatch for a code with any other state', () => {
  for (const input of [
    // As long as ours.
    `code=${code}&state=another-state-of-equal-`,
    `code=${code}&state=${state}x`,
    `code=${code}&state=${state.slice(0, -1)}`,
    `code=${code}`,
    `code=${code}&state=`,
    `${query}&state=other`,
  ])
    expect(tagOf(input)).toBe('StateMismatch');
});

test('parseCallback() returns StateMismatch if the session holds no state', () => {
  for (const expected of [undefined, ''])
    for (const input of [query, `code=${code}&state=`, `code=${code}`])
      expect(tagOf(input, { state: expected })).toBe('StateMismatch');
});

test('parseCallback() names a session without a state as the certain cause', () => {
  for (const lost of [
    undefined,
    {},
    ...[undefined, null, '', 5].map((value) => ({ state: value })),
  ])
    expect(parseCallback(query, lost as { state: undefined })).toMatchObject({
      _tag: 'StateMismatch',
      remediation: { likelyCauses: [{ id: 'session-without-state', certainty: 'certain' }] },
    });
  expect(parseCallback(query, { state: 'other' })).toHaveProperty('remediation.likelyCauses', []);
});

test('parseCallback() throws a TypeError if its options are not an object', () => {
  for (const options of ['{}', 'a-state', 5])
    expect(() => parseCallback(query, options as never)).toThrow(
      /^parseCallback: options is not an object; .+/,
    );
});

test('parseCallback() accepts any state with skipStateCheck: true', () => {
  for (const input of [`code=${code}`, query, `code=${code}&state=other`])
    for (const expected of [undefined, null, 'xyz'])
      expect(tagOf(input, { state: expected, skipStateCheck: true })).toBe('AuthorizationCode');
});

test('parseCallback() checks the state if skipStateCheck is anything but true', () => {
  for (const skipStateCheck of [undefined, false, null, 1, 'true', {}])
    expect(tagOf(`code=${code}`, { skipStateCheck })).toBe('StateMismatch');
  expect(tagOf(`code=${code}`, { withoutState: true })).toBe('StateMismatch');
});

test('parseCallback() prefers an error to a code', () => {
  expect(tagOf(`error=access_denied&${query}`)).toBe('AccessDenied');
});

test('parseCallback() returns the error of a callback without a state', () => {
  expect(tagOf('error=redirect_uri_mismatch')).toBe('RedirectUriMismatch');
});

test('parseCallback() ignores the description and the URL of an error without a state', () => {
  for (const error of ['application_suspended', 'a_new_error']) {
    const plain = parseCallback(`error=${error}`, { state });
    const forged = parseCallback(
      `error=${error}&error_description=Call+555-1234&error_uri=https://docs.github.com/en/x`,
      { state },
    );

    expect(forged).toEqual(plain);
    expect(forged).toHaveProperty('code', error);
  }
});

test('parseCallback() keeps the description of an error without a state with skipStateCheck: true', () => {
  expect(
    parseCallback('error=a_new_error&error_description=No+way', {
      state: undefined,
      skipStateCheck: true,
    }),
  ).toHaveProperty('description', 'No way');
});

test('parseCallback() returns StateMismatch for an error with any other state', () => {
  for (const other of ['', '+', `${state}x`, 'other'])
    expect(tagOf(`error=access_denied&state=${other}`)).toBe('StateMismatch');
});

test('parseCallback() ignores an empty error', () => {
  expect(tagOf(`error=&${query}`)).toBe('AuthorizationCode');
});

test('parseCallback() keeps the code and the description of an unknown error', () => {
  expect(
    parseCallback(`error=user_denied&error_description=No+way&state=${state}`, { state }),
  ).toMatchObject({ _tag: 'UnrecognizedOAuthError', code: 'user_denied', description: 'No way' });
});

test('parseCallback() masks every code of a callback that has several', () => {
  const codes = ['marked-code-of-callback', 'marked-other-code'];
  const input = new URLSearchParams({
    error: 'unknown_error',
    error_description: codes.join(' '),
    state,
  });
  for (const value of codes) input.append('code', value);

  expect(parseCallback(input, { state })).toMatchObject({ description: '*** ***' });
});

test('parseCallback() spends little time on a very long code', () => {
  const long = Array.from({ length: 50_000 }, (_, index) => index.toString(36)).join('');
  const start = performance.now();
  expect(tagOf({ error: 'unknown_error', code: long })).toBe('UnrecognizedOAuthError');
  expect(performance.now() - start).toBeLessThan(1000);
});

test('parseCallback() masks the code, the state and the verifier in an error', () => {
  const codeVerifier = 'verifier-verifier-verifier-verifier-verifier';
  const response = parseCallback(
    `error=${code}&error_description=${code}+${state}+${codeVerifier}&${query}`,
    { state, codeVerifier },
  );

  expect(JSON.stringify(response)).not.toMatch(new RegExp(`${code}|${state}|${codeVerifier}`));
});

test('parseCallback() masks every code of an error that has several', () => {
  const codes = ['first-code-of-callback', 'another-code-of-callback'];
  const [first, second] = codes.map((value) => `code=${value}`);
  const response = parseCallback(
    `error=odd&error_description=${codes.join('+')}&${String(first)}&${String(second)}&state=${state}`,
    { state },
  );

  expect(response).toMatchObject({ _tag: 'UnrecognizedOAuthError', description: '*** ***' });
});

test('parseCallback() masks the first 1024 characters of a code, because a long one takes time', () => {
  const long = Array.from({ length: 5000 }, (_, index) => index.toString(36)).join('');
  const descriptionOf = (text: string) =>
    parseCallback(`error=odd&error_description=${text}&code=${long}&state=${state}`, { state });

  expect(descriptionOf(long.slice(0, 400))).toMatchObject({ description: '***' });
  expect(descriptionOf(long.slice(-400))).toMatchObject({ description: long.slice(-400) });
});

const withIssuer = (iss: string) => `${query}&iss=${encodeURIComponent(iss)}`;
const gitHub = 'https://github.com/login/oauth';

test('parseCallback() accepts the issuer of the base URL, with or without a slash', () => {
  for (const [iss, baseUrl] of [
    [gitHub, undefined],
    [`${gitHub}/`, undefined],
    ['https://ghe.example.com/login/oauth', 'https://ghe.example.com/api/v3'],
    ['https://octocorp.ghe.com/login/oauth', 'https://octocorp.ghe.com'],
  ] as const)
    expect(tagOf(withIssuer(iss), { baseUrl })).toBe('AuthorizationCode');
});

test('parseCallback() returns IssuerMismatch for the issuer of another host, also for an error', () => {
  for (const [iss, baseUrl] of [
    ['https://evil.example.com/login/oauth', undefined],
    ['https://github.com', undefined],
    [gitHub, 'https://ghe.example.com'],
  ] as const) {
    expect(tagOf(withIssuer(iss), { baseUrl })).toBe('IssuerMismatch');
    expect(tagOf(`error=access_denied&${withIssuer(iss)}`, { baseUrl })).toBe('IssuerMismatch');
  }
});

test('parseCallback() accepts the given issuer in place of that of the base URL', () => {
  const issuer = 'https://login.example.com/oauth';

  for (const iss of [issuer, `${issuer}/`])
    expect(tagOf(withIssuer(iss), { issuer })).toBe('AuthorizationCode');
  expect(tagOf(withIssuer(issuer), { issuer: `${issuer}/` })).toBe('AuthorizationCode');
  expect(tagOf(withIssuer(gitHub), { issuer })).toBe('IssuerMismatch');
  expect(tagOf(`error=access_denied&${withIssuer(gitHub)}`, { issuer })).toBe('IssuerMismatch');
});

test('parseCallback() accepts a callback without iss whatever the issuer is', () => {
  expect(tagOf(query, { issuer: 'https://login.example.com/oauth' })).toBe('AuthorizationCode');
});

test('parseCallback() expects the issuer of the base URL if the given issuer is not a string', () => {
  for (const issuer of [undefined, null, 5, {}, ['https://evil.example.com']]) {
    expect(tagOf(withIssuer(gitHub), { issuer })).toBe('AuthorizationCode');
    expect(tagOf(withIssuer('https://evil.example.com'), { issuer })).toBe('IssuerMismatch');
  }
});
