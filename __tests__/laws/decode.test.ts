import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { tokenErrorTags, wireCodesOf } from '../../src/errors/definitions.js';
import { isTokenError } from '../../src/errors/guards.js';
import type { TokenError, TokenResponse } from '../../src/errors/types.js';
import { unexpectedReasons } from '../support/samples.js';
import { decode, decodeUntyped, form, json, receivedAt } from '../support/answers.js';
import { isDeepFrozen } from '../support/deep-frozen.js';
import { runsOf } from '../support/fuzz.js';

const codes = tokenErrorTags.flatMap((tag) => wireCodesOf(tag));

const assertError = (error: TokenError): void => {
  expect(tokenErrorTags).toContain(error._tag);
  const { description, documentationUrl, requestId, retryable, remediation } = error;
  expect(description).toMatch(/\S/);
  expect(description.length).toBeLessThanOrEqual(500);
  expect(documentationUrl ?? 'https://docs.github.com/en').toMatch(
    /^https:\/\/docs\.github\.com\/\S{1,2000}$/,
  );
  expect(requestId ?? 'x').toMatch(/^[\w:.-]{1,100}$/);
  expect(typeof retryable).toBe('boolean');
  expect(remediation.summary.length).toBeLessThanOrEqual(90);
  expect(remediation.steps.length).toBeGreaterThanOrEqual(2);
  expect(remediation.userMessage).toMatch(/^[A-Z].{1,118}\.$/);
  if (error._tag === 'UnexpectedResponse') {
    expect(unexpectedReasons).toContain(error.reason);
    expect(error.bodyExcerpt.length).toBeLessThanOrEqual(300);
    expect(error.contentType?.length ?? 1).toBeLessThanOrEqual(100);
    expect(error.bodyLength).toBeGreaterThanOrEqual(error.bodyExcerpt === '' ? 0 : 1);
  }
  if (error._tag === 'UnrecognizedOAuthError') expect(error.code).toMatch(/^\S.{0,99}$/);
  if ('retryAfterSeconds' in error)
    expect(Number.isSafeInteger(error.retryAfterSeconds)).toBe(true);
};

/** Asserts what holds for every result. */
const assertMember = (response: TokenResponse): void => {
  if (isTokenError(response)) assertError(response);
  else expect(response.accessToken).toMatch(/^[!-~]+$/);
  expect(isDeepFrozen(response)).toBe(true);
  expect(JSON.parse(JSON.stringify(response))).toEqual(response);
  expect(structuredClone(response)).toEqual(response);
};

const names = fc.oneof(
  fc.constantFrom(
    'access_token',
    'token_type',
    'scope',
    'expires_in',
    'refresh_token',
    'error',
    'error_description',
    'error_uri',
    'interval',
    'message',
    'documentation_url',
    '__proto__',
    'constructor',
  ),
  fc.string({ maxLength: 10 }),
);
const values = fc.oneof(
  fc.constantFrom(...codes, 'Not Found', 'invalid_grant', '', '5', 'gho_x'),
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.webUrl(),
);
const members = fc.dictionary(names, fc.oneof({ weight: 3, arbitrary: values }, fc.jsonValue()));

const headers = fc.array(
  fc.tuple(
    fc.oneof(
      fc.constantFrom(
        'Content-Type',
        'retry-after',
        'X-RateLimit-Remaining',
        'x-ratelimit-reset',
        'x-github-request-id',
        'date',
        'server',
        'via',
      ),
      fc.string(),
    ),
    fc.oneof(
      fc.constantFrom(
        'application/json',
        'application/x-www-form-urlencoded',
        'text/html',
        'application/xml',
        '0',
        '60',
        'Thu, 15 Jan 2026 12:01:00 GMT',
        'GitHub.com',
      ),
      fc.string({ unit: 'binary' }),
    ),
  ),
);

const bodies = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
  members.map((value) => JSON.stringify(value)),
  fc
    .array(fc.tuple(names, values))
    .map((pairs) =>
      pairs
        .map((pair) => pair.map((text) => encodeURIComponent(text.toWellFormed())).join('='))
        .join('&'),
    ),
  members,
  fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '!--',
        '-->',
        '<html>',
        '<title>',
        'GitHub',
        '&',
        '=',
        '{',
        '}',
        '"',
        ' ',
      ),
    )
    .map((parts) => parts.join('')),
);
const statuses = fc.oneof(
  fc.constantFrom(200, 302, 400, 401, 403, 404, 406, 407, 429, 500, 503, 511),
  fc.integer(),
);

const responses = fc.record({
  status: statuses,
  headers,
  body: bodies,
  truncated: fc.boolean(),
  redirected: fc.boolean(),
});

