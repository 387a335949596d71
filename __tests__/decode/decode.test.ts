import { afterEach, expect, jest, test } from '@jest/globals';
import { TokenResponse } from '../../src/codecs.js';
import {
  decodeDeviceCodeResponse,
  decodeTokenResponse,
  en,
  isTokenError,
  type Locale,
  type ResponseLike,
} from '../../src/decode.js';
import { definitionOf, tokenErrorTags, wireCodesOf } from '../../src/errors/definitions.js';
import { decode, decodeUntyped, form, json, receivedAt } from '../support/answers.js';
import { isDeepFrozen } from '../support/deep-frozen.js';

const codes = tokenErrorTags.flatMap((tag) => wireCodesOf(tag).map((code) => ({ code, tag })));

test('decodeTokenResponse() returns the error of each wire code with any status and media type', () => {
  const violations = codes.flatMap(({ code, tag }) => {
    const formats = [json({ error: code }), form({ error: code })];
    const responses: readonly ResponseLike[] = [
      ...formats.flatMap((response) =>
        [200, 400, 401, 403, 404, 429, 500, 503].map((status) => ({ ...response, status })),
      ),
      ...formats.flatMap(({ body }) =>
        [undefined, 'text/html', 'text/plain'].map((type) => ({
          status: 200,
          headers: type === undefined ? {} : { 'content-type': type },
          body,
        })),
      ),
      json({ access_token: 'gho_x', error: code }),
      form({ error: code, access_token: 'gho_x' }),
    ];
    return responses.filter((response) => {
      const error = decode(response);
      return !(
        error._tag === tag &&
        error.code === code &&
        error.status === response.status &&
        error.description === definitionOf(tag).description
      );
    });
  });
  expect(violations).toEqual([]);
});

test('decodeTokenResponse() returns IncorrectClientCredentials for "Not Found" with status 404 only', () => {
  expect(decode(json({ error: 'Not Found' }, 404))).toMatchObject({
    _tag: 'IncorrectClientCredentials',
    code: 'Not Found',
    status: 404,
    remediation: { summary: 'github.com does not have an app with this client ID.' },
  });
  expect(decode(form({ error: 'Not Found' }, 404))._tag).toBe('IncorrectClientCredentials');
  expect(decode(json({ error: 'Not Found' }, 200))).toMatchObject({
    _tag: 'UnrecognizedOAuthError',
    code: 'Not Found',
  });
});

test('decodeTokenResponse() returns UnrecognizedOAuthError with an unknown code', () => {
  for (const code of [
    'invalid_grant',
    'invalid_request',
    'unauthorized_client',
    'user_denied',
    'some_unknown_error',
    '__proto__',
    'constructor',
    'BAD_VERIFICATION_CODE',
  ])
    for (const status of [200, 400, 401, 404])
      expect(decode(json({ error: code }, status))).toMatchObject({
        _tag: 'UnrecognizedOAuthError',
        code,
        status,
      });
});

test('decodeTokenResponse() returns the description and the error_uri of an unknown code', () => {
  expect(
    decode(
      json({
        error: 'new_error',
        error_description: 'Something new.',
        error_uri: 'https://docs.github.com/en/new-page#new-error',
      }),
    ),
  ).toMatchObject({
    description: 'Something new.',
    documentationUrl: 'https://docs.github.com/en/new-page#new-error',
  });
  const withMessage = { error: 'new_error', error_description: '', message: 'Something new.' };
  expect(decode(json(withMessage))).toMatchObject({ description: 'Something new.' });
});

