import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseTranscript } from '../../src/explain/transcript.js';
import { runsOf } from '../support/fuzz.js';

const body = '{"error":"bad_verification_code"}';
const json: readonly [string, string] = ['content-type', 'application/json; charset=utf-8'];
const response = `HTTP/2 200 \r\ncontent-type: application/json; charset=utf-8\r\n\r\n${body}`;
const expected = { status: 200, headers: [json], body };

test('parseTranscript() reads status, headers and body of curl -i', () => {
  expect(parseTranscript(response)).toEqual(expected);
  expect(parseTranscript(response.replaceAll('\r\n', '\n'))).toEqual(expected);
});

test('parseTranscript() ignores a prompt before the status line, and bold header names', () => {
  const bold = response.replace('content-type', '\u001b[1mcontent-type\u001b[0m');

  expect(parseTranscript(`$ curl -i https://github.com\n${bold}`)).toEqual(expected);
});

test('parseTranscript() returns the last response, after those of a proxy, an interim one and a redirect', () => {
  const before = [
    'HTTP/1.1 200 Connection established\r\n\r\n',
    'HTTP/1.1 100 Continue\r\n\r\n',
    'HTTP/1.1 301 Moved Permanently\r\nlocation: https://github.com/login\r\n\r\n<html>Moved</html>\r\n',
  ].join('');

  expect(parseTranscript(before + response)).toEqual(expected);
  expect(
    parseTranscript('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 503 Service Unavailable\r\n\r\n')
      ?.status,
  ).toBe(503);
});

test('parseTranscript() keeps a status line in the text of a page', () => {
  const page = '<pre>\nHTTP/1.1 502 Bad Gateway\n</pre>';

  expect(parseTranscript(`HTTP/1.1 200 OK\nserver: a\n\n${page}`)).toEqual({
    status: 200,
    headers: [['server', 'a']],
    body: page,
  });
});

test('parseTranscript() joins a header that continues on the next line', () => {
  expect(parseTranscript('HTTP/1.1 200 OK\nx-a: one\n\ttwo\n\nbody')).toEqual({
    status: 200,
    headers: [['x-a', 'one two']],
    body: 'body',
  });
});

test('parseTranscript() accepts a response without headers or body', () => {
  expect(parseTranscript('HTTP/1.1 503 Service Unavailable')).toEqual({
    status: 503,
    headers: [],
    body: '',
  });
  expect(parseTranscript('HTTP/1.0 204\nserver: a\n\n')).toEqual({
    status: 204,
    headers: [['server', 'a']],
    body: '',
  });
});

const verbose = [
  '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current',
  '                                 Dload  Upload   Total   Spent    Left  Speed',
  '  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0',
  '* Connected to github.com (140.82.121.4) port 443',
  '> POST /login/oauth/access_token HTTP/2',
  '> Host: github.com',
  '>',
  '} [31 bytes data]',
  '< HTTP/2 200 ',
  '< content-type: application/json; charset=utf-8',
  '< ',
  '{ [33 bytes data]',
  '100    64  100    33  100    31    201    189 --:--:-- --:--:-- --:--:--   390',
].join('\n');

test('parseTranscript() ignores the request and the remarks of curl -v', () => {
  expect(
    parseTranscript(`${verbose}\n${body}* Connection #0 to host github.com left intact`),
  ).toEqual(expected);
  expect(parseTranscript(`${verbose}\n* Closing connection\n${body}`)).toEqual(expected);
});

test('parseTranscript() accepts the interleaved output of curl -iv', () => {
  const both = [
    '> POST / HTTP/1.1',
    '< HTTP/1.1 200 OK',
    'HTTP/1.1 200 OK',
    '< content-type: application/json; charset=utf-8',
    'content-type: application/json; charset=utf-8',
    '<',
    '',
    body,
  ].join('\n');

  expect(parseTranscript(both)).toMatchObject({ status: 200, body });
});

test('parseTranscript() returns undefined without a status line', () => {
  expect(parseTranscript('')).toBeUndefined();
  expect(parseTranscript(body)).toBeUndefined();
  expect(parseTranscript('it said HTTP/1.1 200 OK')).toBeUndefined();
  expect(parseTranscript('< HTTP/1.1 something\n< a: b')).toBeUndefined();
});

const eol = fc.constantFrom('\n', '\r\n');
const name = fc.stringMatching(/^[A-Za-z][A-Za-z\d-]{0,20}$/);
const value = fc.stringMatching(/^(?:[!-~](?:[ -~]{0,30}[!-~])?)?$/);
const status = fc.integer({ min: 100, max: 599 });
const content = fc.constantFrom('', body, 'error=access_denied', '<OAuth>\n</OAuth>', 'a: b\n\nc');
const interim = fc.array(fc.constantFrom(100, 103, 200, 301), { maxLength: 3 });

test('parseTranscript() reads what any transcript contains', () => {
  fc.assert(
    fc.property(
      eol,
      fc.boolean(),
      interim,
      status,
      fc.array(fc.tuple(name, value), { minLength: 1, maxLength: 5 }),
      content,
      (end, verbose, others, code, headers, text) => {
        const mark = verbose ? '< ' : '';
        const head = (number: number, lines: readonly (readonly [string, string])[]) =>
          [
            `HTTP/1.1 ${String(number)} Reason`,
            ...lines.map(([key, text]) => `${key}: ${text}`),
            '',
          ].map((line) => mark + line);
        const lines = [
          ...(verbose ? ['* Trying', '> POST / HTTP/1.1', '> '] : []),
          ...others.flatMap((number) => head(number, [['x-interim', '1']])),
          ...head(code, headers),
        ];
        const transcript = lines.join(end) + end + text.replaceAll('\n', end);

        expect(parseTranscript(transcript)).toEqual({ status: code, headers, body: text });
      },
    ),
    runsOf(),
  );
});

test('parseTranscript() never throws', () => {
  const piece = fc.oneof(
    fc.constantFrom('HTTP/1.1 200', '< HTTP/2 404 ', '\r', '\n', '\r\n', 'a: b', '< ', '* ', '>'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expect(() => parseTranscript(pieces.join(''))).not.toThrow();
    }),
    runsOf(300),
  );
});

test('parseTranscript() takes linear time for a line of 4 MB with unfinished remarks', () => {
  // Quadratic time would be minutes.
  const line = `x${'* closing connection '.repeat(200_000)}\u2028x`;

  expect(parseTranscript(`< HTTP/1.1 200 OK\n<\n${line}`)?.body).toBe('x');
});
