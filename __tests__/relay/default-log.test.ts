import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { formatTokenError } from '../../src/errors/format.js';
import { app } from '../support/app.js';
import { everyError } from '../support/samples.js';
import { json, origin, relayOf, relayToFake, request, success } from './requests.js';

const byDefault = { onError: undefined, onRefusal: undefined };

let logged: string[] = [];

beforeEach(() => {
  logged = [];
  jest.spyOn(console, 'error').mockImplementation((...values: unknown[]) => {
    logged.push(values.map(String).join('<next argument>'));
  });
});

afterEach(() => {
  jest.restoreAllMocks();
});

// eslint-disable-next-line no-control-regex -- these are the characters that must not be there
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202e]/;

describe('without listeners', () => {
  test('the relay logs every error as formatTokenError() writes it', async () => {
    for (const error of everyError()) await relayOf(error, byDefault).relay(request());

    expect(logged).toEqual(everyError().map((error) => formatTokenError(error)));
  });

  test('the relay logs a refusal as one line', async () => {
    const { relay } = relayOf(success, byDefault);

    await relay(request(null, {}, 'GET'));
    await relay(request(undefined, { origin: 'https://preview.example.com' }));
    await relay(json({ code: ['a'] }));

    expect(logged).toEqual([
      'createTokenRelay: 405 method: Send a POST request; the relay answers no other method.',
      'createTokenRelay: 403 origin: The origin https://preview.example.com is not in allowedOrigins; add it exactly like this if it is yours.',
      'createTokenRelay: 400 malformed: Send code once, as text; it is something else here, or stands there twice.',
    ]);
  });

  test('the relay logs the names of what a client throws, and not its message', async () => {
    const thrown = Object.assign(new TypeError('s3cr3t'), { code: 'EPROTO' });
    const { relay } = relayOf(success, {
      ...byDefault,
      client: {
        exchangeCode: () => Promise.reject(thrown),
        refreshToken: () => Promise.reject(thrown),
      },
    });

    await relay(request());

    expect(logged).toEqual([
      expect.stringMatching(/^createTokenRelay: 500 failed: .* \(TypeError EPROTO\)$/),
    ]);
  });

  test('the relay logs nothing of a Success', async () => {
    await relayOf(success, byDefault).relay(request());

    expect(logged).toEqual([]);
  });

  test('the relay answers all the same when console.error throws', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => {
      throw new Error('closed');
    });
    const { relay } = relayOf(everyError()[0], byDefault);

    expect((await relay(request())).status).toBe(500);
    expect((await relay(request(null, {}, 'GET'))).status).toBe(405);
  });
});

test('null in place of a listener silences it alone', async () => {
  const [error] = everyError();
  const noErrors = relayOf(error, { onError: null, onRefusal: undefined });
  const noRefusals = relayOf(error, { onError: undefined, onRefusal: null });

  for (const { relay } of [noErrors, noRefusals]) {
    await relay(request());
    await relay(request(null, {}, 'GET'));
  }

  expect(logged).toEqual([
    expect.stringMatching(/^createTokenRelay: 405/),
    ...everyError()
      .slice(0, 1)
      .map((one) => formatTokenError(one)),
  ]);
});

test('a listener takes the place of the log', async () => {
  const { relay, errors, refusals } = relayOf(everyError()[0]);

  await relay(request());
  await relay(request(null, {}, 'GET'));

  expect([errors.length, refusals.length, logged]).toEqual([1, 1, []]);
});

describe('a stranger', () => {
  test('cannot forge a line of the log, nor flood it with one request', async () => {
    const { relay } = relayOf(success, byDefault);
    const long = `https://${'%s%o'.repeat(2000)}.example\u0085\u009b31m`;

    await relay(request(undefined, { origin: long }));
    await relay(request('{"code":1}', { origin, 'content-type': 'x\u009b31m'.repeat(1000) }));
    await relay(json({ grant_type: 'x\nERROR forged\u001b[2J'.repeat(500) }));
    await relay(json({ ['x\nERROR forged'.repeat(500)]: 1, repository_id: 'y\nERROR forged' }));

    expect(logged).toHaveLength(4);
    for (const line of logged) {
      expect(line).not.toMatch(/\n|forged/);
      expect(line).not.toMatch(control);
      expect(line.length).toBeLessThan(500);
    }
  });

  test('and an upstream bring no line break, control character or secret into the log', async () => {
    const { endpoint, relay } = relayToFake(byDefault);
    const code = 'e72e16c7e42f292c6912';
    const text = `\u001b[2J${app.clientSecret} ${code}\r\nERROR forged \u202e`.repeat(200);
    endpoint.respondWith(
      { error: 'bad_verification_code', members: { error_description: text } },
      { error: text },
      { status: 502, body: text },
      { status: 429, body: JSON.stringify({ message: text }) },
    );

    for (let turn = 0; turn < 4; turn += 1)
      await relay(
        json({
          code,
          redirect_uri: `https://${'a\n'.repeat(1000)}/\u001b[2J`,
          code_verifier: `v\u001b\n${'v'.repeat(50)}`,
        }),
      );

    expect(logged).toHaveLength(4);
    for (const lines of logged) {
      expect(lines).not.toMatch(control);
      expect(lines).not.toMatch(/^ERROR forged/m);
      expect(lines).not.toContain(app.clientSecret);
      expect(lines).not.toContain(code);
      expect(lines.length).toBeLessThan(4000);
    }
  });
});

test('a client that returns line breaks cannot forge a line of the log', async () => {
  const [error] = everyError();
  const forged = `a\r\nERROR forged\u001b[2J${'b'.repeat(100_000)}`;
  const odd = {
    ...error,
    description: forged,
    code: forged,
    requestId: forged,
    remediation: { ...error?.remediation, steps: [forged] },
  };

  await relayOf(odd, byDefault).relay(request());

  expect(logged).toHaveLength(1);
  expect(logged[0]).not.toMatch(/^ERROR forged/m);
  expect(logged[0]).not.toMatch(control);
  expect(logged[0]?.length).toBeLessThan(6000);
});
