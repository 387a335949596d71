import { describe, expect, jest, test } from '@jest/globals';
import { rowOf, tokenErrorTags } from '../../src/catalogue/lookup.js';
import type { Locale } from '../../src/catalogue/locale.js';
import { decodeTokenResponse } from '../../src/decode/decode-token-response.js';
import { en } from '../../src/locales/en.js';
import { decode, decodeUntyped, form, json, receivedAt } from '../support/answers.js';
import { isDeepFrozen } from '../support/deep-frozen.js';

const codes = tokenErrorTags.flatMap((tag) => rowOf(tag).codes.map((code) => ({ code, tag })));

describe.each(codes)('$code', ({ code, tag }) => {
  test.each([200, 400, 401, 403, 404, 429, 500, 503])(`is ${tag} under %d`, (status) => {
    for (const answer of [json({ error: code }, status), form({ error: code }, status)])
      expect(decode(answer)).toMatchObject({
        _tag: tag,
        code,
        status,
        description: rowOf(tag).description,
      });
  });

  test('outweighs a token beside it', () => {
    expect(decode(json({ access_token: 'gho_x', error: code }))._tag).toBe(tag);
    expect(decode(form({ error: code, access_token: 'gho_x' }))._tag).toBe(tag);
  });

  test('is found without a media type, and under a wrong one', () => {
    for (const headers of [{}, { 'content-type': 'text/html' }, { 'content-type': 'text/plain' }]) {
      expect(decode({ status: 200, headers, body: JSON.stringify({ error: code }) })._tag).toBe(
        tag,
      );
      expect(decode({ status: 200, headers, body: `error=${code}` })._tag).toBe(tag);
    }
  });
});

describe('an unknown client ID', () => {
  test('is 404 with {"error":"Not Found"}', () => {
    expect(decode(json({ error: 'Not Found' }, 404))).toMatchObject({
      _tag: 'IncorrectClientCredentials',
      code: 'Not Found',
      status: 404,
      remediation: { summary: 'github.com knows no app with this client ID.' },
    });
    expect(decode(form({ error: 'Not Found' }, 404))._tag).toBe('IncorrectClientCredentials');
  });

  test('is no other status', () => {
    expect(decode(json({ error: 'Not Found' }, 200))).toMatchObject({
      _tag: 'UnrecognizedOAuthError',
      code: 'Not Found',
    });
  });
});

