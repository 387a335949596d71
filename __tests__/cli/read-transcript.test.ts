import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readTranscript } from '../../src/cli/read-transcript.js';
import { runsOf } from '../support/fuzz.js';

const body = '{"error":"bad_verification_code"}';
const json: readonly [string, string] = ['content-type', 'application/json; charset=utf-8'];
const answer = `HTTP/2 200 \r\ncontent-type: application/json; charset=utf-8\r\n\r\n${body}`;
const expected = { status: 200, headers: [json], body };

describe('curl -i', () => {
  test('gives the status, the headers and the body', () => {
    expect(readTranscript(answer)).toEqual(expected);
    expect(readTranscript(answer.replaceAll('\r\n', '\n'))).toEqual(expected);
  });

  test('may stand behind a prompt, with bold names, and before another prompt', () => {
    const bold = answer.replace('content-type', '\u001b[1mcontent-type\u001b[0m');

    expect(readTranscript(`$ curl -i https://github.com\n${bold}`)).toEqual(expected);
  });

  test('counts the last answer: behind an interim one, a proxy and a redirect', () => {
    const before = [
      'HTTP/1.1 200 Connection established\r\n\r\n',
      'HTTP/1.1 100 Continue\r\n\r\n',
      'HTTP/1.1 301 Moved Permanently\r\nlocation: https://github.com/login\r\n\r\n<html>Moved</html>\r\n',
    ].join('');

    expect(readTranscript(before + answer)).toEqual(expected);
    expect(
      readTranscript('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 503 Service Unavailable\r\n\r\n')
        ?.status,
    ).toBe(503);
  });

  test('keeps a status line that a page shows as text', () => {
    const page = '<pre>\nHTTP/1.1 502 Bad Gateway\n</pre>';

    expect(readTranscript(`HTTP/1.1 200 OK\nserver: a\n\n${page}`)).toEqual({
      status: 200,
      headers: [['server', 'a']],
      body: page,
    });
  });

  test('joins a header that goes on in the next line', () => {
    expect(readTranscript('HTTP/1.1 200 OK\nx-a: one\n\ttwo\n\nbody')).toEqual({
      status: 200,
      headers: [['x-a', 'one two']],
      body: 'body',
    });
  });

  test('may lack headers, the body, or both', () => {
    expect(readTranscript('HTTP/1.1 503 Service Unavailable')).toEqual({
      status: 503,
      headers: [],
      body: '',
    });
    expect(readTranscript('HTTP/1.0 204\nserver: a\n\n')).toEqual({
      status: 204,
      headers: [['server', 'a']],
      body: '',
    });
  });
});

describe('curl -v', () => {
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

  test('gives the answer without the request and the remarks', () => {
    expect(
      readTranscript(`${verbose}\n${body}* Connection #0 to host github.com left intact`),
    ).toEqual(expected);
    expect(readTranscript(`${verbose}\n* Closing connection\n${body}`)).toEqual(expected);
  });

  test('may come together with -i, line by line', () => {
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

    expect(readTranscript(both)).toMatchObject({ status: 200, body });
  });
});

test('a text without a status line is no transcript', () => {
  expect(readTranscript('')).toBeUndefined();
  expect(readTranscript(body)).toBeUndefined();
  expect(readTranscript('it said HTTP/1.1 200 OK')).toBeUndefined();
  expect(readTranscript('< HTTP/1.1 something\n< a: b')).toBeUndefined();
});

const eol = fc.constantFrom('\n', '\r\n');
const name = fc.stringMatching(/^[A-Za-z][A-Za-z\d-]{0,20}$/);
const value = fc.stringMatching(/^(?:[!-~](?:[ -~]{0,30}[!-~])?)?$/);
const status = fc.integer({ min: 100, max: 599 });
const content = fc.constantFrom('', body, 'error=access_denied', '<OAuth>\n</OAuth>', 'a: b\n\nc');
const interim = fc.array(fc.constantFrom(100, 103, 200, 301), { maxLength: 3 });

describe('for any transcript', () => {
  test('what was written is what is read', () => {
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
              ...lines.map(([key, said]) => `${key}: ${said}`),
              '',
            ].map((line) => mark + line);
          const lines = [
            ...(verbose ? ['* Trying', '> POST / HTTP/1.1', '> '] : []),
            ...others.flatMap((number) => head(number, [['x-interim', '1']])),
            ...head(code, headers),
          ];
          const transcript = lines.join(end) + end + text.replaceAll('\n', end);

          expect(readTranscript(transcript)).toEqual({ status: code, headers, body: text });
        },
      ),
      runsOf(),
    );
  });

  test('it never throws, whatever the text is', () => {
    const piece = fc.oneof(
      fc.constantFrom('HTTP/1.1 200', '< HTTP/2 404 ', '\r', '\n', '\r\n', 'a: b', '< ', '* ', '>'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(() => readTranscript(pieces.join(''))).not.toThrow();
      }),
      runsOf(300),
    );
  });
});

test('remarks without an end, in a line of 4 MB, take linear time', () => {
  // Minutes if each of the remarks is followed to the end of the line.
  const line = `x${'* closing connection '.repeat(200_000)}\u2028x`;

  expect(readTranscript(`< HTTP/1.1 200 OK\n<\n${line}`)?.body).toBe('x');
});
