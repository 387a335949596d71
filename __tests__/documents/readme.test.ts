import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { createTokenClient, formatTokenError, isTokenError } from '../../src/index.js';
import { createFakeTokenEndpoint } from '../../src/testing.js';
import { app } from '../support/app.js';

test('README.md shows the log of a client secret that ends with a newline, as the package writes it', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const [, shown] = /```text\n([^]*?)\n```/.exec(readme) ?? [];
  const endpoint = createFakeTokenEndpoint({ apps: [app] });
  const clientSecret = `${app.clientSecret}\n`;
  const client = createTokenClient({ ...app, clientSecret, fetch: endpoint.fetch });
  const response = await client.exchangeCode({ code: endpoint.issueCode() });
  if (!isTokenError(response)) throw new Error(response._tag);

  // The README leaves out the ID of the request.
  expect(formatTokenError(response).replace(/\n {2}Request .+$/, '')).toBe(shown);
});