describe('a code that the catalogue lacks', () => {
  test.each([
    'invalid_grant',
    'invalid_request',
    'unauthorized_client',
    'user_denied',
    'some_unknown_error',
    '__proto__',
    'constructor',
    'BAD_VERIFICATION_CODE',
  ])('%s keeps its name', (code) => {
    for (const status of [200, 400, 401, 404])
      expect(decode(json({ error: code }, status))).toMatchObject({
        _tag: 'UnrecognizedOAuthError',
        code,
        status,
      });
  });

  test("keeps the server's description and its link to the documentation", () => {
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
  });

  test('is bounded and has no controls', () => {
    const { code } = decode(json({ error: `a\u001b[31m\n${'x'.repeat(5000)}` })) as {
      code: string;
    };
    expect(code).toMatch(/^a \[31m x+…$/);
    expect(code.length).toBeLessThanOrEqual(100);
  });
});

describe('a token', () => {
  test('of an OAuth app', () => {
    const expected = {
      _tag: 'Success',
      accessToken: 'gho_16C7e42F292c6912E7710c838347Ae178B4a',
      tokenType: 'bearer',
      scopes: ['repo', 'gist'],
    };
    const members = {
      access_token: 'gho_16C7e42F292c6912E7710c838347Ae178B4a',
      scope: 'repo,gist',
      token_type: 'bearer',
    };
    expect(decode(json(members))).toEqual(expected);
    expect(decode(form(members))).toEqual(expected);
    expect(decode({ status: 200, body: members })).toEqual(expected);
  });

  test('of a GitHub App, which expires', () => {
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

  test.each([
    ['null', null],
    ['empty', ''],
    ['blank', '  '],
  ])('stays one beside an error that is %s', (_, error) => {
    expect(decode(json({ access_token: 'gho_x', error }))._tag).toBe('Success');
  });

  test('is one under any status, since the body is judged first', () => {
    for (const status of [0, 200, 201, 302, 400, 404, 500])
      expect(decode(json({ access_token: 'gho_x' }, status))._tag).toBe('Success');
  });

  test('expires by the local clock where no time of receipt is given', () => {
    jest.useFakeTimers({ now: receivedAt + 5000 });
    try {
      expect(decodeTokenResponse(form({ access_token: 'gho_x', expires_in: '60' }))).toMatchObject({
        expiresAt: receivedAt + 65_000,
      });
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('no token', () => {
  test.each([
    5,
    0,
    true,
    null,
    {},
    [],
    ['gho_x'],
    { access_token: 'gho_x' },
    '',
    ' ',
    'gho x',
    'gho_x\r\nx: y',
  ])('{"access_token":%j}', (access_token) => {
    expect(decode(json({ access_token }))._tag).toBe('UnexpectedResponse');
    expect(decode({ status: 200, body: { access_token } })._tag).toBe('UnexpectedResponse');
  });

  test.each([5, true, {}, ['x'], { code: 'x' }])('beside an error that is %j', (error) => {
    expect(decode(json({ access_token: 'gho_x', error }))._tag).toBe('UnexpectedResponse');
  });

  test('in form data with two of them', () => {
    expect(decode({ status: 200, body: 'access_token=a&access_token=b' })._tag).toBe(
      'UnexpectedResponse',
    );
  });

  test('inherited from a prototype', () => {
    const heir = Object.create({ access_token: 'gho_x' }) as Record<string, unknown>;
    expect(decode({ status: 200, body: heir })._tag).toBe('UnexpectedResponse');
    const json = '{"__proto__":{"access_token":"gho_x"}}';
    expect(decode({ status: 200, body: json })._tag).toBe('UnexpectedResponse');
  });

  test('in any beginning of a body with one', () => {
    for (const { body } of [
      json({ token_type: 'bearer', scope: '', access_token: 'gho_0123456789' }),
      form({ error: 'access_denied', access_token: 'gho_0123456789' }),
    ]) {
      for (let length = 0; length < body.length; length += 1)
        expect(decode({ status: 200, body: body.slice(0, length) })._tag).not.toBe('Success');
    }
  });

  test('in a body that was cut off, whatever is left of it', () => {
    for (const answer of [json({ access_token: 'gho_x' }), form({ access_token: 'gho_x' })])
      expect(decode({ ...answer, truncated: true })).toMatchObject({
        _tag: 'UnexpectedResponse',
        reason: 'too-large',
      });
  });

  test('in a body that was cut off before an error could follow', () => {
    const body = JSON.stringify({ access_token: 'gho_x', x: 'x'.repeat(70_000), error: 'x' });
    expect(decode({ status: 200, body })._tag).toBe('UnexpectedResponse');
  });
});

describe('members of the wrong type count as absent', () => {
  const wrong = [5, -1, true, null, {}, [], ['x'], ''] as const;

  test.each(wrong)('%j as a description, a link or an interval', (value) => {
    const error = decode(
      json({ error: 'slow_down', error_description: value, error_uri: value, interval: value }),
    );
    expect(error).toMatchObject({
      _tag: 'SlowDown',
      description: rowOf('SlowDown').description,
      documentationUrl: (decode(json({ error: 'slow_down' })) as { documentationUrl: string })
        .documentationUrl,
    });
    expect((error as { interval?: number }).interval).toBe(value === 5 ? 5 : undefined);
  });

  test.each(wrong)('%j as an error is none, or hides no known one', (error) => {
    expect(['UnexpectedResponse']).toContain(decode(json({ error }))._tag);
  });

  test('a message stands in for an empty description', () => {
    expect(
      decode(json({ error: 'new_error', error_description: '', message: 'Something new.' })),
    ).toMatchObject({ description: 'Something new.' });
  });
});

describe('the interval of the device flow', () => {
  test.each([
    ['authorization_pending', 'AuthorizationPending'],
    ['slow_down', 'SlowDown'],
  ])('%s tells it as a number, also from form data', (error, _tag) => {
    expect(decode(json({ error, interval: 10 }))).toMatchObject({ _tag, interval: 10 });
    expect(decode(form({ error, interval: '22' }))).toMatchObject({ _tag, interval: 22 });
    expect(decode(json({ error }))).not.toHaveProperty('interval');
  });

  test('other errors have none', () => {
    expect(decode(json({ error: 'access_denied', interval: 5 }))).not.toHaveProperty('interval');
  });
});

describe('the server is out of order', () => {
  test.each([500, 502, 503, 504, 520, 599])('%d', (status) => {
    for (const body of [
      '',
      '<html>Unicorn!</html>',
      '{}',
      'Bad Gateway',
      '{"message":"x"}',
      '{"error":"Internal Server Error"}',
      '{"error":{"code":5}}',
    ])
      expect(decode({ status, body })).toMatchObject({
        _tag: 'ServerUnavailable',
        status,
        retryable: true,
      });
  });

  test('a page that was cut off is still told by its status', () => {
    expect(decode({ status: 502, body: '<html>', truncated: true })._tag).toBe('ServerUnavailable');
  });

  test('the wait is told where the server tells it', () => {
    expect(decode({ status: 503, headers: { 'retry-after': '30' } })).toMatchObject({
      retryAfterSeconds: 30,
    });
    expect(decode({ status: 503 })).not.toHaveProperty('retryAfterSeconds');
  });

  test('a token or an OAuth error under 5xx is what it says', () => {
    expect(decode(json({ error: 'bad_verification_code' }, 500))._tag).toBe('BadVerificationCode');
    expect(decode(json({ error: 'invalid_request' }, 500))._tag).toBe('UnrecognizedOAuthError');
  });
});

describe("GitHub's request ID", () => {
  const idOf = (id: string, secrets: readonly string[] = []) =>
    (
      decode(
        { status: 200, headers: { 'X-GitHub-Request-Id': id }, body: 'error=access_denied' },
        { secrets },
      ) as { requestId?: string }
    ).requestId;

  test.each(['C5F5:1E4B:1A2B3C:4D5E6F:6543210F', '8f14e45f-ceea-467f-9575-1b2c3d4e5f60', 'x'])(
    '%s',
    (id) => {
      expect(idOf(id)).toBe(id);
    },
  );

  test.each(['', ' ', 'a b', 'a\u001b[31m', '<script>', 'x'.repeat(101), 'é'])(
    '%j is none',
    (id) => {
      expect(idOf(id)).toBeUndefined();
    },
  );

  test('is left out where it holds a secret', () => {
    expect(idOf('swordfish-and-chips', ['swordfish-and-chips'])).toBeUndefined();
    expect(idOf('gho_16C7e42F292c6912E7710c838347Ae178B4a')).toBeUndefined();
  });
});

describe('the description', () => {
  const describedAs = (error_description: string, secrets: readonly string[] = []) =>
    (
      decode(json({ error: 'access_denied', error_description }), { secrets }) as {
        description: string;
      }
    ).description;

  test('is the sentence of the server', () => {
    expect(describedAs('Nope, not today.')).toBe('Nope, not today.');
  });

  test('is one bounded line', () => {
    expect(describedAs(`a\r\nb\u001b[31m\u202e${'x'.repeat(5000)}`)).toMatch(
      /^a b \[31m x{1,500}…$/,
    );
    expect(describedAs('x'.repeat(5000)).length).toBeLessThanOrEqual(500);
  });

  test('is the own one where that of the server has no printable character', () => {
    const own = rowOf('AccessDenied').description;
    for (const said of ['\u0000\u0007', ' \n', '\u0000'.repeat(3000)])
      expect(describedAs(said)).toBe(own);
  });

  test("GitHub's own sentence is never torn apart by a mask", () => {
    const own = rowOf('AccessDenied').description;
    expect(describedAs(own, ['denied your application'])).toBe(own);
  });
});

describe('secrets', () => {
  const secrets = {
    'a client secret': 'Kq7vT2mW9xR4pZ8nKq7vT2mW9xR4pZ8nAbCdEfGh',
    'a code': 'swordfish-and-chips',
    'a secret with a newline': 'fish-and-chips-and-peas\n',
  };

  test.each(Object.entries(secrets))(
    '%s is not in the result, wherever the server echoes it',
    (_, secret) => {
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
        for (const answer of [
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
          const shown = JSON.stringify(decode(answer, { secrets: [secret] }));
          expect(shown).not.toContain(bare);
          expect(decodeURIComponent(shown.replace(/%(?![\da-f]{2})/gi, ''))).not.toContain(bare);
        }
    },
  );
});

describe('the base URL', () => {
  const hinted = (baseUrl: string) => decode(json({ error: 'Not Found' }, 404), { baseUrl });

  test('leads hints and links', () => {
    expect(hinted('https://ghe.example.com/api/v3')).toMatchObject({
      documentationUrl: expect.stringContaining('/enterprise-server@latest/'),
      remediation: { summary: 'ghe.example.com knows no app with this client ID.' },
    });
    expect(hinted('https://api.octocorp.ghe.com')).toMatchObject({
      documentationUrl: expect.stringContaining('/enterprise-cloud@latest/'),
      remediation: { summary: 'octocorp.ghe.com knows no app with this client ID.' },
    });
  });

  test('that is none means github.com', () => {
    expect(hinted('nonsense')).toEqual(decode(json({ error: 'Not Found' }, 404)));
  });
});

test('the words are those of the given language', () => {
  const locale: Locale = {
    ...en,
    language: 'de',
    hints: {
      ...en.hints,
      AccessDenied: ({ places }) => ({
        summary: `Auf ${places.host} abgebrochen.`,
        steps: ['Neu anmelden.', 'Fertig.'],
      }),
    },
  };
  expect(decode(json({ error: 'access_denied' }), { locale })).toMatchObject({
    remediation: {
      summary: 'Auf github.com abgebrochen.',
      steps: ['Neu anmelden.', 'Fertig.'],
      likelyCauses: [],
    },
  });
});

describe('every result', () => {
  const answers = [
    ...codes.map(({ code }) => json({ error: code, interval: 5 })),
    json({ access_token: 'ghu_x', scope: 'a,b', expires_in: 5, refresh_token: 'ghr_x' }),
    json({ error: 'new_error' }),
    { status: 429, headers: { 'retry-after': '5' } },
    { status: 503 },
    { status: 404, body: '<html>x</html>', headers: { 'content-type': 'text/html' } },
  ];

  test.each(answers)(
    'is frozen all through and survives JSON and structuredClone: $body',
    (answer) => {
      const result = decode(answer);
      expect(isDeepFrozen(result)).toBe(true);
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
      expect(structuredClone(result)).toEqual(result);
      expect(Object.values(result)).not.toContain(undefined);
    },
  );
});

describe('untyped code', () => {
  test.each([undefined, null, 5, 'error=x', [], () => 0, Symbol('x')])(
    'gets an error for the answer %p',
    (answer) => {
      expect(decodeUntyped(answer)).toMatchObject({
        _tag: 'UnexpectedResponse',
        reason: 'empty-body',
      });
    },
  );

  test.each([
    ['null', null],
    ['secrets that are null', { secrets: null }],
    ['a secret that is undefined', { secrets: [undefined, 5, null] }],
    ['a locale that is null', { locale: null }],
    ['a base URL that is null', { baseUrl: null }],
    ['a base URL that is a number', { baseUrl: 5 }],
  ])('gets an error for options: %s', (_, options) => {
    expect(decodeUntyped(json({ error: 'access_denied' }), options)._tag).toBe('AccessDenied');
  });

  test('that passes one secret in place of a list has it hidden', () => {
    const secret = 'swordfish-and-chips';
    const result = decodeUntyped({ status: 200, body: `got ${secret}` }, { secrets: secret });
    expect(JSON.stringify(result)).not.toContain(secret);
  });

  test.each([NaN, Infinity, '5', null])(
    'gets a time of expiry for the time of receipt %p',
    (at) => {
      const result = decodeUntyped(json({ access_token: 'gho_x', expires_in: 60 }), {
        receivedAt: at,
      }) as { expiresAt?: unknown };
      expect(Number.isFinite(result.expiresAt)).toBe(true);
    },
  );
});
