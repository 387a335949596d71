import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { type CallbackInput, parseCallback } from '../../src/decode.js';

const state = 'a-state-of-this-sign-in';
const code = 'e72e16c7e42f292c6912';
const query = `code=${code}&state=${state}`;

const tagOf = (input: CallbackInput, options: object = {}) =>
  parseCallback(input, { state, ...options })._tag;

describe('the input', () => {
  test.each<[string, CallbackInput]>([
    ['an absolute URL', `https://app.example.com/auth/callback?${query}`],
    ['a URL object', new URL(`https://app.example.com/auth/callback?${query}`)],
    ['a relative URL', `/auth/callback?${query}`],
    ['a custom scheme', `com.example.app://auth?${query}`],
    ['a custom scheme without slashes', `com.example.app:auth?${query}`],
    ['a query', query],
    ['a query with its question mark', `?${query}`],
    ['search parameters', new URLSearchParams(query)],
    ['a Request', new Request(`https://app.example.com/auth/callback?${query}`)],
    ['a Node request', { url: `/auth/callback?${query}` }],
    ['a query that a framework has parsed', { code, state, other: undefined, list: ['a', 'b'] }],
    [
      'a URL with a fragment',
      `https://app.example.com/#/callback?x`.replace('#/callback?x', `?${query}#/x`),
    ],
  ])('may be %s', (_, input) => {
    expect(parseCallback(input, { state })).toMatchObject({ _tag: 'AuthorizationCode', code });
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a number', 5],
    ['an object without an address', {}],
    ['an object whose address is no text', { url: 5 }],
    ['an empty text', ''],
    ['an address without a query', 'https://app.example.com/auth/callback'],
    ['a path with an equals sign', '/auth/a=b'],
  ])('that is %s holds no code', (_, input) => {
    expect(tagOf(input as CallbackInput)).toBe('MissingCode');
  });

  test('of any text or object never throws', () => {
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
    );
  });
});

describe('the code', () => {
  test('is handed on with what the exchange needs', () => {
    expect(
      parseCallback(query, { state, redirectUri: 'https://app.example.com/cb', codeVerifier: 'v' }),
    ).toEqual({
      _tag: 'AuthorizationCode',
      code,
      redirectUri: 'https://app.example.com/cb',
      codeVerifier: 'v',
      receivedAt: expect.any(Number),
      authorization: { redirectUri: 'https://app.example.com/cb', state },
    });
  });

  test('that comes twice with one value is that value', () => {
    expect(tagOf(`${query}&code=${code}`)).toBe('AuthorizationCode');
  });

  test.each([
    ['is absent', `state=${state}`],
    ['is blank', `code=+&state=${state}`],
    ['comes twice with different values', `${query}&code=0123456789abcdef0123`],
  ])('that %s is MissingCode', (_, input) => {
    expect(tagOf(input)).toBe('MissingCode');
  });

  test('that is missing since an app was installed says so in its hint', () => {
    const response = parseCallback('/cb?installation_id=1&setup_action=update', { state });

    expect(response).toMatchObject({ _tag: 'MissingCode', setupAction: 'update' });
    expect(response).toHaveProperty('remediation.summary', expect.stringMatching(/installation/));
  });
});

test('parseCallback() removes control characters from setup_action, bounds it and masks it', () => {
  const actionOf = (action: string) =>
    parseCallback(`setup_action=${encodeURIComponent(action)}`, { state }) as {
      setupAction?: string;
    };

  expect(actionOf('a\u001b[31m\n b').setupAction).toBe('a [31m b');
  expect(actionOf('x'.repeat(5000)).setupAction).toHaveLength(100);
  expect(actionOf(state).setupAction).toBe('***');
  expect(actionOf('\u0007')).not.toHaveProperty('setupAction');
});

describe('parseCallback() with a session of untyped code', () => {
  const circular: Record<string, unknown> = {};
  circular['itself'] = circular;
  const throwing = Object.defineProperty({ state }, 'codeVerifier', {
    enumerable: true,
    get: () => {
      throw new Error('no');
    },
  });

  test.each<[string, object]>([
    ['a Buffer', { codeVerifier: Buffer.from('verifier') }],
    ['a circular object', { redirectUri: circular, clientId: circular, startedAt: circular }],
    ['an object', { codeChallenge: { a: 1 } }],
    ['a base URL without an address', { baseUrl: Object.create(URL.prototype) as URL }],
    ['a locale without hints', { locale: 'de' }],
    ['nothing', { redirectUri: null, codeVerifier: undefined }],
  ])('leaves out a member that is %s', (_, members) => {
    expect(parseCallback(query, { state, ...members })).toEqual({
      _tag: 'AuthorizationCode',
      code,
      receivedAt: expect.any(Number),
      authorization: { state, ...('baseUrl' in members && { baseUrl: 'https://github.com' }) },
    });
  });

  test('freezes no object of the caller', () => {
    const baseUrl = new URL('https://ghe.example.com');
    const session = { state, baseUrl, clientId: { a: 1 } };

    parseCallback(query, session as never);

    expect([session, baseUrl, session.clientId].some(Object.isFrozen)).toBe(false);
  });

  test('does not throw for a getter that throws or a revoked proxy', () => {
    const { proxy, revoke } = Proxy.revocable({ state }, {});
    revoke();

    expect(parseCallback(query, throwing)._tag).toBe('AuthorizationCode');
    expect(parseCallback(query, proxy)._tag).toBe('StateMismatch');
    expect(tagOf(proxy)).toBe('MissingCode');
    expect(tagOf(throwing as never)).toBe('MissingCode');
    expect(tagOf(Object.create(URLSearchParams.prototype) as URLSearchParams)).toBe('MissingCode');
  });

  test('does not take a member of a polluted prototype', () => {
    Object.defineProperty(Object.prototype, 'skipStateCheck', { value: true, configurable: true });
    try {
      expect(parseCallback(`code=${code}`, { state })._tag).toBe('StateMismatch');
    } finally {
      Reflect.deleteProperty(Object.prototype, 'skipStateCheck');
    }
  });
});

