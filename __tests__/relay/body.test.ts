import { expect, test } from '@jest/globals';
import { bodyOf, form, json, origin, outcomeOf, request } from './requests.js';

test('createTokenRelay() reads JSON and form data in UTF-8, by their media types', async () => {
  const types = [
    'application/json',
    'APPLICATION/JSON',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'application/json; charset=utf8; q=1',
    'application/vnd.example.v1+json',
  ];
  const violations: unknown[] = [];
  for (const type of types) {
    const { status, calls } = await outcomeOf(json({ code: 'a' }, { 'content-type': type }));
    if (status !== 200 || (calls[0] as { code?: string }).code !== 'a')
      violations.push([type, status, calls]);
  }

  expect(violations).toEqual([]);
});

test('createTokenRelay() refuses other media types and charsets with 415', async () => {
  const types = [
    '',
    'text/plain',
    'text/json',
    'application/jsonp',
    'application/json, text/plain',
    'application/json; charset=utf-16',
    'application/xml',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded; charset=iso-8859-1',
    'x/application/json',
    undefined,
  ];
  const violations: unknown[] = [];
  for (const type of types) {
    const bytes = new TextEncoder().encode('{"code":"a"}');
    const sent = request(bytes, { 'content-type': type });
    const { response, status, reason, calls } = await outcomeOf(sent);
    const allowed = response.headers.get('access-control-allow-origin');
    if (status !== 415 || reason !== 'media-type' || allowed !== origin || calls.length > 0)
      violations.push([type, status, reason, allowed, calls]);
  }

  expect(violations).toEqual([]);
});

test('createTokenRelay() refuses encoded bodies with 415', async () => {
  const violations: unknown[] = [];
  for (const encoding of ['gzip', 'br', 'GZIP', 'identity, gzip', 'x']) {
    const sent = request(undefined, { 'content-encoding': encoding });
    const { status, reason } = await outcomeOf(sent);
    if (status !== 415 || reason !== 'content-encoding') violations.push([encoding, status]);
  }

  expect(violations).toEqual([]);
  expect((await outcomeOf(request(undefined, { 'content-encoding': 'Identity' }))).status).toBe(
    200,
  );
});

test('createTokenRelay() refuses JSON that is malformed, ambiguous or of other types with 400', async () => {
  const bodies = [
    '',
    '{',
    '{"code":"a"}}',
    '{"code":a}',
    "{'code':'a'}",
    '[]',
    '[{"code":"a"}]',
    'null',
    '"code"',
    '1',
    '{"code":1}',
    '{"code":true}',
    '{"code":["a"]}',
    '{"code":{"$ne":""}}',
    '{"code":"a","code":"b"}',
    '{"code":null,"code":null}',
    '{"code":"a","co\\u0064e":"a"}',
    '{"x":{"y":"\\"}"},"code":"a","z":[{"code":1}],"code":"b"}',
    '{"redirect_uri":1}',
    '{"code_verifier":[]}',
    '{"grant_type":{}}',
    '{"refresh_token":false}',
    '{"repository_id":-1}',
    '{"repository_id":1.5}',
    '{"repository_id":1e30}',
    '{"repository_id":"1 or 1=1"}',
    '{"repository_id":[1]}',
    '{"repository_id":1,"repository_id":1}',
    '{"repository_id":"123456789012345678901"}',
  ];
  const violations: unknown[] = [];
  for (const body of bodies) {
    const { response, status, reason, calls } = await outcomeOf(request(body));
    const description = (await bodyOf(response)).error_description;
    if (status !== 400 || reason !== 'malformed' || calls.length > 0)
      violations.push([body, status, reason, calls]);
    if (!description.includes('In the page, send ')) violations.push([body, description]);
  }

  expect(violations).toEqual([]);
});

test('createTokenRelay() refuses form data with repeated or malformed parameters with 400', async () => {
  const bodies = [
    'code=a&code=b',
    'code=a&code=a',
    'code=&code=',
    'repository_id=x',
    'c%6fde=a&code=b',
  ];
  const violations: unknown[] = [];
  for (const body of bodies) {
    const { status, calls } = await outcomeOf(form(body));
    if (status !== 400 || calls.length > 0) violations.push([body, status, calls]);
  }

  expect(violations).toEqual([]);
});