describe('decodeTokenResponse() is total', () => {
  test('it returns a member of the union for any response', () => {
    fc.assert(
      fc.property(responses, (response) => assertMember(decodeUntyped(response, { receivedAt }))),
      runsOf(500),
    );
  });

  test('it returns a member of the union for any value with any options', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
      withTypedArray: true,
      withSparseArray: true,
    });
    const response = fc.oneof(
      anything,
      fc.record({ status: anything, headers: anything, body: anything }, { requiredKeys: [] }),
    );
    const options = fc.oneof(
      anything,
      fc.record(
        {
          baseUrl: anything,
          secrets: fc.oneof(anything, fc.array(anything)),
          receivedAt: anything,
        },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(response, options, (value, option) => assertMember(decodeUntyped(value, option))),
      runsOf(500),
    );
  });

  test('it returns a member of the union for an object that throws when it is read', () => {
    const explosive = (fuse: number): unknown => {
      let reads = 0;
      const count = <T>(result: T): T => {
        reads += 1;
        if (reads > fuse) throw new Error('boom');
        return result;
      };
      return new Proxy(
        { access_token: 'gho_x', error: 'access_denied' },
        {
          get: (target, key) => count<unknown>(Reflect.get(target, key)),
          has: (target, key) => count(Reflect.has(target, key)),
          ownKeys: (target) => count(Reflect.ownKeys(target)),
          getOwnPropertyDescriptor: (target, key) =>
            count(Reflect.getOwnPropertyDescriptor(target, key)),
        },
      );
    };
    for (let fuse = 0; fuse < 30; fuse += 1) {
      assertMember(decodeUntyped(explosive(fuse), { receivedAt }));
      assertMember(decodeUntyped({ status: 200, body: explosive(fuse) }, { receivedAt }));
      assertMember(decodeUntyped({ status: 200, headers: explosive(fuse) }, { receivedAt }));
    }
  });
});

const tokens = fc.stringMatching(/^[!-~]{1,60}$/);
const words = fc.stringMatching(/^[a-z][\w:-]{0,20}$/);
const seconds = fc.integer({ min: 0, max: 20_000_000 });

const successMembers = fc.record(
  {
    access_token: tokens,
    token_type: words,
    scope: fc.array(words).map((scopes) => scopes.join(',')),
    expires_in: seconds,
    refresh_token: tokens,
    refresh_token_expires_in: seconds,
  },
  { requiredKeys: ['access_token'] },
);
const errorMembers = fc.record(
  {
    error: fc.oneof(fc.constantFrom(...codes), words),
    error_description: fc.string({ unit: 'grapheme' }).map((text) => text.trim()),
    error_uri: fc.webUrl({ withFragments: true }),
    interval: seconds,
  },
  { requiredKeys: ['error'] },
);
type WireMembers = Readonly<Record<string, string | number>>;
const wireMembers = fc.oneof<fc.Arbitrary<WireMembers>[]>(
  successMembers as fc.Arbitrary<WireMembers>,
  errorMembers as fc.Arbitrary<WireMembers>,
);

