import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { classifyInput } from '../../src/explain/classify.js';
import { redactText } from '../../src/explain/redact.js';
import { runsOf } from '../support/fuzz.js';
import { everyError } from '../support/samples.js';

const names = [
  'client_secret',
  'clientSecret',
  'code',
  'code_verifier',
  'device_code',
  'access_token',
  'refresh_token',
  'token',
  'state',
  'password',
  'GITHUB_CLIENT_SECRET',
];

/** The shapes in which a program writes a parameter. */
const shapes: Readonly<Record<string, (name: string, secret: string) => string>> = {
  form: (name, secret) =>
    `client_id=a&${String(new URLSearchParams({ [name]: secret }))}&error=slow_down`,
  JSON: (name, secret) => JSON.stringify({ level: 50, [name]: secret, error: 'slow_down' }),
  'indented JSON': (name, secret) => JSON.stringify({ a: { [name]: secret } }, undefined, 2),
  'JSON in JSON': (name, secret) => JSON.stringify({ body: JSON.stringify({ [name]: secret }) }),
  'JSON in JSON in JSON': (name, secret) =>
    JSON.stringify(JSON.stringify({ body: JSON.stringify({ [name]: secret }) })),
  URL: (name, secret) =>
    `https://app.example.com/cb?x=1&${String(new URLSearchParams({ [name]: secret }))}#end`,
  'URL in a URL': (name, secret) => {
    const callback = new URL('https://app.example.com/cb');
    callback.searchParams.set(name, secret);
    return String(new URLSearchParams({ client_id: 'a', redirect_uri: callback.href }));
  },
  header: (name, secret) => `Accept: */*\n${name}: ${secret}\nHost: github.com`,
};

const headers: readonly ((secret: string) => string)[] = [
  (secret) => `Authorization: Bearer ${secret}\r\nHost: github.com`,
  (secret) => `> Authorization: Basic ${Buffer.from(secret).toString('base64')}`,
  (secret) => `< Set-Cookie: session=${secret}; Path=/; HttpOnly`,
  (secret) => `GET / HTTP/1.1\nCookie: a=b; session=${secret}`,
  (secret) => JSON.stringify({ headers: { cookie: `session=${secret}` } }),
  (secret) => JSON.stringify({ 'set-cookie': [`session=${secret}`] }),
];

// Each part is in the output if it survives, whatever happens to the characters in between.
const part = fc.stringMatching(/^[A-Z]{6,12}$/).map((letters) => `9${letters}7`);
const secretWith = (between: fc.Arbitrary<string>) =>
  fc
    .array(fc.tuple(part, between), { minLength: 1, maxLength: 4 })
    .map((pieces) => ({ parts: pieces.map(([one]) => one), secret: pieces.flat().join('') }));
const anyCharacter = fc.string({ maxLength: 3 });
const inHeaders = fc.stringMatching(/^[!#-~ ]{0,3}$/).map((text) => text.replace(/ $/, ''));

test('redactText() leaves no part of a secret in form data, JSON, URLs and headers', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      secretWith(anyCharacter),
      secretWith(inHeaders),
      (name, { parts, secret }, inHeader) => {
        const survivors = Object.entries(shapes).flatMap(([shape, write]) => {
          const given = shape === 'header' ? inHeader : { parts, secret };
          const redacted = redactText(write(name, given.secret));
          return given.parts.filter((one) => redacted.includes(one)).map(() => [shape, redacted]);
        });
        expect(survivors).toEqual([]);
      },
    ),
    runsOf(200),
  );
});

test('redactText() leaves no part of a cookie or of the credentials of a header', () => {
  fc.assert(
    fc.property(secretWith(inHeaders), ({ parts, secret }) => {
      const encoded = Buffer.from(secret).toString('base64');
      const survivors = headers
        .map((write) => redactText(write(secret)))
        .filter((redacted) => [...parts, encoded].some((one) => redacted.includes(one)));
      expect(survivors).toEqual([]);
    }),
    runsOf(200),
  );
});

test('redactText() masks secrets in each shape that people paste', () => {
  const secret = '9SeCrEt-7';
  const inputs = [
    `client_secret: ${secret}`,
    `  clientSecret: '${secret}',`,
    `curl -u Iv1.a:${secret} https://github.com`,
    `curl -H 'Cookie: a=${secret}' -H "Authorization: token ${secret}"`,
    `curl --cookie "a=${secret}"`,
    `export AUTH_GITHUB_SECRET=${secret} ${secret}`,
    `<OAuth><access_token>${secret}</access_token></OAuth>`,
    `<input type="hidden" name="authenticity_token" value="${secret}">`,
    `--x\r\nContent-Disposition: form-data; name="client_secret"\r\n\r\n${secret}\r\n--x--`,
    `-----BEGIN RSA PRIVATE KEY-----\n${secret}\n-----END RSA PRIVATE KEY-----`,
    `http://user:${secret}@proxy.example.com:8080`,
    `headers: { authorization: [ 'Basic ${secret}' ] }`,
    `GET /cb?state=x\\u0026code=${secret}`,
    `Authorization: Bearer a\n  ${secret}\nHost: github.com`,
  ];

  expect(inputs.filter((text) => redactText(text).includes(secret))).toEqual([]);
});

test('redactText() masks a secret with a name everywhere in the text', () => {
  const code = 'Zx9-yW8_vU7tS6rQ5';

  expect(redactText(`GET /cb?code=${code}&x=1\nexchanging ${code} ...`)).toBe(
    'GET /cb?code=***&x=1\nexchanging *** ...',
  );
});

test('redactText() keeps what explains a failure', () => {
  const texts = [
    '{"error":"bad_verification_code","error_description":"The code passed is incorrect or expired."}',
    '{"name":"TypeError","cause":{"code":"ECONNREFUSED","syscall":"connect"}}',
    "  [cause]: {\n    errno: -3008,\n    code: 'ENOTFOUND',\n    syscall: 'getaddrinfo'\n  }",
    "[cause]: Error: getaddrinfo ENOTFOUND github.com { errno: -3008, code: 'ENOTFOUND' }",
    'HTTP/2 302\nlocation: https://ghe.example.com/login\nx-github-request-id: C0DE:1A2B:3',
    '{"code":404,"message":"Not Found","documentation_url":"https://docs.github.com/rest"}',
    'scope=repo&token_type=bearer&error=incorrect_client_credentials',
    'client_id=Iv23liAbCdEfGhIjKlMn&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb',
  ];

  expect(texts.map(redactText)).toEqual(texts);
});

test('redactText() leaves every error recognizable', () => {
  const tags = (text: string) => {
    const input = classifyInput(text);
    return 'response' in input && '_tag' in input.response ? input.response._tag : input.kind;
  };
  const violations = everyError().filter(
    (error) => tags(redactText(JSON.stringify(error))) !== error._tag,
  );

  expect(violations).toEqual([]);
});