test('decodeTokenResponse() limits an unknown code to 100 printable characters', () => {
  const { code } = decode(json({ error: `a\u001b[31m\n${'x'.repeat(5000)}` })) as { code: string };
  expect(code).toMatch(/^a \[31m x+…$/);
  expect(code.length).toBeLessThanOrEqual(100);
});

test('decodeTokenResponse() returns the token of an OAuth app', () => {
  const members = {
    access_token: 'gho_16C7e42F292c6912E7710c838347Ae178B4a',
    scope: 'repo,gist',
    token_type: 'bearer',
  };
  for (const response of [json(members), form(members), { status: 200, body: members }])
    expect(decode(response)).toEqual({
      _tag: 'Success',
      accessToken: 'gho_16C7e42F292c6912E7710c838347Ae178B4a',
      tokenType: 'bearer',
      scopes: ['repo', 'gist'],
    });
});

test('decodeTokenResponse() returns the expiring token of a GitHub App', () => {
  expect(
    decode(
      json({
        access_token: 'ghu_x',
        expires_in: 28800,
        refresh_token: 'ghr_x',
        refresh_token_expires_in: 15811200,
        scope: '',
        token_type: 'bearer',
      }),
    ),
  ).toEqual({
    _tag: 'Success',
    accessToken: 'ghu_x',
    tokenType: 'bearer',
    scopes: [],
    expiresIn: 28800,
    expiresAt: receivedAt + 28_800_000,
    refreshToken: 'ghr_x',
    refreshTokenExpiresIn: 15811200,
    refreshTokenExpiresAt: receivedAt + 15_811_200_000,
  });
});

test('decodeTokenResponse() returns a token with any status, and beside an empty error', () => {
  for (const error of [null, '', '  '])
    expect(decode(json({ access_token: 'gho_x', error }))._tag).toBe('Success');
  for (const status of [0, 200, 201, 302, 400, 404, 500])
    expect(decode(json({ access_token: 'gho_x' }, status))._tag).toBe('Success');
});

test('decodeTokenResponse() uses the local clock without receivedAt', () => {
  jest.useFakeTimers({ now: receivedAt + 5000 });
  try {
    expect(decodeTokenResponse(form({ access_token: 'gho_x', expires_in: '60' }))).toMatchObject({
      expiresAt: receivedAt + 65_000,
    });
  } finally {
    jest.useRealTimers();
  }
});

test('decodeTokenResponse() reads no token of the wrong type, and none beside any error', () => {
  const wrong = [5, 0, true, null, {}, [], ['gho_x'], { access_token: 'gho_x' }, '', ' ', 'gho x'];
  for (const access_token of [...wrong, 'gho_x\r\nx: y']) {
    expect(decode(json({ access_token }))._tag).toBe('UnexpectedResponse');
    expect(decode({ status: 200, body: { access_token } })._tag).toBe('UnexpectedResponse');
  }
  for (const error of [5, 0, false, true, {}, [], ['x'], { code: 'x' }])
    expect(decode(json({ access_token: 'gho_x', error }))._tag).toBe('UnexpectedResponse');
  expect(decode({ status: 200, body: 'access_token=a&access_token=b' })._tag).toBe(
    'UnexpectedResponse',
  );
});

test('decodeTokenResponse() reads no token from a truncated body', () => {
  const bodies = [
    json({ token_type: 'bearer', scope: '', access_token: 'gho_0123456789' }),
    form({ error: 'access_denied', access_token: 'gho_0123456789' }),
  ];
  for (const { body } of bodies)
    for (let length = 0; length < body.length; length += 1)
      expect(decode({ status: 200, body: body.slice(0, length) })._tag).not.toBe('Success');

  const beforeError = { access_token: 'gho_x', x: 'x'.repeat(70_000), error: 'x' };
  expect(decode(json(beforeError))._tag).toBe('UnexpectedResponse');
  for (const response of [json({ access_token: 'gho_x' }), form({ access_token: 'gho_x' })])
    expect(decode({ ...response, truncated: true })).toMatchObject({
      _tag: 'UnexpectedResponse',
      reason: 'too-large',
    });
});

test('decodeTokenResponse() ignores optional members of an error that have the wrong type', () => {
  const { documentationUrl, description } = decode(json({ error: 'slow_down' })) as {
    documentationUrl: string;
    description: string;
  };
  for (const value of [5, -1, true, null, {}, [], ['x'], '']) {
    const optional = { error_description: value, error_uri: value, interval: value };
    const error = decode(json({ error: 'slow_down', ...optional }));
    expect(error).toMatchObject({ _tag: 'SlowDown', description, documentationUrl });
    expect((error as { interval?: number }).interval).toBe(value === 5 ? 5 : undefined);
    expect(decode(json({ error: value }))._tag).toBe('UnexpectedResponse');
  }
});

test('decodeTokenResponse() returns the interval of the two errors that have one', () => {
  for (const [error, _tag] of [
    ['authorization_pending', 'AuthorizationPending'],
    ['slow_down', 'SlowDown'],
  ] as const) {
    expect(decode(json({ error, interval: 10 }))).toMatchObject({ _tag, interval: 10 });
    expect(decode(form({ error, interval: '22' }))).toMatchObject({ _tag, interval: 22 });
    expect(decode(json({ error }))).not.toHaveProperty('interval');
  }
  expect(decode(json({ error: 'access_denied', interval: 5 }))).not.toHaveProperty('interval');
});

test('decodeTokenResponse() returns ServerUnavailable for a 5xx status without an OAuth error', () => {
  const bodies = [
    '',
    '<html>Unicorn!</html>',
    '{}',
    'Bad Gateway',
    '{"message":"x"}',
    '{"error":"Internal Server Error"}',
    '{"error":{"code":5}}',
  ];
  for (const status of [500, 502, 503, 504, 520, 599])
    for (const body of bodies)
      expect(decode({ status, body })).toMatchObject({
        _tag: 'ServerUnavailable',
        status,
        retryable: true,
      });
  expect(decode({ status: 502, body: '<html>', truncated: true })._tag).toBe('ServerUnavailable');
  expect(decode(json({ error: 'bad_verification_code' }, 500))._tag).toBe('BadVerificationCode');
  expect(decode(json({ error: 'invalid_request' }, 500))._tag).toBe('UnrecognizedOAuthError');
});

test('decodeTokenResponse() returns a well-formed request ID without secrets', () => {
  const idOf = (id: string, secrets: readonly string[] = []) => {
    const headers = { 'X-GitHub-Request-Id': id };
    const error = decode({ status: 200, headers, body: 'error=access_denied' }, { secrets });
    return (error as { requestId?: string }).requestId;
  };
  const ids = ['C5F5:1E4B:1A2B3C:4D5E6F:6543210F', '8f14e45f-ceea-467f-9575-1b2c3d4e5f60', 'x'];
  expect(ids.map((id) => idOf(id))).toEqual(ids);
  const malformed = ['', ' ', 'a b', 'a\u001b[31m', '<script>', 'x'.repeat(101), 'é'];
  expect(malformed.filter((id) => idOf(id) !== undefined)).toEqual([]);
  expect(idOf('swordfish-and-chips', ['swordfish-and-chips'])).toBeUndefined();
  expect(idOf('gho_16C7e42F292c6912E7710c838347Ae178B4a')).toBeUndefined();
});

test("decodeTokenResponse() returns the server's description as one line of at most 500 characters", () => {
  const describedAs = (error_description: string, secrets: readonly string[] = []) => {
    const error = decode(json({ error: 'access_denied', error_description }), { secrets });
    return (error as { description: string }).description;
  };
  const { description } = definitionOf('AccessDenied');

  expect(describedAs('Nope, not today.')).toBe('Nope, not today.');
  expect(describedAs(`a\r\nb\u001b[31m\u202e${'x'.repeat(5000)}`)).toMatch(/^a b \[31m x{1,500}…$/);
  expect(describedAs('x'.repeat(5000)).length).toBeLessThanOrEqual(500);
  for (const blank of ['\u0000\u0007', ' \n', '\u0000'.repeat(3000)])
    expect(describedAs(blank)).toBe(description);
  expect(describedAs(description, ['denied your application'])).toBe(description);
});

test('decodeTokenResponse() returns no secret, wherever the server copies it', () => {
  const secrets = [
    'Kq7vT2mW9xR4pZ8nKq7vT2mW9xR4pZ8nAbCdEfGh',
    'swordfish-and-chips',
    'fish-and-chips-and-peas\n',
  ];
  for (const secret of secrets) {
    const bare = secret.trim();
    const echoes = [
      bare,
      encodeURIComponent(bare),
      Array.from(bare)
        .map((c) => `%${c.charCodeAt(0).toString(16)}`)
        .join(''),
      Array.from(bare).join('\n'),
      Array.from(bare).join('\t'),
      `\u0000${bare}\u0000`,
    ];
    for (const echo of echoes)
      for (const response of [
        json({ error: echo }),
        json({ error: 'access_denied', error_description: `got ${echo}` }),
        json({ error: 'x', error_uri: `https://docs.github.com/${echo}` }),
        json({ error: 'x', error_uri: `https://docs.github.com/x#${echo}` }),
        json({ error: 'x', error_uri: `/x/${echo}` }),
        json({ message: echo }),
        json({ error: { [echo]: echo } }),
        form({ [echo]: echo }),
        { status: 404, body: `<html>${echo}</html>` },
        {
          status: 200,
          headers: { 'content-type': echo, 'x-github-request-id': echo },
          body: 'x',
        },
      ]) {
        const shown = JSON.stringify(decode(response, { secrets: [secret] }));
        expect(shown).not.toContain(bare);
        expect(decodeURIComponent(shown.replace(/%(?![\da-f]{2})/gi, ''))).not.toContain(bare);
      }
  }
});

test('decodeTokenResponse() adapts hints and links to the base URL', () => {
  const withBaseUrl = (baseUrl: string) => decode(json({ error: 'Not Found' }, 404), { baseUrl });

  expect(withBaseUrl('https://ghe.example.com/api/v3')).toMatchObject({
    documentationUrl: expect.stringContaining('/enterprise-server@latest/'),
    remediation: { summary: 'ghe.example.com does not have an app with this client ID.' },
  });
  expect(withBaseUrl('https://api.octocorp.ghe.com')).toMatchObject({
    documentationUrl: expect.stringContaining('/enterprise-cloud@latest/'),
    remediation: { summary: 'octocorp.ghe.com does not have an app with this client ID.' },
  });
  expect(withBaseUrl('nonsense')).toEqual(decode(json({ error: 'Not Found' }, 404)));
});

test('decodeTokenResponse() returns the hints of the locale', () => {
  const steps = ['Neu anmelden.', 'Fertig.'];
  const locale: Locale = {
    ...en,
    language: 'de',
    hints: {
      ...en.hints,
      AccessDenied: ({ urls }) => ({
        summary: `Auf ${urls.host} abgebrochen.`,
        userMessage: 'Bitte neu anmelden.',
        steps,
      }),
    },
  };
  expect(decode(json({ error: 'access_denied' }), { locale })).toMatchObject({
    remediation: { summary: 'Auf github.com abgebrochen.', steps, likelyCauses: [] },
  });
});

test('decodeTokenResponse() returns frozen data that survives JSON and structuredClone()', () => {
  for (const response of [
    ...codes.map(({ code }) => json({ error: code, interval: 5 })),
    json({ access_token: 'ghu_x', scope: 'a,b', expires_in: 5, refresh_token: 'ghr_x' }),
    json({ error: 'new_error' }),
    { status: 429, headers: { 'retry-after': '5' } },
    { status: 503 },
    { status: 404, body: '<html>x</html>', headers: { 'content-type': 'text/html' } },
  ]) {
    const result = decode(response);
    expect(isDeepFrozen(result)).toBe(true);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    expect(structuredClone(result)).toEqual(result);
    expect(Object.values(result)).not.toContain(undefined);
  }
});

test('both decoders return an error for a value that is not a response', () => {
  for (const value of [undefined, null, 5, 'error=x', [], () => 0, Symbol('x')])
    for (const result of [
      decodeUntyped(value),
      decodeDeviceCodeResponse(value as unknown as ResponseLike),
    ])
      expect(result).toMatchObject({ _tag: 'UnexpectedResponse', reason: 'empty-body' });
});

test('decodeTokenResponse() ignores options of the wrong type', () => {
  for (const options of [
    null,
    { secrets: null },
    { secrets: [undefined, 5, null] },
    { locale: null },
    { baseUrl: null },
    { baseUrl: 5 },
  ])
    expect(decodeUntyped(json({ error: 'access_denied' }), options)._tag).toBe('AccessDenied');
  for (const at of [NaN, Infinity, '5', null]) {
    const token = json({ access_token: 'gho_x', expires_in: 60 });
    const result = decodeUntyped(token, { receivedAt: at }) as { expiresAt?: unknown };
    expect(Number.isFinite(result.expiresAt)).toBe(true);
  }
});

test('decodeTokenResponse() masks a single secret in place of an array', () => {
  const secret = 'swordfish-and-chips';
  const result = decodeUntyped({ status: 200, body: `got ${secret}` }, { secrets: secret });
  expect(JSON.stringify(result)).not.toContain(secret);
});

const device = {
  device_code: '3584d83530557fdd1f46af8289938c8ef79f9dc5',
  user_code: 'WDJB-MJHT',
  verification_uri: 'https://github.com/login/device',
  expires_in: '899',
  interval: '5',
};
const decodeDevice = (response: ResponseLike) => decodeDeviceCodeResponse(response, { receivedAt });

test('decodeDeviceCodeResponse() returns a frozen DeviceCode from JSON and from form data', () => {
  const numbers = { expires_in: 899, interval: 5 };
  for (const response of [form(device), json(device), json({ ...device, ...numbers })]) {
    const result = decodeDevice(response);
    expect(result).toEqual({
      _tag: 'DeviceCode',
      deviceCode: '3584d83530557fdd1f46af8289938c8ef79f9dc5',
      userCode: 'WDJB-MJHT',
      verificationUri: 'https://github.com/login/device',
      expiresIn: 899,
      expiresAt: receivedAt + 899_000,
      interval: 5,
    });
    expect(isDeepFrozen(result)).toBe(true);
    expect(structuredClone(result)).toEqual(result);
  }
});

test("decodeDeviceCodeResponse() decodes the example of GitHub's documentation", () => {
  // It has line feeds and an invalid escape.
  const body =
    'device_code=3584d83530557fdd1f46\n&expires_in=900\n&interval=5\n&user_code=WDJB-MJHT\n&verification_uri=https%3A%2F%github.com%2Flogin%2Fdevice';
  expect(decodeDevice({ status: 200, body })).toMatchObject({
    _tag: 'DeviceCode',
    deviceCode: '3584d83530557fdd1f46',
    interval: 5,
    verificationUri: 'https://github.com/login/device',
  });
});

test('decodeDeviceCodeResponse() returns the error of a response without a device code', () => {
  expect(decodeDevice(json({ ...device, error: 'device_flow_disabled' }, 400))).toMatchObject({
    _tag: 'DeviceFlowDisabled',
    status: 400,
  });
  expect(decodeDevice({ ...json(device), truncated: true })).toMatchObject({ reason: 'too-large' });
  expect(decodeDevice(json({ access_token: 'gho_x' }))._tag).toBe('UnexpectedResponse');
  expect(decodeDevice(json({ error: 'Not Found' }, 404))._tag).toBe('IncorrectClientCredentials');
  const { device_code } = device;
  expect(JSON.stringify(decodeDevice(json({ device_code })))).not.toContain(device_code);
});

test('decodeTokenResponse() reads no inherited token', () => {
  const heir = Object.create({ access_token: 'gho_x' }) as Record<string, unknown>;
  expect(decode({ status: 200, body: heir })._tag).toBe('UnexpectedResponse');
  const body = '{"__proto__":{"access_token":"gho_x"}}';
  expect(decode({ status: 200, body })._tag).toBe('UnexpectedResponse');
});

const names = new Set<string>();
const pollute = (members: Readonly<Record<string, unknown>>): void => {
  for (const [name, value] of Object.entries(members)) {
    names.add(name);
    Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true });
  }
};
afterEach(() => {
  for (const name of names) Reflect.deleteProperty(Object.prototype, name);
});

