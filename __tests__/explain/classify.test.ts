import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type ClassifiedInput,
  classifyInput,
  errorFromWord,
  errorMentionedIn,
  parseLoggedResponse,
  wordFor,
} from '../../src/explain/classify.js';
import { tokenErrorTags, wireCodesOf } from '../../src/errors/definitions.js';
import { decodeTokenResponse, isTokenError } from '../../src/decode.js';
import { TokenExchangeError } from '../../src/index.js';
import { decode, json } from '../support/answers.js';
import { runsOf } from '../support/fuzz.js';
import { everyError } from '../support/samples.js';

type Json = Readonly<Record<string, unknown>>;

const copy = (value: unknown) => JSON.parse(JSON.stringify(value)) as Json;
const kindOf = (text: string) => classifyInput(text).kind;
const responseOf = (input: ClassifiedInput) =>
  input.kind === 'http-response' ? input.response : undefined;

test('classifyInput() recognizes bodies', () => {
  for (const body of [
    '{"error":"bad_verification_code"}',
    'error=bad_verification_code&error_description=The+code',
    '<OAuth><error>slow_down</error></OAuth>',
    '<!DOCTYPE html><html>Unicorn!</html>',
    '[]',
  ])
    expect(responseOf(classifyInput(`\n\ufeff${body}\n`))).toEqual({
      status: 0,
      headers: {},
      body,
    });
});

test('classifyInput() gives a body the status that is known', () => {
  expect(responseOf(classifyInput('{"a":1}', { status: 500 }))?.status).toBe(500);
  expect(responseOf(classifyInput('Bad gateway here', { status: 502 }))?.status).toBe(502);
});

test('classifyInput() assumes status 404 for the body that GitHub sends only with 404', () => {
  expect(classifyInput('{"error":"Not Found"}')).toMatchObject({
    response: { status: 404 },
    note: expect.stringContaining('404') as unknown,
  });
  expect(classifyInput('{"error":"Not Found"}', { status: 400 })).toMatchObject({
    response: { status: 400 },
  });
});

test('classifyInput() recognizes a body in a JSON string', () => {
  expect(responseOf(classifyInput('"{\\"error\\":\\"slow_down\\"}"'))?.body).toBe(
    '{"error":"slow_down"}',
  );
});

test('classifyInput() reads status and headers of a transcript', () => {
  expect(classifyInput('HTTP/2 503\nretry-after: 5\n\n<html>')).toMatchObject({
    kind: 'http-response',
    response: { status: 503, headers: [['retry-after', '5']], body: '<html>' },
  });
});

test('classifyInput() recognizes a TokenResponse, alone and in a transcript', () => {
  const [error] = everyError();
  const text = JSON.stringify(error);

  expect(classifyInput(text)).toMatchObject({
    kind: 'token-response',
    response: { _tag: error?._tag },
  });
  expect(kindOf(`HTTP/1.1 400 Bad Request\ncontent-type: application/json\n\n${text}`)).toBe(
    'token-response',
  );
});

test('classifyInput() recognizes callbacks', () => {
  for (const url of [
    'https://app.example.com/cb?code=abc&state=xyz',
    'myapp://callback?error=access_denied',
    '/auth/callback?code=abc',
    '?error=access_denied',
    'code=abc&state=xyz',
    'error=access_denied&state=xyz',
    'installation_id=1&setup_action=install',
  ])
    expect(classifyInput(url)).toEqual({ kind: 'callback', url });
  expect(kindOf('access_token=gho_x&state=a')).toBe('http-response');
});

test('classifyInput() recognizes error codes', () => {
  expect(classifyInput(' slow_down ')).toMatchObject({ response: { _tag: 'SlowDown' } });
  expect(classifyInput('Not Found')).toMatchObject({ response: { code: 'Not Found' } });
});

test('classifyInput() finds the error in a printed object or a log line, and says so', () => {
  expect(classifyInput("{ error: 'bad_verification_code' }")).toMatchObject({
    response: { _tag: 'BadVerificationCode' },
    note: expect.stringContaining('bad_verification_code') as unknown,
  });
  expect(classifyInput('Error: RateLimited: too fast')).toMatchObject({
    response: { _tag: 'RateLimited' },
    note: expect.stringContaining('RateLimited') as unknown,
  });
  expect(kindOf('{"text":"slow_down"}')).toBe('http-response');
});

