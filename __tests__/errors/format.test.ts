import { expect, test } from '@jest/globals';
import {
  type ErrorFields,
  type FailureCause,
  en,
  formatTokenError,
  type LikelyCause,
  type TokenError,
  type TokenErrorTag,
} from '../../src/decode.js';
import { createError, type ResponseDetails } from '../../src/errors/create-error.js';
import { tokenErrorTags, wireCodesOf } from '../../src/errors/definitions.js';
import { githubDotCom } from '../../src/github/host.js';
import { maskOf } from '../../src/internal/mask.js';
import { decode, json } from '../support/answers.js';
import { everyError } from '../support/samples.js';

const create = <Tag extends TokenErrorTag>(
  tag: Tag,
  fields: ErrorFields<Tag>,
  details: ResponseDetails = {},
): TokenError =>
  createError<TokenErrorTag>(tag, fields, details, {
    host: githubDotCom,
    locale: en,
    mask: maskOf([]),
  });

const cause = (certainty: LikelyCause['certainty'], summary: string, fix: string): LikelyCause => ({
  id: 'x',
  certainty,
  summary,
  fix,
  source: 'https://docs.github.com',
});

const wrongSecret = (likelyCauses: readonly LikelyCause[]): TokenError =>
  create(
    'IncorrectClientCredentials',
    { code: 'incorrect_client_credentials' },
    { status: 200, requestId: 'C5F5:1E4B', likelyCauses },
  );

const firstLine = (error: TokenError, durationMs?: number) =>
  formatTokenError(error, { durationMs }).split('\n', 1)[0];