describe('the state', () => {
  test.each([
    ['another one', `code=${code}&state=another-state-of-equal-`],
    ['a longer one', `code=${code}&state=${state}x`],
    ['the beginning of ours', `code=${code}&state=${state.slice(0, -1)}`],
    ['none', `code=${code}`],
    ['a blank one', `code=${code}&state=`],
    ['ours and another one', `${query}&state=other`],
  ])('of a code is not ours when it is %s', (_, input) => {
    expect(tagOf(input)).toBe('StateMismatch');
  });

  test.each([undefined, ''])('fits nothing when the session holds %j', (expected) => {
    expect(tagOf(query, { state: expected })).toBe('StateMismatch');
    expect(tagOf(`code=${code}&state=`, { state: expected })).toBe('StateMismatch');
    expect(tagOf(`code=${code}`, { state: expected })).toBe('StateMismatch');
  });

  test('of a session that was lost is named as the certain cause', () => {
    for (const lost of [
      undefined,
      { state: undefined },
      { state: null },
      { state: '' },
      { state: 5 },
    ])
      expect(parseCallback(query, lost as { state: undefined })).toMatchObject({
        _tag: 'StateMismatch',
        remediation: { likelyCauses: [{ id: 'session-without-state', certainty: 'certain' }] },
      });
    expect(parseCallback(query, { state: 'other' })).toHaveProperty('remediation.likelyCauses', []);
  });

  test('in a text that was not parsed is a programming error', () => {
    for (const options of ['{}', 'a-state', 5])
      expect(() => parseCallback(query, options as never)).toThrow(
        /^parseCallback: options is not an object; .+/,
      );
  });

  test('is not looked at where the caller says that none was sent', () => {
    expect(tagOf(`code=${code}`, { state: undefined, skipStateCheck: true })).toBe(
      'AuthorizationCode',
    );
    expect(tagOf(query, { state: null, skipStateCheck: true })).toBe('AuthorizationCode');
  });
});

describe('an error', () => {
  test('wins over a code', () => {
    expect(tagOf(`error=access_denied&${query}`)).toBe('AccessDenied');
  });

  test('without a state is still named', () => {
    expect(tagOf('error=redirect_uri_mismatch')).toBe('RedirectUriMismatch');
  });

  test.each(['application_suspended', 'a_new_error'])(
    '%s without a state shows no text and no address of the callback',
    (error) => {
      const own = parseCallback(`error=${error}`, { state });
      const forged = parseCallback(
        `error=${error}&error_description=Call+555-1234&error_uri=https://docs.github.com/en/x`,
        { state },
      );

      expect(forged).toEqual(own);
      expect(forged).toHaveProperty('code', error);
    },
  );

  test('without a state keeps its description if none was sent', () => {
    expect(
      parseCallback('error=a_new_error&error_description=No+way', {
        state: undefined,
        skipStateCheck: true,
      }),
    ).toHaveProperty('description', 'No way');
  });

  test.each(['', '+', `${state}x`])('with the state "%s" is StateMismatch', (other) => {
    expect(tagOf(`error=access_denied&state=${other}`)).toBe('StateMismatch');
  });

  test('with a foreign state is StateMismatch', () => {
    expect(tagOf('error=access_denied&state=other')).toBe('StateMismatch');
  });

  test('that is empty is none', () => {
    expect(tagOf(`error=&${query}`)).toBe('AuthorizationCode');
  });

  test('that the catalogue lacks keeps its code and its description', () => {
    expect(
      parseCallback(`error=user_denied&error_description=No+way&state=${state}`, { state }),
    ).toMatchObject({ _tag: 'UnrecognizedOAuthError', code: 'user_denied', description: 'No way' });
  });

  test('that echoes the code, the state or the verifier is masked', () => {
    const codeVerifier = 'verifier-verifier-verifier-verifier-verifier';
    const response = parseCallback(
      `error=${code}&error_description=${code}+${state}+${codeVerifier}&${query}`,
      { state, codeVerifier },
    );

    expect(JSON.stringify(response)).not.toMatch(new RegExp(`${code}|${state}|${codeVerifier}`));
  });
});

describe('the issuer', () => {
  const of = (iss: string) => `${query}&iss=${encodeURIComponent(iss)}`;

  test.each([
    ['https://github.com/login/oauth', undefined],
    ['https://github.com/login/oauth/', undefined],
    ['https://ghe.example.com/login/oauth', 'https://ghe.example.com/api/v3'],
    ['https://octocorp.ghe.com/login/oauth', 'https://octocorp.ghe.com'],
  ])('%s is that of %s', (iss, baseUrl) => {
    expect(tagOf(of(iss), { baseUrl })).toBe('AuthorizationCode');
  });

  test.each([
    ['https://evil.example.com/login/oauth', undefined],
    ['https://github.com', undefined],
    ['https://github.com/login/oauth', 'https://ghe.example.com'],
  ])('%s is not that of %s', (iss, baseUrl) => {
    expect(tagOf(of(iss), { baseUrl })).toBe('IssuerMismatch');
    expect(tagOf(`error=access_denied&${of(iss)}`, { baseUrl })).toBe('IssuerMismatch');
  });
});
