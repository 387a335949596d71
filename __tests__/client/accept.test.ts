import { expect, test } from '@jest/globals';
import { createTokenClient } from '../../src/index.js';
import { createFakeTokenEndpoint } from '../../src/testing.js';
import { app } from '../support/app.js';

test.each([
  ['json', 'application/json'],
  ['form', 'application/x-www-form-urlencoded'],
  ['xml', 'application/xml'],
] as const)('a client that accepts %s asks for %s and reads it', async (accept, mediaType) => {
  const endpoint = createFakeTokenEndpoint({ apps: [app] });
  const client = createTokenClient({ ...app, accept, fetch: endpoint.fetch });
  const code = endpoint.issueCode({ scopes: ['repo', 'gist'] });

  expect(await client.exchangeCode({ code })).toMatchObject({
    _tag: 'Success',
    scopes: ['gist', 'repo'],
  });
  expect(await client.exchangeCode({ code })).toMatchObject({
    _tag: 'BadVerificationCode',
    description: 'The code passed is incorrect or expired.',
  });
  expect(endpoint.requests[0]?.headers).toMatchObject({ accept: mediaType });
});

test('another format is a programming error', () => {
  expect(() => createTokenClient({ ...app, accept: 'yaml' as never })).toThrow(
    /^createTokenClient: accept .+; .+/,
  );
  expect(() => createTokenClient({ ...app, accept: 'toString' as never })).toThrow(TypeError);
});