test('classifyInput() explains log records, sentences of GitHub and stack traces of Node', () => {
  const inputs: readonly (readonly [text: string, kind: string, tag: string])[] = [
    [
      '{"level":50,"msg":"oauth failed","err":{"error":"bad_verification_code"}}',
      'mention',
      'BadVerificationCode',
    ],
    ['{"level":50,"msg":"exchange failed: slow_down"}', 'mention', 'SlowDown'],
    ['{"level":50,"tokenError":{"_tag":"AccessDenied"}}', 'mention', 'AccessDenied'],
    ['The code passed is incorrect or expired.', 'word', 'BadVerificationCode'],
    ['the refresh token passed is incorrect or expired', 'word', 'BadRefreshToken'],
    [
      'oauth: The redirect_uri MUST match the registered callback URL for this application.',
      'mention',
      'RedirectUriMismatch',
    ],
    [
      'Be careful! The redirect_uri is not associated with this application.',
      'mention',
      'RedirectUriMismatch',
    ],
    ['TypeError: fetch failed\n    at node:internal/deps/undici', 'mention', 'NetworkFailure'],
    ["Error: certificate has expired { code: 'CERT_HAS_EXPIRED' }", 'mention', 'NetworkFailure'],
  ];
  const violations = inputs.filter(([text, kind, tag]) => {
    const input = classifyInput(text);
    return input.kind !== kind || !('response' in input) || !('_tag' in input.response)
      ? true
      : input.response._tag !== tag;
  });

  expect(violations).toEqual([]);
});

test('classifyInput() shows the sentence of GitHub that was pasted, not another one of the same error', () => {
  const sentences = [
    'The redirect_uri is not associated with this application.',
    'The redirect_uri MUST match the registered callback URL for this application.',
    'The code passed is incorrect or expired.',
  ];
  const descriptions = sentences.map((text) => {
    const input = classifyInput(text);
    return input.kind === 'word' ? input.response.description : input.kind;
  });

  expect(descriptions).toEqual(sentences);
});

test('classifyInput() takes the host of a network failure from a stack trace', () => {
  const trace =
    'TypeError: fetch failed\n    at a.js:1\n  [cause]: Error: getaddrinfo ENOTFOUND github.com';

  expect(classifyInput(trace)).toMatchObject({
    response: { cause: { code: 'ENOTFOUND', hostname: 'github.com' } },
  });
});

test('classifyInput() finds the body of a response and a TokenResponse in a log line', () => {
  const body = '{"error":"invalid_grant","error_description":"x"}';

  expect(classifyInput(`12:00 {oauth} ERROR ${body} (attempt 1)`)).toMatchObject({
    kind: 'http-response',
    response: { body },
  });
  expect(kindOf(`12:00 ERROR ${JSON.stringify(everyError()[0])}`)).toBe('token-response');
});

test('classifyInput() does not take an error of the REST API or a response for a log record', () => {
  expect(kindOf('{"message":"slow_down","documentation_url":"https://docs.github.com/rest"}')).toBe(
    'http-response',
  );
  expect(kindOf('{"error":"slow_down","level":1}')).toBe('http-response');
});

test('classifyInput() says why it does not recognize an input', () => {
  const problems: readonly (readonly [string, string])[] = [
    ['', 'is empty'],
    [' \n', 'is empty'],
    ['hello', 'does not name exactly one error'],
    ['slow_down or access_denied', 'does not name exactly one error'],
    ['two words', 'does not name exactly one error'],
    ['https://github.com/login', 'does not name exactly one error'],
    ['https://github.com/login/oauth/authorize?client_id=a', 'authorization URL'],
    ['gho_16C7e42F292c6912E7710c838347Ae178B4a', 'looks like a token'],
    ['e72e16c7e42f292c6912', 'looks like a token'],
    ['5ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7', 'looks like a token'],
  ];
  for (const [text, problem] of problems)
    expect([text, classifyInput(text)]).toEqual([
      text,
      { kind: 'unrecognized', problem: expect.stringContaining(problem) as unknown },
    ]);
});

test('classifyInput() never throws', () => {
  const words = ['HTTP/1.1 200', '{', '"', 'error', '=', '?code=', '\n', '<', 'slow_down', '://'];
  const piece = fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expect(() => classifyInput(pieces.join(''))).not.toThrow();
    }),
    runsOf(300),
  );
});

