import { inspect } from 'node:util';
import { describe, expect, jest, test } from '@jest/globals';
import { codeChallengeOf } from '../../src/authorize/pkce.js';
import { createTokenClient, isTokenError, type TokenResponse } from '../../src/index.js';
import { createFakeTokenEndpoint } from '../../src/testing.js';
import { app } from '../support/app.js';
import { fakeClock } from '../support/fake-clock.js';

// One test exchanges a thousand codes.
jest.setTimeout(60_000);

const make = (options: object = {}) => {
  const clock = fakeClock();
  const endpoint = createFakeTokenEndpoint({ apps: [app], now: clock.now });
  const client = createTokenClient({ ...app, fetch: endpoint.fetch, clock, ...options });
  return { clock, endpoint, client };
};

const causeIds = (response: TokenResponse): readonly string[] =>
  isTokenError(response) ? response.remediation.likelyCauses.map(({ id }) => id) : [];

describe('one code', () => {
  test('that is exchanged twice at once costs one request and gives one answer', async () => {
    const { endpoint, client } = make();
    const code = endpoint.issueCode();

    const answers = await Promise.all([
      client.exchangeCode({ code }),
      client.exchangeCode({ code }),
      client.exchangeCode({ code }),
    ]);

    expect(endpoint.requests).toHaveLength(1);
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]._tag).toBe('Success');
  });

  test('does not stand in for another one', async () => {
    const { endpoint, client } = make();

    const [first, second] = await Promise.all([
      client.exchangeCode({ code: endpoint.issueCode() }),
      client.exchangeCode({ code: endpoint.issueCode() }),
    ]);

    expect(endpoint.requests).toHaveLength(2);
    expect(first).not.toEqual(second);
  });

  test('that was exchanged before is named as the certain cause, with the time', async () => {
    const { clock, endpoint, client } = make();
    const code = endpoint.issueCode();
    await client.exchangeCode({ code });
    await clock.sleep(3000);

    const response = await client.exchangeCode({ code });

    if (response._tag !== 'BadVerificationCode') throw new Error(response._tag);
    expect(response.remediation.likelyCauses[0]).toMatchObject({
      id: 'code-already-exchanged',
      certainty: 'certain',
      summary: expect.stringMatching(/3 seconds ago/),
    });
  });

  test('is forgotten after ten minutes', async () => {
    const { clock, endpoint, client } = make();
    const code = endpoint.issueCode();
    await client.exchangeCode({ code });
    await clock.sleep(600_001);

    expect(causeIds(await client.exchangeCode({ code }))).not.toContain('code-already-exchanged');
  });

  test('that GitHub refused for the credentials counts as unspent', async () => {
    const { endpoint, client } = make({ clientSecret: 'wrong' });
    const code = endpoint.issueCode();
    await client.exchangeCode({ code });

    expect(causeIds(await client.exchangeCode({ code }))).not.toContain('code-already-exchanged');
  });

  test('is remembered by its digest alone, and of a thousand codes no more', async () => {
    const { endpoint, client } = make();
    const first = endpoint.issueCode();
    await client.exchangeCode({ code: first });
    for (let count = 0; count < 1000; count += 1)
      await client.exchangeCode({ code: endpoint.issueCode() });

    expect(causeIds(await client.exchangeCode({ code: first }))).not.toContain(
      'code-already-exchanged',
    );
    expect(inspect(client, { depth: Infinity, showHidden: true })).not.toContain(first);
  });
});

describe('a caller that aborts', () => {
  test('leaves alone: the others get the answer', async () => {
    const { endpoint, client } = make();
    const code = endpoint.issueCode();
    const controller = new AbortController();

    const leaving = client.exchangeCode({ code, signal: controller.signal });
    const staying = client.exchangeCode({ code });
    controller.abort();

    expect((await leaving)._tag).toBe('RequestAborted');
    expect((await staying)._tag).toBe('Success');
    expect(endpoint.requests).toHaveLength(1);
  });

  test('ends the request when nobody else waits, and a later call begins anew', async () => {
    const { endpoint, client } = make();
    endpoint.respondWith({ fault: 'hang' });
    const code = endpoint.issueCode();
    const controller = new AbortController();

    const leaving = client.exchangeCode({ code, signal: controller.signal });
    while (endpoint.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    controller.abort();

    expect((await leaving)._tag).toBe('RequestAborted');
    await client.exchangeCode({ code });
    expect((await client.exchangeCode({ code }))._tag).toBe('BadVerificationCode');
  });
});

describe('one code with two verifiers', () => {
  test('gives the token to the right one alone, also while its exchange is under way', async () => {
    const endpoint = createFakeTokenEndpoint({ apps: [app] });
    const client = createTokenClient({ ...app, fetch: endpoint.fetch });
    const codeVerifier = 'v'.repeat(43);
    const code = endpoint.issueCode({ codeChallenge: await codeChallengeOf(codeVerifier) });

    const [owner, stranger, nobody] = await Promise.all([
      client.exchangeCode({ code, codeVerifier }),
      client.exchangeCode({ code, codeVerifier: 'w'.repeat(43) }),
      client.exchangeCode({ code }),
    ]);

    expect([stranger._tag, nobody._tag]).toEqual(['BadVerificationCode', 'BadVerificationCode']);
    expect(owner._tag).toBe('Success');
    expect(endpoint.requests).toHaveLength(3);
  });
});

describe('one refresh token', () => {
  test('that is used twice at once costs one request', async () => {
    const clock = fakeClock();
    const gitHubApp = { ...app, kind: 'github-app' } as const;
    const endpoint = createFakeTokenEndpoint({ apps: [gitHubApp] });
    const client = createTokenClient({ ...app, fetch: endpoint.fetch, clock });
    const success = await client.exchangeCode({ code: endpoint.issueCode() });
    if (success._tag !== 'Success') throw new Error(success._tag);
    const refreshToken = success.refreshToken ?? '';

    const [first, second] = await Promise.all([
      client.refreshToken({ refreshToken }),
      client.refreshToken({ refreshToken }),
    ]);

    expect(first).toBe(second);
    expect(first._tag).toBe('Success');
    expect(endpoint.requests).toHaveLength(2);
    expect(Object.fromEntries(endpoint.requests[1]?.form ?? [])).toEqual({
      client_id: app.clientId,
      client_secret: app.clientSecret,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    });
  });

  test('can be waited for with a signal', async () => {
    const { client, endpoint } = make();
    endpoint.respondWith({ fault: 'hang' });
    const controller = new AbortController();
    const refreshing = client.refreshToken({ refreshToken: 'ghr_abc', signal: controller.signal });
    controller.abort();

    expect((await refreshing)._tag).toBe('RequestAborted');
  });

  test.each([
    ['params', undefined],
    ['refreshToken', {}],
    ['refreshToken', { refreshToken: ' ' }],
    ['signal', { refreshToken: 'ghr_abc', signal: 5 }],
  ])('with wrong %s is a programming error', async (name, params) => {
    await expect(make().client.refreshToken(params as never)).rejects.toThrow(
      new RegExp(`^refreshToken: ${name} .+; .+`),
    );
  });
});
