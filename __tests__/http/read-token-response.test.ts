import { describe, expect, test } from '@jest/globals';
import { readTokenResponse } from '../../src/decode.js';
import { socketServer } from '../support/raw-server.js';

const json = (body: object, init?: ResponseInit) =>
  new Response(JSON.stringify(body), {
    headers: { 'content-type': 'application/json' },
    ...init,
  });

describe('readTokenResponse', () => {
  test('decodes a Response, whatever its status', async () => {
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

  test('takes the host, the time and the values to hide', async () => {
    const response = await readTokenResponse(
      json({ error: 'incorrect_client_credentials', error_description: 'not s3cr3t-s3cr3t' }),
      { baseUrl: 'https://ghe.example.com', secrets: ['s3cr3t-s3cr3t'] },
    );

    expect(JSON.stringify(response)).toContain('https://ghe.example.com/settings/developers');
    expect(JSON.stringify(response)).not.toContain('s3cr3t');
  });

  test('reads no more of a body than the cap', async () => {
    expect(await readTokenResponse(new Response('x'.repeat(70_000)))).toMatchObject({
      _tag: 'UnexpectedResponse',
      reason: 'too-large',
    });
  });

  test('is NetworkFailure where the body breaks off', async () => {
    const url = await socketServer((socket) =>
      socket.once('data', () =>
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\naccess_token=gho_x'),
      ),
    );

    expect(await readTokenResponse(await fetch(url))).toMatchObject({ _tag: 'NetworkFailure' });
  });

  test('rejects what is no Response, and says what to pass', async () => {
    for (const given of [undefined, null, {}, fetch, Promise.resolve(json({}))])
      await expect(readTokenResponse(given as Response)).rejects.toThrow(
        'readTokenResponse: response is not a Response; pass the awaited result of fetch',
      );
  });

  test('rejects a Response that was read already, and says how to avoid it', async () => {
    const read = json({ access_token: 'gho_x' });
    await read.text();
    const locked = json({ access_token: 'gho_x' });
    locked.body?.getReader();

    for (const response of [read, locked])
      await expect(readTokenResponse(response)).rejects.toThrow(
        'readTokenResponse: response was read already; pass a clone() made before that',
      );
  });
});