const errors = everyError().map(copy);
const [error = {}] = errors;
const remediation = error['remediation'] as Json;
const cause = {
  id: 'client-secret-missing',
  certainty: 'certain',
  summary: 'The client secret is empty.',
  fix: 'Set it.',
  source: 'https://github.com/a/b/issues/1',
};

test('parseLoggedResponse() returns every error and every token as it was', () => {
  const success = copy(
    decode(json({ access_token: 'gho_x', scope: 'repo', expires_in: 5, refresh_token: 'ghr_x' })),
  );
  const withCause = { ...error, remediation: { ...remediation, likelyCauses: [cause] } };

  for (const response of [...errors, success, withCause])
    expect(parseLoggedResponse(response)).toEqual(response);
});

test('parseLoggedResponse() finds a response in a log line and in a TokenExchangeError', () => {
  const [sample] = everyError();
  if (sample === undefined) throw new Error('no sample');

  expect(parseLoggedResponse(copy({ level: 50, err: new TokenExchangeError(sample) }))).toEqual(
    error,
  );
  expect(parseLoggedResponse({ a: { b: { c: { d: error } } } })).toBeUndefined();
});

test('parseLoggedResponse() drops unknown members of a Success, which can be secrets', () => {
  const known = { _tag: 'Success', accessToken: 'x', tokenType: 'bearer', scopes: ['a'] };

  expect(parseLoggedResponse({ ...known, raw: { access_token: 'gho_x' } })).toEqual(known);
});

test('parseLoggedResponse() returns undefined for values that do not fit', () => {
  const withRemediation = (members: Json) => ({
    ...error,
    remediation: { ...remediation, ...members },
  });
  const withTag = (tag: string) => errors.find((one) => one['_tag'] === tag);
  const success = { _tag: 'Success', accessToken: 'a', tokenType: 'a', scopes: [] };
  const values: Readonly<Record<string, unknown>> = {
    'a string': 'BadVerificationCode',
    'a list': [error],
    'another tag': { ...error, _tag: 'Other' },
    'a tag that is a number': { ...error, _tag: 1 },
    'a tag of a prototype': { ...error, _tag: '__proto__' },
    'no description': { ...error, description: undefined },
    'a status that is a string': { ...error, status: '200' },
    'a code that is a number': { ...error, code: 1 },
    'a request ID that is a number': { ...error, requestId: 1 },
    'retryable that is a string': { ...error, retryable: 'no' },
    'no remediation': { ...error, remediation: undefined },
    'an unknown action': withRemediation({ action: 'dance' }),
    'an unknown actor': withRemediation({ actor: 'you' }),
    'a summary that is a number': withRemediation({ summary: 1 }),
    'a step that is a number': withRemediation({ steps: [1] }),
    'steps that are a string': withRemediation({ steps: 'one' }),
    'no causes': withRemediation({ likelyCauses: null }),
    'a cause that is a number': withRemediation({ likelyCauses: [1] }),
    'an unknown certainty': withRemediation({ likelyCauses: [{ ...cause, certainty: 'so' }] }),
    'a token that is a number': { ...success, accessToken: 1 },
    'scopes that are a string': { ...success, scopes: '' },
    'a scope that is a number': { ...success, scopes: [1] },
    'an expiry that is a string': { ...success, expiresIn: '5' },
    'no timeout': { ...withTag('RequestTimedOut'), timeoutMs: undefined },
    'a timeout that is a string': { ...withTag('RequestTimedOut'), timeoutMs: '1' },
    'a network cause that is a string': { ...withTag('NetworkFailure'), cause: 'ECONNRESET' },
    'a network cause without a name': { ...withTag('NetworkFailure'), cause: {} },
    'an excerpt that is a number': { ...withTag('UnexpectedResponse'), bodyExcerpt: 1 },
    'a wait that is a string': { ...withTag('RateLimited'), retryAfterSeconds: 'a' },
  };
  const violations = Object.keys(values).filter(
    (name) => parseLoggedResponse(values[name]) !== undefined,
  );

  expect(violations).toEqual([]);
});

test('parseLoggedResponse() removes control characters and secrets from texts', () => {
  const description = 'a\u001b[2Jb gho_16C7e42F292c6912E7710c838347Ae178B4a';

  expect(parseLoggedResponse({ ...error, description })).toMatchObject({
    description: 'a [2Jb ***',
  });
});