const formOf = (wire: WireMembers, status: number) =>
  form(
    Object.fromEntries(Object.entries(wire).map(([name, value]) => [name, String(value)])),
    status,
  );

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const xmlOf = (wire: WireMembers, status: number) => ({
  status,
  headers: { 'content-type': 'application/xml; charset=utf-8' },
  body: `<OAuth>${Object.entries(wire)
    .map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`)
    .join('\n')}</OAuth>`,
});

describe('decodeTokenResponse() returns a Success', () => {
  test('with a token that is in the body', () => {
    fc.assert(
      fc.property(responses, (response) => {
        const result = decodeUntyped(response, { receivedAt });
        if (isTokenError(result)) return;
        const { body } = response;
        const text =
          typeof body === 'string'
            ? body
            : body instanceof Uint8Array
              ? new TextDecoder().decode(body)
              : JSON.stringify(body);
        expect(result.accessToken).not.toBe('');
        const decoded = new URLSearchParams(text).toString();
        const escaped = JSON.stringify(result.accessToken).slice(1, -1);
        expect(
          text.includes(result.accessToken) ||
            text.includes(escaped) ||
            decoded.includes(new URLSearchParams({ a: result.accessToken }).toString().slice(2)),
        ).toBe(true);
      }),
      runsOf(2000),
    );
  });

  test('for a body with a token and no error, and for no other body', () => {
    fc.assert(
      fc.property(successMembers, statuses, (wire, status) => {
        expect(decode(json(wire, status))).toMatchObject({
          _tag: 'Success',
          accessToken: wire.access_token,
        });
      }),
      runsOf(),
    );
    fc.assert(
      fc.property(successMembers, errorMembers, statuses, (wire, error, status) => {
        expect(decode(json({ ...wire, ...error }, status))._tag).not.toBe('Success');
      }),
      runsOf(),
    );
  });
});

// A 407 is the response of a proxy, which is shown as it is.
const statusesOfGitHub = statuses.filter((status) => status !== 407);

describe('the result of decodeTokenResponse() does not depend', () => {
  test('on the format of the body', () => {
    fc.assert(
      fc.property(wireMembers, statusesOfGitHub, (wire, status) => {
        const fromForm = decode(formOf(wire, status));
        const fromJson = decode(json(wire, status));
        expect(fromForm).toEqual(fromJson);
        expect(decode(xmlOf(wire, status))).toEqual(fromJson);
        expect(decode({ ...json(wire, status), body: wire })).toEqual(fromJson);
      }),
      runsOf(),
    );
  });

  test('on the order of the members', () => {
    const shuffled = wireMembers.chain((wire) =>
      fc.tuple(
        fc.constant(wire),
        fc.shuffledSubarray(Object.entries(wire), { minLength: Object.keys(wire).length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, statusesOfGitHub, ([wire, entries], status) => {
        const other = Object.fromEntries(entries);
        expect(decode(json(other, status))).toEqual(decode(json(wire, status)));
        expect(decode(formOf(other, status))).toEqual(decode(formOf(wire, status)));
      }),
      runsOf(),
    );
  });

  test('on the letter case of header names or on the form of the headers', () => {
    const pairs = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z-]{1,20}$/), words), {
      selector: ([name]) => name,
    });
    fc.assert(
      fc.property(responses, pairs, (response, extra) => {
        const all = [
          ...extra,
          ['content-type', 'application/json'],
          ['retry-after', '60'],
        ] as const;
        const of = (given: unknown) =>
          decodeUntyped({ ...response, headers: given }, { receivedAt });
        const expected = of(all);
        expect(of(all.map(([name, value]) => [name.toUpperCase(), value]))).toEqual(expected);
        expect(of(Object.fromEntries(all))).toEqual(expected);
        expect(of(new Map(all))).toEqual(expected);
        expect(of(all.map(([name, value]) => [name, ` ${value} `]))).toEqual(expected);
      }),
      runsOf(),
    );
  });

  test('on the body being text or bytes, or on a byte order mark or white space around it', () => {
    fc.assert(
      fc.property(wireMembers, statusesOfGitHub, (wire, status) => {
        for (const response of [json(wire, status), formOf(wire, status)]) {
          const text = response.body;
          const expected = decode(response);
          for (const body of [
            new TextEncoder().encode(text),
            Buffer.from(`\ufeff${text}`),
            `\ufeff${text}`,
            `\r\n ${text}\n`,
          ])
            expect(decode({ ...response, body })).toEqual(expected);
        }
      }),
      runsOf(),
    );
  });

  test('on earlier calls', () => {
    fc.assert(
      fc.property(responses, (response) => {
        const once = decodeUntyped(response, { receivedAt });
        expect(decodeUntyped(response, { receivedAt })).toEqual(once);
      }),
      runsOf(),
    );
  });
});

describe('decodeTokenResponse() returns no secret', () => {
  test('wherever it is in a response without a token', () => {
    const secrets = fc.stringMatching(/^[A-Za-z0-9._~-]{12,40}$/);
    const encodings = fc.constantFrom<(text: string) => string>(
      (text) => text,
      encodeURIComponent,
      (text) => text.toUpperCase(),
      (text) =>
        Array.from(text)
          .map((c) => `%${c.charCodeAt(0).toString(16)}`)
          .join(''),
      (text) =>
        Array.from(text)
          .map((c) => `&#${String(c.charCodeAt(0))};`)
          .join(''),
      (text) => text.slice(0, -3),
      (text) => text.slice(3),
    );
    const places = fc.constantFrom<(echo: string) => unknown>(
      (echo) => json({ error: echo }),
      (echo) => json({ error: 'x', error_description: `got ${echo}!` }),
      (echo) => json({ error: 'x', error_uri: `https://docs.github.com/en/x/${echo}` }),
      (echo) => json({ message: echo, documentation_url: echo }),
      (echo) => json({ access_token: [echo] }),
      (echo) => ({ status: 404, body: `<html><title>${echo}</title><p>${echo}</html>` }),
      (echo) => ({ status: 400, body: `code=${echo}&x=${echo}` }),
      (echo) => ({ status: 403, headers: { 'content-type': echo, 'x-github-request-id': echo } }),
    );
    fc.assert(
      fc.property(secrets, encodings, places, (secret, encode, place) => {
        const echo = encode(secret);
        // A text that every result contains, such as a word of a hint, is not a leak.
        const silent = JSON.stringify(decodeUntyped(place(''), { receivedAt })).toLowerCase();
        const shown = JSON.stringify(
          decodeUntyped(place(echo), { receivedAt, secrets: [secret] }),
        ).toLowerCase();
        for (let at = 0; at + 8 <= secret.length; at += 1) {
          const part = secret.slice(at, at + 8).toLowerCase();
          if (!silent.includes(part)) expect(shown).not.toContain(part);
        }
        if (echo.length > secret.length) expect(shown).not.toContain(echo.toLowerCase());
      }),
      runsOf(500),
    );
  });
});
