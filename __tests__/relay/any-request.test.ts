import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TokenResponse } from '../../src/decode.js';
import { app } from '../support/app.js';
import { runsOf } from '../support/fuzz.js';
import { everyError } from '../support/samples.js';
import { form, json, origin, relayOf, relayToFake, request, success } from './requests.js';

const text = fc.string({ unit: 'grapheme-composite', maxLength: 60 });
const headerValue = fc.string({
  unit: fc.integer({ min: 32, max: 255 }).map((n) => String.fromCharCode(n)),
});
const mostly = <T>(usual: T, other: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });

const parameters = fc.dictionary(
  fc.constantFrom('code', 'grant_type', 'refresh_token', 'redirect_uri', '__proto__', 'x'),
  fc.oneof(text, fc.constantFrom('refresh_token', '[redacted]'), fc.jsonValue()),
);
const body = fc.oneof(
  parameters.map((value) => JSON.stringify(value)),
  fc.webQueryParameters(),
  fc.json(),
  text,
  fc.uint8Array({ maxLength: 40 }),
  fc.constant(null),
);
const requests = fc
  .record({
    method: mostly('POST', fc.constantFrom('GET', 'OPTIONS', 'HEAD', 'DELETE', 'PUT')),
    origin: mostly(origin, headerValue),
    type: mostly(
      'application/json',
      fc.oneof(fc.constant('application/x-www-form-urlencoded'), headerValue),
    ),
    cookie: headerValue,
    encoding: mostly('identity', headerValue),
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

test('createTokenRelay() responds to any request with JSON or nothing, and forbids caching', async () => {
  await fc.assert(
    fc.asyncProperty(requests, fc.boolean(), async (create, cookies) => {
      const { relay } = relayToFake({ cookies });
      const sent = create();
      const response = await relay(sent);
      const shown = await response.text();

      expect(response.headers.get('vary')).toBe('Origin');
      expect(response.headers.get('cache-control')).toBe('no-store');
      if (response.status === 204) expect(shown).toBe('');
      else expect(Object.keys(JSON.parse(shown) as object)).not.toEqual([]);
      expect(shown).not.toContain(app.clientSecret);
      expect(response.headers.has('access-control-allow-origin')).toBe(
        sent.headers.get('origin') === origin,
      );
    }),
    runsOf(300),
  );
});

test('createTokenRelay() never rejects, whatever the request is and whatever the client returns', async () => {
  const odd = fc.oneof(
    fc.anything(),
    fc.constantFrom(success, ...everyError()),
    fc.record({ _tag: fc.constantFrom(success, ...everyError()).map(({ _tag }) => _tag) }),
  );
  await fc.assert(
    fc.asyncProperty(requests, odd, fc.boolean(), async (create, value, rejects) => {
      const { relay } = rejects
        ? relayOf(undefined, {
            client: {
              // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as untyped code may
              exchangeCode: () => Promise.reject(value),
              refreshToken: () => {
                throw value;
              },
            },
          })
        : relayOf(value, { cookies: true });

      expect((await relay(create())).status).toBeGreaterThanOrEqual(200);
    }),
    runsOf(300),
  );
});

test('createTokenRelay() sends no secret of the request or of the server, whatever GitHub echoes', async () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9]{20,40}$/);
  await fc.assert(
    fc.asyncProperty(
      fc.record({ code: secret, code_verifier: secret, refresh_token: secret }),
      fc.constantFrom('json', 'form', 'refresh'),
      fc.constantFrom('error', 'html', 'text', 'reset'),
      async (secrets, format, kind) => {
        const { endpoint, relay } = relayToFake({ details: 'full' });
        const echo = `${Object.values(secrets).join(' ')} ${app.clientSecret}`;
        endpoint.respondWith(
          kind === 'error'
            ? { error: 'new_error', members: { error_description: echo } }
            : kind === 'reset'
              ? { fault: 'reset' }
              : { status: 502, body: kind === 'html' ? `<html>${echo}` : echo },
        );
        const grant = format === 'refresh' ? { grant_type: 'refresh_token' } : {};
        const response = await relay(
          format === 'form'
            ? form(String(new URLSearchParams(secrets)))
            : json({ ...secrets, ...grant }),
        );
        const shown = await response.text();
        const used =
          format === 'refresh' ? [secrets.refresh_token] : [secrets.code, secrets.code_verifier];

        expect(endpoint.requests).toHaveLength(1);
        expect((JSON.parse(shown) as TokenResponse)._tag).not.toBe('Success');
        expect([app.clientSecret, ...used].filter((one) => shown.includes(one))).toEqual([]);
      },
    ),
    runsOf(100),
  );
});

test('createTokenRelay() refuses a JSON object if, and only if, it has a parameter twice', async () => {
  const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constant({ code: { code: '":{' } }));
  const otherName = fc.oneof(
    fc.constantFrom('"', '\\', '{', ':', '","code":"', 'codes'),
    fc.string().filter((name) => !/^[a-z_]*$/.test(name)),
  );
  const member = fc.oneof(
    fc.tuple(fc.constantFrom('code', 'redirect_uri', 'code_verifier'), text),
    fc.tuple(otherName, value),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(member), async (members) => {
      const { relay } = relayOf(success);
      const written = members.map(
        ([name, one]) => `${JSON.stringify(name)} : ${JSON.stringify(one)}`,
      );
      const names = members
        .map(([name]) => name)
        .filter((name) => /^[a-z_]+$/.test(name) && name !== 'codes');
      const isRepeated = new Set(names).size < names.length;

      expect((await relay(request(`{${written.join(',')}}`))).status).toBe(isRepeated ? 400 : 200);
    }),
    runsOf(500),
  );
});
