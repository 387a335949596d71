import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TokenResponse } from '../../src/errors/types.js';
import { repeatedNames } from '../../src/relay/request.js';
import { app } from '../support/app.js';
import { runsOf } from '../support/fuzz.js';
import { everyError } from '../support/samples.js';
import { form, json, origin, relayOf, relayToFake, request, success } from './requests.js';

const text = fc.string({ unit: 'grapheme-composite', maxLength: 60 });
const headerValue = fc.string({
  unit: fc.integer({ min: 32, max: 255 }).map((n) => String.fromCharCode(n)),
});
const sometimes = <T>(usual: T, other: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });

const members = fc.dictionary(
  fc.constantFrom('code', 'grant_type', 'refresh_token', 'redirect_uri', '__proto__', 'x'),
  fc.oneof(text, fc.constantFrom('refresh_token', '[redacted]'), fc.jsonValue()),
);
const body = fc.oneof(
  members.map((some) => JSON.stringify(some)),
  fc.webQueryParameters(),
  fc.json(),
  text,
  fc.uint8Array({ maxLength: 40 }),
  fc.constant(null),
);
const requests = fc
  .record({
    method: sometimes('POST', fc.constantFrom('GET', 'OPTIONS', 'HEAD', 'DELETE', 'PUT')),
    origin: sometimes(origin, headerValue),
    type: sometimes(
      'application/json',
      fc.oneof(fc.constant('application/x-www-form-urlencoded'), headerValue),
    ),
    cookie: headerValue,
    encoding: sometimes('identity', headerValue),
    body,
  })
  .map(
    ({ method, origin: from, type, cookie, encoding, body: sent }) =>
      () =>
        request(
          sent as BodyInit | null,
          { origin: from, 'content-type': type, cookie, 'content-encoding': encoding },
          method,
        ),
  );

test('whatever the request, the relay answers with JSON or nothing, out of every cache', async () => {
  await fc.assert(
    fc.asyncProperty(requests, fc.boolean(), async (make, cookies) => {
      const { relay } = relayToFake({ cookies });
      const sent = make();
      const response = await relay(sent);
      const answer = await response.text();

      expect(response.headers.get('vary')).toBe('Origin');
      expect(response.headers.get('cache-control')).toBe('no-store');
      if (response.status === 204) expect(answer).toBe('');
      else expect(Object.keys(JSON.parse(answer) as object)).not.toEqual([]);
      expect(answer).not.toContain(app.clientSecret);
      expect(response.headers.has('access-control-allow-origin')).toBe(
        sent.headers.get('origin') === origin,
      );
    }),
    runsOf(300),
  );
});

test('whatever the request and the client, the relay never rejects', async () => {
  const odd = fc.oneof(
    fc.anything(),
    fc.constantFrom(success, ...everyError()),
    fc.record({ _tag: fc.constantFrom(success, ...everyError()).map(({ _tag }) => _tag) }),
  );
  await fc.assert(
    fc.asyncProperty(requests, odd, fc.boolean(), async (make, given, rejects) => {
      const { relay } = rejects
        ? relayOf(undefined, {
            client: {
              // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as untyped code may
              exchangeCode: () => Promise.reject(given),
              refreshToken: () => {
                throw given;
              },
            },
          })
        : relayOf(given, { cookies: true });

      expect((await relay(make())).status).toBeGreaterThanOrEqual(200);
    }),
    runsOf(300),
  );
});

test('no error of GitHub brings a secret of the request or of the server into an answer', async () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9]{20,40}$/);
  await fc.assert(
    fc.asyncProperty(
      fc.record({ code: secret, code_verifier: secret, refresh_token: secret }),
      fc.constantFrom('json', 'form', 'refresh'),
      fc.constantFrom('error', 'html', 'text', 'reset'),
      async (secrets, as, answer) => {
        const { endpoint, relay } = relayToFake({ details: 'full' });
        const echo = `${Object.values(secrets).join(' ')} ${app.clientSecret}`;
        endpoint.respondWith(
          answer === 'error'
            ? { error: 'new_error', members: { error_description: echo } }
            : answer === 'reset'
              ? { fault: 'reset' }
              : { status: 502, body: answer === 'html' ? `<html>${echo}` : echo },
        );
        const grant = as === 'refresh' ? { grant_type: 'refresh_token' } : {};
        const sent = { ...secrets, ...grant };
        const response = await relay(
          as === 'form' ? form(String(new URLSearchParams(secrets))) : json(sent),
        );
        const shown = await response.text();

        expect(endpoint.requests).toHaveLength(1);
        expect((JSON.parse(shown) as TokenResponse)._tag).not.toBe('Success');
        const used =
          as === 'refresh' ? [secrets.refresh_token] : [secrets.code, secrets.code_verifier];
        for (const one of [app.clientSecret, ...used]) expect(shown).not.toContain(one);
      },
    ),
    runsOf(100),
  );
});

test('names that stand twice are found in any JSON object, and no others', () => {
  const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constant({ code: { code: '":{' } }));
  const name = fc.oneof(fc.constantFrom('code', '"', '\\', '{', ':', '","code":"'), fc.string());
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value)), (pairs) => {
      const written = pairs.map(([key, one]) => `${JSON.stringify(key)} : ${JSON.stringify(one)}`);
      const names = pairs.map(([key]) => key);

      expect([...repeatedNames(`{${written.join(',')}}`)].sort()).toEqual(
        [...new Set(names.filter((key, at) => names.indexOf(key) !== at))].sort(),
      );
    }),
    runsOf(500),
  );
});