test('parseLoggedResponse() never throws, also for deep values', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`) as object;

  expect(parseLoggedResponse(deep)).toBeUndefined();
  expect(parseLoggedResponse({ ...deep, _tag: 'StateMismatch' })).toBeUndefined();
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(() => parseLoggedResponse(value)).not.toThrow();
    }),
    runsOf(),
  );
});

const tagOf = (word: string) => errorFromWord(word)?._tag;

test('errorFromWord() knows every wire code, and every tag in any case', () => {
  for (const tag of tokenErrorTags) {
    for (const code of wireCodesOf(tag))
      expect(errorFromWord(code)).toMatchObject({ _tag: tag, code });
    expect([tagOf(tag), tagOf(tag.toLowerCase())]).toEqual([tag, tag]);
  }
});

test('errorFromWord() takes "Not Found" for an unknown client ID', () => {
  expect(errorFromWord('Not Found')).toMatchObject({
    _tag: 'IncorrectClientCredentials',
    code: 'Not Found',
  });
});

test('errorFromWord() returns UnrecognizedOAuthError for other codes of OAuth', () => {
  expect(errorFromWord('invalid_grant')).toMatchObject({
    _tag: 'UnrecognizedOAuthError',
    code: 'invalid_grant',
  });
});

test('errorFromWord() returns NetworkFailure for codes of the system', () => {
  expect(errorFromWord('ECONNREFUSED')).toMatchObject({
    _tag: 'NetworkFailure',
    cause: { code: 'ECONNREFUSED' },
  });
  const words = [
    'UND_ERR_CONNECT_TIMEOUT',
    'EAI_AGAIN',
    'HPE_INVALID_CONSTANT',
    'ConnectionRefused',
  ];
  expect(words.filter((word) => tagOf(word) !== 'NetworkFailure')).toEqual([]);
});

test('errorFromWord() says whether a code of the system goes away on retry, and whether anything was sent', () => {
  expect(errorFromWord('ECONNREFUSED')).toMatchObject({ retryable: true, codeSpent: 'no' });
  expect(errorFromWord('CERT_HAS_EXPIRED')).toMatchObject({ retryable: false, codeSpent: 'no' });
  expect(errorFromWord('ECONNRESET')).toMatchObject({ retryable: true, codeSpent: 'unknown' });
});

test('errorFromWord() returns undefined for any other word', () => {
  expect(['hello', 'EAT', '__proto__', 'a_', '503'].map(tagOf)).toEqual(Array(5).fill(undefined));
});

test('errorFromWord() writes steps for the GitHub in use', () => {
  const ghes = { baseUrl: 'https://ghe.example.com' };
  const steps = errorFromWord('incorrect_client_credentials', ghes)?.remediation.steps;

  expect(steps?.join(' ')).toContain('https://ghe.example.com/settings');
});

test('errorMentionedIn() finds one error by its code or its tag', () => {
  const mentioned = (text: string) => errorMentionedIn(text)?._tag;

  expect(mentioned('oauth2: "bad_verification_code" "The code passed is incorrect"')).toBe(
    'BadVerificationCode',
  );
  expect(mentioned('expired_token, that is token_expired')).toBe('ExpiredDeviceCode');
  expect(mentioned('x RateLimited   HTTP 429')).toBe('RateLimited');
  expect(mentioned('slow_down or access_denied')).toBeUndefined();
  expect(mentioned('nothing of the kind')).toBeUndefined();
});

test('classifyInput() does not name a tag as a word of a stack trace that has no code', () => {
  const classified = classifyInput('TypeError: fetch failed\n    at node:internal/deps/undici:1');

  expect(classified).toMatchObject({
    kind: 'mention',
    response: { _tag: 'NetworkFailure' },
    note: 'The input is not a response. It describes a request that failed, which is explained here.',
  });
});

test('wordFor() returns a word that names the same error, and nothing else of a response', () => {
  const words = ['bad_verification_code', 'Not Found', 'ENOTFOUND', 'StateMismatch', 'new_error'];
  const violations = words.filter((word) => {
    const error = errorFromWord(word);
    return error === undefined || wordFor(error) !== word;
  });

  expect(violations).toEqual([]);
  const response = decodeTokenResponse({ status: 200, headers: {}, body: 'error=A1b2-secret' });
  expect(isTokenError(response) && wordFor(response)).toBe(response._tag);
});
