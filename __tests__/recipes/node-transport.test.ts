import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { createTokenClient } from 'github-token-exchange/core';
import { nodeTransport } from 'github-token-exchange/node';
import { certificate, httpsServer } from '../support/https.js';
import { transportTrusting } from './node-transport.js';

test('the transport trusts an authority in a file, which is unknown without it', async () => {
  const pem = await certificate('127.0.0.1', new Date(Date.now() + 86_400_000));
  const baseUrl = await httpsServer(pem);
  const folder = await mkdtemp(path.join(tmpdir(), 'authority-'));
  const file = path.join(folder, 'authority.pem');
  await writeFile(file, pem.cert);
  const tagWith = async (transport: ReturnType<typeof nodeTransport>) => {
    const client = createTokenClient({
      clientId: 'Ov23liFakeFakeFake00',
      clientSecret: 'f'.repeat(40),
      baseUrl,
      transport,
    });
    const { _tag } = await client.exchangeCode({ code: 'e72e16c7e42f292c6912' });
    return _tag;
  };

  expect(await tagWith(transportTrusting(file))).toBe('AccessDenied');
  expect(await tagWith(nodeTransport())).toBe('NetworkFailure');
  await rm(folder, { recursive: true });
});
