import { describe, expect, test } from '@jest/globals';
import type { LikelyCause, TokenError } from '../../src/catalogue/token-response.js';
import { buildError, type Scene } from '../../src/decode/build-error.js';
import { formatTokenError } from '../../src/handling/format-token-error.js';
import { githubDotCom } from '../../src/host/github-host.js';
import { en } from '../../src/locales/en.js';
import { maskOf } from '../../src/redact/mask.js';
import { decode, json } from '../support/answers.js';
import { everyError } from '../support/samples.js';

const scene: Scene = { host: githubDotCom, locale: en, mask: maskOf([]) };

const cause = (certainty: LikelyCause['certainty'], summary: string, fix: string): LikelyCause => ({
  id: 'x',
  certainty,
  summary,
  fix,
  source: 'https://docs.github.com',
});

const wrongSecret = (likelyCauses: readonly LikelyCause[]): TokenError =>
  buildError(
    'IncorrectClientCredentials',
    { code: 'incorrect_client_credentials' },
    { status: 200, requestId: 'C5F5:1E4B', likelyCauses },
    scene,
  );

test('an error reads from what is wrong to what to read', () => {
  expect(
    formatTokenError(
      wrongSecret([
        cause(
          'certain',
          'The client secret ends with a newline',
          'Remove it where the value is stored.',
        ),
        cause('possible', 'The client secret was regenerated', 'Deploy the new one.'),
      ]),
      { durationMs: 216 },
    ).split('\n'),
  ).toEqual([
    '✗ IncorrectClientCredentials   incorrect_client_credentials · HTTP 200 · 0.2 s',
    '  GitHub does not accept this client ID and client secret together.',
    '  The client_id and/or client_secret passed are incorrect.',
    '',
    '  Cause   The client secret ends with a newline (certain).',
    '          Remove it where the value is stored.',
    '  Cause   The client secret was regenerated (possible).',
    '          Deploy the new one.',
    '  Who     the developer who deployed this',
    '  Do      1. Open https://github.com/settings/developers and select the app with this client ID.',
    '          2. If it is not listed there, look in the settings of the organization that owns the app.',
    '          3. Compare the last 8 characters under Client secrets with the ones deployed.',
    '          4. If they differ, generate a new client secret, deploy it, and delete the old one.',
    '  Retry   not before the configuration has changed',
    '  Read    https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors#incorrect-client-credentials',
    '  Request C5F5:1E4B',
  ]);
});

describe('the first line', () => {
  const first = (error: TokenError, durationMs?: number) =>
    formatTokenError(error, { durationMs }).split('\n', 1)[0];

  test('has the tag alone where there is no more to tell', () => {
    expect(first(buildError('RequestAborted', {}, {}, scene))).toBe('✗ RequestAborted');
  });

  test('has the duration in seconds', () => {
    const error = buildError('RequestTimedOut', { timeoutMs: 10_000 }, {}, scene);
    expect(first(error, 10_012)).toBe('✗ RequestTimedOut   10.0 s');
  });

  test('has the reason of an unexpected response, and the status', () => {
    const added = { reason: 'html-page', bodyLength: 9, bodyExcerpt: 'Sign in' } as const;
    const error = buildError('UnexpectedResponse', added, { status: 403 }, scene);
    expect(first(error)).toBe('✗ UnexpectedResponse   html-page · HTTP 403');
  });

  test('has what is known of a failure of the network', () => {
    const failed = (code?: string) =>
      buildError(
        'NetworkFailure',
        { cause: { name: 'TypeError', ...(code === undefined ? {} : { code }) } },
        {},
        scene,
      );
    expect(first(failed('ECONNREFUSED'))).toBe('✗ NetworkFailure   ECONNREFUSED');
    expect(first(failed())).toBe('✗ NetworkFailure   TypeError');
  });
});

describe('lines that not every error has', () => {
  test('without a visible cause there is no line for it', () => {
    expect(formatTokenError(wrongSecret([]))).not.toMatch(/^ {2}Cause/m);
  });

  test('the body of an unexpected response is shown where there is one', () => {
    const show = (bodyExcerpt: string) =>
      formatTokenError(
        buildError(
          'UnexpectedResponse',
          { reason: 'html-page', bodyLength: 9, bodyExcerpt },
          {},
          scene,
        ),
      );
    expect(show('Sign in')).toMatch(/^ {2}Got {5}Sign in$/m);
    expect(show('')).not.toMatch(/^ {2}Got/m);
  });

  test('a description that is the summary stands there once', () => {
    const summary = 'The sign-in was cancelled on GitHub.';
    const error = buildError(
      'AccessDenied',
      { code: 'access_denied' },
      { description: summary },
      scene,
    );
    expect(formatTokenError(error).split(summary)).toHaveLength(2);
  });

  test('a text of its own about trying again outweighs that of the action', () => {
    const error = buildError('BadVerificationCode', { code: 'bad_verification_code' }, {}, scene);
    expect(formatTokenError(error)).toMatch(
      /^ {2}Retry {3}only with a new code; the client ID and secret are right$/m,
    );
  });
});

describe.each(everyError(githubDotCom, { status: 200, requestId: 'C5F5:1E4B' }))(
  '$_tag',
  (error) => {
    const plain = formatTokenError(error);

    test('is plain text without colours, trailing blanks or a line feed at the end', () => {
      expect(plain).toMatch(/^✗ \w+/);
      expect(plain).not.toContain('\u001b');
      expect(plain.endsWith('\n')).toBe(false);
      expect(plain).not.toMatch(/ $|undefined|\[object/m);
    });

    test('in colour says the same', () => {
      const colored = formatTokenError(error, { color: true });
      // eslint-disable-next-line no-control-regex -- the escapes of colours
      expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(plain);
      expect(colored).not.toBe(plain);
    });

    test('in ASCII keeps its lines', () => {
      const ascii = formatTokenError(error, { ascii: true, durationMs: 5 });
      expect(ascii).toMatch(/^x \w+[\x20-\x7e\n]*$/);
      expect(ascii.split('\n')).toHaveLength(plain.split('\n').length);
    });
  },
);

test('ASCII and colour go together', () => {
  const text = formatTokenError(wrongSecret([]), { ascii: true, color: true });
  expect(text.startsWith('\u001b[31mx\u001b[39m \u001b[1mIncorrectClientCredentials')).toBe(true);
});

test('characters that ASCII lacks become a question mark each', () => {
  const error = buildError(
    'AccessDenied',
    { code: 'access_denied' },
    { description: 'Grüße… 😀' },
    scene,
  );
  expect(formatTokenError(error, { ascii: true })).toContain('Gr??e... ?');
});

test('the labels are those of the language', () => {
  const locale = { ...en, labels: { ...en.labels, who: 'Wer', do: 'Tun' } };
  const text = formatTokenError(wrongSecret([]), { locale });
  expect(text).toMatch(/^ {2}Wer {5}the developer who deployed this$/m);
  expect(text).toMatch(/^ {2}Tun {5}1\. /m);
});

test.each([
  decode(json({ access_token: 'gho_x' })),
  Promise.resolve(),
  undefined,
  null,
  'text',
  {},
])('formatTokenError() throws a TypeError for %p, which is not a TokenError', (value) => {
  expect(() => formatTokenError(value as never)).toThrow(
    /^formatTokenError: error is not a TokenError; .+isTokenError/,
  );
});

test('formatTokenError() refuses an unknown option', () => {
  expect(() => formatTokenError(wrongSecret([]), { colour: true } as never)).toThrow(
    new TypeError('formatTokenError: unknown option "colour"; did you mean "color"?'),
  );
});