const samples = everyError(githubDotCom, { status: 200, requestId: 'C5F5:1E4B' });
// eslint-disable-next-line no-control-regex -- the escapes of colours
const withoutColor = (text: string) => text.replace(/\u001b\[\d+m/g, '');

test('formatTokenError() starts with what is wrong and ends with what to read', () => {
  const error = wrongSecret([
    cause(
      'certain',
      'The client secret ends with a newline.',
      'Remove it where the value is stored.',
    ),
    cause('possible', 'The client secret was regenerated', 'Deploy the new one.'),
  ]);
  const [first, ...steps] = error.remediation.steps;

  expect(formatTokenError(error, { durationMs: 216 }).split('\n')).toEqual([
    '✗ IncorrectClientCredentials   incorrect_client_credentials · HTTP 200 · 0.2 s',
    '  The client secret ends with a newline.',
    '  Remove it where the value is stored.',
    '',
    '  GitHub     "The client_id and/or client_secret passed are incorrect."',
    '  Cause      The client secret was regenerated (possible).',
    '             Deploy the new one.',
    `  Who        ${en.actors.developer}`,
    `  Otherwise  1. ${String(first)}`,
    ...steps.map((step, index) => `             ${String(index + 2)}. ${step}`),
    `  Retry      ${en.retry['fix-configuration']}`,
    '  Read       https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors#incorrect-client-credentials',
    '  Request    C5F5:1E4B',
  ]);
});

test('the first line is the tag alone if nothing else is known', () => {
  expect(firstLine(create('RequestAborted', { codeSpent: 'no' }))).toBe('✗ RequestAborted');
});

test('the first line has the duration in seconds', () => {
  const error = create('RequestTimedOut', { timeoutMs: 10_000, codeSpent: 'unknown' });
  expect(firstLine(error, 10_012)).toBe('✗ RequestTimedOut   10.0 s');
});

test('the first line has the reason and the status of an unexpected response', () => {
  const fields = { reason: 'html-page', bodyLength: 9, bodyExcerpt: 'Sign in' } as const;
  const error = create('UnexpectedResponse', fields, { status: 403 });
  expect(firstLine(error)).toBe('✗ UnexpectedResponse   html-page · HTTP 403');
});

test('the first line has the code of a network failure, or else its name', () => {
  const lineFor = (cause: FailureCause) =>
    firstLine(create('NetworkFailure', { cause, codeSpent: 'no' }));
  const name = 'TypeError';
  expect(lineFor({ name, code: 'ECONNREFUSED' })).toBe('✗ NetworkFailure   ECONNREFUSED');
  expect(lineFor({ name })).toBe('✗ NetworkFailure   TypeError');
});

test('there is no line for causes if there are none', () => {
  expect(formatTokenError(wrongSecret([]))).not.toMatch(/^ {2}Cause/m);
});

test('the excerpt of an unexpected body has a line if it is not empty', () => {
  const format = (bodyExcerpt: string) =>
    formatTokenError(
      create('UnexpectedResponse', { reason: 'html-page', bodyLength: 9, bodyExcerpt }),
    );
  expect(format('Sign in')).toMatch(/^ {2}Got {8}Sign in$/m);
  expect(format('')).not.toMatch(/^ {2}Got/m);
});

test('the message of a network failure has a line if there is one', () => {
  const format = (cause: FailureCause) =>
    formatTokenError(create('NetworkFailure', { cause, codeSpent: 'unknown' }));
  expect(format({ name: 'Error', message: 'no route' })).toMatch(/^ {2}Got {8}no route$/m);
  expect(format({ name: 'Error' })).not.toMatch(/^ {2}Got/m);
});

test('a description that equals the summary is written once', () => {
  const { summary } = en.hints.AccessDenied({ code: 'access_denied' } as never);
  const error = create('AccessDenied', { code: 'access_denied' }, { description: summary });
  expect(formatTokenError(error).split(summary)).toHaveLength(2);
});

test('the summary and the steps are shown if no cause is certain', () => {
  const error = wrongSecret([cause('likely', 'The client secret was replaced.', 'Deploy it.')]);
  const { summary, steps } = error.remediation;
  const text = formatTokenError(error);
  expect(text.split('\n')[1]).toBe(`  ${summary}`);
  expect(text).toContain(`\n  Do         1. ${String(steps[0])}\n`);
  expect(text).not.toContain('Otherwise');
});

test('a description is shown only if GitHub sent it', () => {
  const shown = samples.filter((error) => /^ {2}GitHub {5}"/m.test(formatTokenError(error)));
  const withoutOwnSentence = tokenErrorTags.filter((tag) => wireCodesOf(tag).length > 0);
  expect(new Set(shown.map(({ _tag }) => _tag))).toEqual(new Set(withoutOwnSentence));
  expect(
    formatTokenError(create('UnrecognizedOAuthError', { code: 'x' }, { description: 'No.' })),
  ).toContain('\n  Got        "No."\n');
});

test('the retry text of an error wins over the one of its action', () => {
  const error = create('BadVerificationCode', { code: 'bad_verification_code' });
  const locale = { ...en, retry: { ...en.retry, BadVerificationCode: 'with a new code' } };
  expect(formatTokenError(error, { locale })).toContain('\n  Retry      with a new code\n');
});

test('formatTokenError() writes plain text for every error', () => {
  const violations = samples
    .map((error) => formatTokenError(error))
    .filter(
      (text) => !/^✗ \w+/.test(text) || text.endsWith('\n') || / $|undefined|\[object/m.test(text),
    );
  expect(violations).toEqual([]);
});

test('color: true changes only colours', () => {
  const violations = samples.filter((error) => {
    const [plain, colored] = [formatTokenError(error), formatTokenError(error, { color: true })];
    return plain === colored || withoutColor(colored) !== plain || withoutColor(plain) !== plain;
  });
  expect(violations).toEqual([]);
});

test('ascii: true writes printable ASCII in as many lines', () => {
  const violations = samples.filter((error) => {
    const ascii = formatTokenError(error, { ascii: true, durationMs: 5 });
    const lines = formatTokenError(error).split('\n');
    return !/^x \w+[\x20-\x7e\n]*$/.test(ascii) || ascii.split('\n').length !== lines.length;
  });
  expect(violations).toEqual([]);
});

test('ascii: true and color: true can be combined', () => {
  const text = formatTokenError(wrongSecret([]), { ascii: true, color: true });
  expect(text.startsWith('\u001b[31mx\u001b[39m \u001b[1mIncorrectClientCredentials')).toBe(true);
});

test('ascii: true removes accents, and replaces what ASCII cannot write by a question mark', () => {
  const fields = { code: 'access_denied' } as const;
  const error = create('AccessDenied', fields, { description: 'Grüße… 😀' });
  expect(formatTokenError(error, { ascii: true })).toContain('Grusse... ?');
});

test('the labels are those of the locale', () => {
  const locale = { ...en, labels: { ...en.labels, who: 'Wer', do: 'Tun' } };
  const text = formatTokenError(wrongSecret([]), { locale });
  expect(text).toContain(`\n  Wer        ${en.actors.developer}\n`);
  expect(text).toMatch(/^ {2}Tun {8}1\. /m);
});

test('formatTokenError() throws a TypeError for a value that is not a TokenError', () => {
  const values = [
    decode(json({ access_token: 'gho_x' })),
    Promise.resolve(),
    undefined,
    null,
    'text',
    {},
  ];
  for (const value of values)
    expect(() => formatTokenError(value as never)).toThrow(
      /^formatTokenError: error is not a TokenError; .+isTokenError/,
    );
});

test('formatTokenError() leaves out members of a hand-made error that have the wrong type', () => {
  const hostile = {
    toString: () => {
      throw new Error('no');
    },
  };
  const shown = [hostile, Symbol('x'), {}, null].map((value) =>
    formatTokenError({
      ...wrongSecret([]),
      code: value,
      status: value,
      requestId: value,
      documentationUrl: value,
    } as never),
  );

  expect(new Set(shown).size).toBe(1);
  expect(shown[0]).toMatch(/^✗ IncorrectClientCredentials\n/);
});

test('formatTokenError() refuses an unknown option', () => {
  expect(() => formatTokenError(wrongSecret([]), { colour: true } as never)).toThrow(
    new TypeError('formatTokenError: unknown option "colour"; did you mean "color"?'),
  );
});