test('createTokenRelay() ignores nested, unknown and inherited members of JSON', async () => {
  const bodies = [
    '{"code":"a","z":{"code":"b"}}',
    '{"z":["code",{"code":"b"}],"code":"a"}',
    '{"z":"code","y":"code","code":"a"}',
    '{"z":"\\",\\"code\\":\\"b\\"","code":"a"}',
    '{"z":1,"z":2,"code":"a"}',
    '\ufeff{"code":"a"}',
    '{"code":"a","__proto__":{"grant_type":"refresh_token","code":"b"}}',
    '{"code":"a","constructor":1,"toString":2}',
  ];
  const sent = [];
  for (const body of bodies) sent.push((await outcomeOf(request(body))).calls);

  const params = { redirectUri: undefined, codeVerifier: undefined, repositoryId: undefined };
  expect(sent).toEqual(bodies.map(() => [{ code: 'a', ...params }]));
});

test('createTokenRelay() takes no parameter from a polluted prototype', async () => {
  Object.defineProperty(Object.prototype, 'code', { value: 'b', configurable: true });
  try {
    const { status, calls } = await outcomeOf(request('{"__proto__":{"code":"b"}}'));

    expect(status).toBe(200);
    expect(Object.entries(calls[0] as object)).toContainEqual(['code', undefined]);
  } finally {
    Reflect.deleteProperty(Object.prototype, 'code');
  }
});

test('createTokenRelay() passes on a repository_id of 20 digits', async () => {
  const { calls } = await outcomeOf(json({ code: 'a', repository_id: '12345678901234567890' }));

  expect(calls).toEqual([expect.objectContaining({ repositoryId: '12345678901234567890' })]);
});

test('createTokenRelay() refuses bytes that are not UTF-8 with 400', async () => {
  const bytes = Uint8Array.from('{"code":"\xff"}', (character) => character.charCodeAt(0));

  expect(await outcomeOf(request(bytes))).toMatchObject({ status: 400, reason: 'malformed' });
});

test('createTokenRelay() reads a character that is split between chunks', async () => {
  const bytes = new TextEncoder().encode('{"code":"ü"}');
  const chunks = new ReadableStream({
    start: (controller) => {
      for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
      controller.close();
    },
  });

  expect((await outcomeOf(request(chunks))).calls).toEqual([
    expect.objectContaining({ code: 'ü' }),
  ]);
});

/** JSON of a length in bytes. */
const filled = (length: number): string => `{"code":"${'a'.repeat(length - 11)}"}`;

test('createTokenRelay() accepts 16 KiB, and refuses one byte more with 413', async () => {
  expect((await outcomeOf(request(filled(16_384)))).status).toBe(200);
  const { response, status, reason } = await outcomeOf(request(filled(16_385)));

  expect([status, reason]).toEqual([413, 'too-large']);
  expect((await bodyOf(response)).error_description).toContain('16384 bytes');
});

test('maxBodyBytes sets the limit to the byte', async () => {
  const options = { maxBodyBytes: 20 };
  const statuses = [];
  for (const sent of [
    request(filled(20)),
    request(filled(20), { 'content-length': '20' }),
    request(filled(21)),
  ])
    statuses.push((await outcomeOf(sent, options)).status);

  expect(statuses).toEqual([200, 200, 413]);
});

test('createTokenRelay() does not trust a Content-Length that is too small', async () => {
  const statuses = [];
  for (const length of ['1', 'NaN', '-1', '0x1'])
    statuses.push((await outcomeOf(request(filled(16_385), { 'content-length': length }))).status);

  expect(statuses).toEqual([413, 413, 413, 413]);
});

test('createTokenRelay() refuses a body that breaks off with 400, and does not show why', async () => {
  for (const why of [new Error('reset by 10.0.0.7'), 'x']) {
    const broken = new ReadableStream({
      pull: (controller) => {
        controller.error(why);
      },
    });
    const { response, status, reason } = await outcomeOf(request(broken));

    expect([status, reason]).toEqual([400, 'malformed']);
    expect(await response.text()).not.toContain('10.0');
  }
});
