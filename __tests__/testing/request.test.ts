import { expect, test } from '@jest/globals';
import { app } from '../support/app.js';
import { createFake, membersOf, requestToken, tokenError, tokenUrl } from './fake.js';

const credentials = { client_id: app.clientId, client_secret: app.clientSecret };
const json = { accept: 'application/json' };
const secrets = ['100%', 'a:b:c', '%zz', 'sécret', 'ключ'];
const inBase64 = (text: string): string => Buffer.from(text).toString('base64');

/** Sends a token request, and returns the error code and the status. */
const send = async (init: RequestInit, url = tokenUrl, clientSecret: string = app.clientSecret) => {
  const headers = { ...json, ...(init.headers as Record<string, string> | undefined) };
  const response = await createFake({ clientSecret }).fetch(url, {
    method: 'POST',
    ...init,
    headers,
  });
  return [response.status, (await membersOf(response)).error];
};

const unknownClient = [404, 'Not Found'];
// The credentials are right, and the code is missing.
const known = [200, 'bad_verification_code'];

test('createFakeTokenEndpoint() reads credentials from the query, JSON, form data and HTTP Basic', async () => {
  const { client_id: id, client_secret: secret } = credentials;

  expect([
    await send({}, `${tokenUrl}?${new URLSearchParams(credentials).toString()}`),
    await send({
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(credentials),
    }),
    await send({ body: new URLSearchParams(credentials) }),
    await send({ headers: { authorization: `Basic ${inBase64(`${id}:${secret}`)}` } }),
  ]).toEqual([known, known, known, known]);
});

test('createFakeTokenEndpoint() checks the credentials before the code', async () => {
  const form = { client_secret: 'wrong', code: 'wrong' };

  expect(await tokenError(createFake(), form)).toBe('incorrect_client_credentials');
});

test('createFakeTokenEndpoint() responds to an unknown client ID with 404 and JSON, whatever Accept says', async () => {
  const response = await requestToken(createFake(), { client_id: 'unknown' }, {});

  expect([response.status, await response.json()]).toEqual([404, { error: 'Not Found' }]);
});

test('createFakeTokenEndpoint() does not read a body of an unknown type or that is not an object', async () => {
  const bodies = [
    ['text/plain', `client_id=${app.clientId}`],
    ['application/json', '{broken'],
    ['application/json', '5'],
  ] as const;

  for (const [type, body] of bodies)
    expect(await send({ headers: { 'content-type': type }, body })).toEqual(unknownClient);
});

test('createFakeTokenEndpoint() ignores lists and objects in JSON, however deep they are', async () => {
  const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
  const values = ['null', '[]', `["${app.clientId}"]`, '{"toString":1}', deep];
  const headers = { 'content-type': 'application/json' };

  for (const value of values)
    expect([value, await send({ headers, body: `{"client_id":${value}}` })]).toEqual([
      value,
      unknownClient,
    ]);
});

test('createFakeTokenEndpoint() responds to malformed HTTP Basic with 404', async () => {
  const malformed = [
    '',
    'Basic',
    'Basic *',
    'Basic a',
    'Basic ====',
    'Basic %%%%',
    'Basic \u00fc\u00fc\u00fc\u00fc',
    `Basic ${inBase64('no colon')}`,
    `Basic ${btoa('\u00ff\u00fe:\u00fd')}`,
    `Basic ${btoa('%E0%A4%A:%')}`,
    'Bearer x',
  ];

  for (const authorization of malformed)
    expect([authorization, await send({ headers: { authorization } })]).toEqual([
      authorization,
      unknownClient,
    ]);
});

test('createFakeTokenEndpoint() reads the body if HTTP Basic is malformed', async () => {
  const headers = { authorization: 'Basic *' };

  expect(await send({ headers, body: new URLSearchParams(credentials) })).toEqual(known);
});

test('createFakeTokenEndpoint() accepts client secrets in HTTP Basic as they are and percent-encoded', async () => {
  for (const secret of secrets)
    for (const sent of [secret, encodeURIComponent(secret)]) {
      const authorization = `Basic ${inBase64(`${app.clientId}:${sent}`)}`;

      expect([sent, await send({ headers: { authorization } }, tokenUrl, secret)]).toEqual([
        sent,
        known,
      ]);
    }
});

test('createFakeTokenEndpoint() reads a multipart body without its files', async () => {
  const endpoint = createFake();
  const body = new FormData();
  for (const [name, value] of Object.entries(credentials)) body.set(name, value);
  body.set('code', endpoint.issueCode());
  body.set('file', new Blob(['x']));

  const response = await endpoint.fetch(tokenUrl, { method: 'POST', body });

  expect(await response.text()).toMatch(/^access_token=gho_/);
  expect([...(endpoint.requests[0]?.form.keys() ?? [])]).toEqual([
    'client_id',
    'client_secret',
    'code',
  ]);
});

test('createFakeTokenEndpoint() responds to an unreadable multipart body with 404', async () => {
  const types = ['multipart/form-data', 'multipart/form-data; boundary=x', 'multipart/mixed'];

  for (const type of types)
    expect(await send({ headers: { 'content-type': type }, body: '--x\r\nbroken' })).toEqual(
      unknownClient,
    );
});
