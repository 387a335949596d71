import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { formatTokenError } from '../../src/decode.js';
import { app } from '../support/app.js';
import { everyError } from '../support/samples.js';
import { json, relayOf, relayToFake, request, success } from './requests.js';

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

// eslint-disable-next-line no-control-regex -- these are the characters that must not be logged
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202e]/;

const [firstError] = everyError();

test('the default log has every error as formatTokenError() formats it, before the response', async () => {
  for (const [index, error] of everyError().entries()) {
    await relayOf(error, byDefault).relay(request());
    expect(logged).toHaveLength(index + 1);
  }

  expect(logged).toEqual(everyError().map((error) => formatTokenError(error)));
});

test('the default log has every refusal as one line, before the response', async () => {
  const { relay } = relayOf(success, byDefault);
  await relay(request(null, {}, 'GET'));
  expect(logged).toHaveLength(1);
  await relay(request(undefined, { origin: 'https://preview.example.com' }));
  expect(logged).toHaveLength(2);
  await relay(json({ code: ['a'] }));

  expect(logged).toEqual([
    'createTokenRelay: 405 method: The relay accepts only POST. In the page, send a POST request. In programs other than pages, use createTokenClient.',
    'createTokenRelay: 403 origin: The origin https://preview.example.com is not in allowedOrigins. If it is that of your page, add it exactly like this.',
    'createTokenRelay: 400 malformed: The parameter code is not one string. In the page, send it once, as a string.',
  ]);
});

test('the default log has the lines of concurrent requests in their order', async () => {
  const { relay } = relayOf(success, byDefault);
  const origins = Array.from({ length: 20 }, (_, index) => `https://${String(index)}.example`);
  await Promise.all(origins.map((origin) => relay(request(undefined, { origin }))));

  expect(logged.map((line) => /https:\S+/.exec(line)?.[0])).toEqual(origins);
});

test('the default log has the names of what a client throws, and not its message', async () => {
  const reject = () => Promise.reject(Object.assign(new TypeError('s3cr3t'), { code: 'EPROTO' }));
  const client = { exchangeCode: reject, refreshToken: reject };
  await relayOf(success, { ...byDefault, client }).relay(request());

  expect(logged).toEqual([
    expect.stringMatching(
      /^createTokenRelay: 500 failed: The client threw\..* \(TypeError EPROTO\)$/,
    ),
  ]);
});

test('the default log has nothing of a Success', async () => {
  await relayOf(success, byDefault).relay(request());

  expect(logged).toEqual([]);
});

test('createTokenRelay() responds although console.error throws', async () => {
  jest.spyOn(console, 'error').mockImplementation(() => {
    throw new Error('closed');
  });
  const { relay } = relayOf(firstError, byDefault);

  expect((await relay(request())).status).toBe(500);
  expect((await relay(request(null, {}, 'GET'))).status).toBe(405);
});

test('null disables the log of errors or of refusals alone', async () => {
  const noErrors = relayOf(firstError, { onError: null, onRefusal: undefined });
  const noRefusals = relayOf(firstError, { onError: undefined, onRefusal: null });
  for (const { relay } of [noErrors, noRefusals]) {
    await relay(request());
    await relay(request(null, {}, 'GET'));
  }

  expect(logged).toEqual([
    expect.stringMatching(/^createTokenRelay: 405/),
    ...everyError()
      .slice(0, 1)
      .map((error) => formatTokenError(error)),
  ]);
});

test('a listener replaces the default log', async () => {
  const { relay, errors, refusals } = relayOf(firstError);
  await relay(request());
  await relay(request(null, {}, 'GET'));

  expect([errors.length, refusals.length, logged]).toEqual([1, 1, []]);
});

test('a request can neither forge a line of the default log nor make it long', async () => {
  const { relay } = relayOf(success, byDefault);
  const long = `https://${'%s%o'.repeat(2000)}.example\u0085\u009b31m`;
  await relay(request(undefined, { origin: long }));
  await relay(request('{"code":1}', { 'content-type': 'x\u009b31m'.repeat(1000) }));
  await relay(json({ grant_type: 'x\nERROR forged\u001b[2J'.repeat(500) }));
  await relay(json({ ['x\nERROR forged'.repeat(500)]: 1, repository_id: 'y\nERROR forged' }));

  expect(logged).toHaveLength(4);
  for (const line of logged) {
    expect(line).not.toMatch(/\n|forged/);
    expect(line).not.toMatch(control);
    expect(line.length).toBeLessThan(500);
  }
});

test('a request and an upstream add no line, control character or secret to the default log', async () => {
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

test('an error of a client of your own cannot forge a line of the default log', async () => {
  const forged = `a\r\nERROR forged\u001b[2J${'b'.repeat(100_000)}`;
  const remediation = { ...firstError?.remediation, steps: [forged] };
  const fields = { description: forged, code: forged, requestId: forged, remediation };
  await relayOf({ ...firstError, ...fields }, byDefault).relay(request());

  expect(logged).toHaveLength(1);
  expect(logged[0]).not.toMatch(/^ERROR forged/m);
  expect(logged[0]).not.toMatch(control);
  expect(logged[0]?.length).toBeLessThan(6000);
});