const failures = [
  { status: 502, headers: {}, body: '<html>' },
  { status: 200, headers: {}, body: '{}' },
  { status: 200, headers: {}, body: 'a=b' },
  { status: 200, headers: {}, body: '<OAuth><a>b</a></OAuth>' },
  { status: 200, headers: {}, body: { a: 'b' } },
];

test('both decoders ignore a token and a device code of a polluted prototype', () => {
  const before = failures.map((response) => decodeTokenResponse(response));
  pollute({ access_token: 'gho_polluted', device_code: 'abc', user_code: 'WDJB-MJHT' });

  expect(failures.map((response) => decodeTokenResponse(response))).toEqual(before);
  for (const response of failures)
    expect(isTokenError(decodeDeviceCodeResponse(response))).toBe(true);
});

test('decodeTokenResponse() ignores a body, a status and an error of a polluted prototype', () => {
  const polluted = 'access_token=gho_polluted';
  const before = decodeTokenResponse({ status: 502 });
  pollute({ body: polluted, truncated: true, error: 'access_denied', message: 'rate limit' });

  expect(decodeTokenResponse({ status: 502 })).toEqual(before);
  expect(decodeTokenResponse({ status: 200, body: 'access_token=gho_x' })._tag).toBe('Success');
});

test('TokenResponse ignores the tag of a polluted prototype', () => {
  pollute({ _tag: 'Success', accessToken: 'gho_polluted', tokenType: 'bearer', scopes: [] });

  expect(TokenResponse.is({})).toBe(false);
  expect(isTokenError({})).toBe(false);
});

test('decodeTokenResponse() leaves out an invalid status, so that the result is a TokenResponse', () => {
  for (const status of [-1, 1.5, NaN, 2 ** 53, '200', null]) {
    const response = decodeTokenResponse({ status: status as number, body: 'error=access_denied' });
    expect(response).not.toHaveProperty('status');
    expect(TokenResponse.is(JSON.parse(JSON.stringify(response)))).toBe(true);
  }
});

test('decodeTokenResponse() never throws for options that cannot be read', () => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  const throwing = (name: string) =>
    Object.defineProperty({}, name, {
      get: () => {
        throw new Error('no');
      },
    });
  const denied = { status: 200, body: 'error=access_denied' };
  const expected = decodeTokenResponse(denied);

  for (const options of [
    proxy,
    ...['baseUrl', 'locale', 'receivedAt', 'secrets'].map(throwing),
    { baseUrl: proxy, locale: proxy, receivedAt: proxy, secrets: proxy },
    { baseUrl: Object.create(URL.prototype) as URL },
  ])
    expect(decodeTokenResponse(denied, options)).toEqual(expected);
});
