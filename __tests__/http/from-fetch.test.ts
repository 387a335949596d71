import { expect, test } from '@jest/globals';
import { networkFailure, readTokenResponse } from '../../src/decode.js';
import { socketServer } from '../support/raw-server.js';

const json = (body: object, init?: ResponseInit) =>
  new Response(JSON.stringify(body), {
    headers: { 'content-type': 'application/json' },
    ...init,
  });

test('readTokenResponse() decodes a Response with any status', async () => {
  expect(await readTokenResponse(json({ access_token: 'gho_x', scope: 'repo,gist' }))).toEqual({
    _tag: 'Success',
    accessToken: 'gho_x',
    tokenType: 'bearer',
    scopes: ['repo', 'gist'],
  });
  expect(
    await readTokenResponse(json({ error: 'redirect_uri_mismatch' }, { status: 400 })),
  ).toMatchObject({ _tag: 'RedirectUriMismatch', status: 400 });
});

test('readTokenResponse() uses the base URL and masks the secrets of its options', async () => {
  const response = await readTokenResponse(
    json({ error: 'incorrect_client_credentials', error_description: 'not s3cr3t-s3cr3t' }),
    { baseUrl: 'https://ghe.example.com', secrets: ['s3cr3t-s3cr3t'] },
  );

  expect(JSON.stringify(response)).toContain('https://ghe.example.com/settings/developers');
  expect(JSON.stringify(response)).not.toContain('s3cr3t');
});

test('readTokenResponse() reads 64 KiB of a body at most', async () => {
  expect(await readTokenResponse(new Response('x'.repeat(70_000)))).toMatchObject({
    _tag: 'UnexpectedResponse',
    reason: 'too-large',
  });
});

test('readTokenResponse() resolves to NetworkFailure if the body breaks off', async () => {
  const url = await socketServer((socket) =>
    socket.once('data', () =>
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\naccess_token=gho_x'),
    ),
  );

  expect(await readTokenResponse(await fetch(url))).toMatchObject({ _tag: 'NetworkFailure' });
});

test('readTokenResponse() rejects with a TypeError if it is not given a Response', async () => {
  for (const given of [undefined, null, {}, fetch, Promise.resolve(json({}))])
    await expect(readTokenResponse(given as Response)).rejects.toThrow(
      'readTokenResponse: response is not a Response; pass the awaited result of fetch',
    );
});

test('readTokenResponse() rejects with a TypeError if the Response was read already', async () => {
  const read = json({ access_token: 'gho_x' });
  await read.text();
  const locked = json({ access_token: 'gho_x' });
  locked.body?.getReader();

  for (const response of [read, locked])
    await expect(readTokenResponse(response)).rejects.toThrow(
      'readTokenResponse: response was read already; pass a clone() made before that',
    );
});

test('readTokenResponse() computes expiresAt from the time of receipt in its options', async () => {
  const response = json({ access_token: 'ghu_x', expires_in: 60 });

  expect(await readTokenResponse(response, { receivedAt: 1000 })).toMatchObject({
    expiresAt: 61_000,
  });
});

test('networkFailure() masks the secrets of the request in the message', () => {
  const error = new Error('could not send client_secret=swordfish-and-chips');

  expect(networkFailure(error, { secrets: ['swordfish-and-chips'] }).cause.message).toBe(
    'could not send client_secret=***',
  );
});

test('networkFailure() uses the base URL of its options in the hint', () => {
  const error = new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } });
  const failure = networkFailure(error, { baseUrl: 'https://ghe.example.com' });

  expect(JSON.stringify(failure.remediation)).toContain('ghe.example.com');
});
