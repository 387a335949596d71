import { describe, expect, test } from '@jest/globals';
import { createTokenClient } from '../../src/client/with-ky.js';
import { decodeSerialized } from '../../src/decode/serialized.js';
import { definitionOf, tokenErrorTags } from '../../src/errors/definitions.js';
import type { TokenError, TokenErrorOf, TokenErrorTag } from '../../src/errors/types.js';
import { type GitHubHost, readBaseUrl } from '../../src/github/host.js';
import { maskOf } from '../../src/internal/mask.js';
import { app } from '../support/app.js';
import { everyError } from '../support/samples.js';
import { bodyOf, json, listening, relayOf, relayToFake, request } from './requests.js';

const internal = 'ghes.corp.internal';
const host = readBaseUrl(`https://${internal}`) as GitHubHost;

const cause = (id: string) =>
  ({ id, certainty: 'certain', summary: `s3cr3t ${id}`, fix: '', source: '' }) as const;

const withCauses = (error: TokenError, ...ids: readonly string[]): TokenError => ({
  ...error,
  remediation: { ...error.remediation, likelyCauses: ids.map(cause) },
});

const errorOf = (tag: TokenErrorTag): TokenError => {
  const found = everyError().find(({ _tag }) => _tag === tag);
  if (found === undefined) throw new Error(tag);
  return found;
};

const answered = async (error: TokenError, details?: 'full' | 'public') => {
  const { relay, errors } = relayOf(error, { details });
  const response = await relay(request());
  return { response, errors, shown: await bodyOf<TokenError>(response) };
};

describe('the status', () => {
  test.each(everyError().map((error) => [error._tag, error] as const))(
    'of %s is an error, and never says that the page may not ask',
    async (_, error) => {
      const { response, shown, errors } = await answered(error);

      expect(response.status).toBeGreaterThanOrEqual(400);
      expect([401, 403, 404, 405, 408, 413, 415]).not.toContain(response.status);
      expect(shown._tag).toBe(error._tag);
      expect(errors).toEqual([error]);
    },
  );

  test('says on whose side the trouble is', async () => {
    const statuses = new Map<number, string[]>();
    for (const tag of tokenErrorTags) {
      const error = errorOf(tag);
      const { response } = await answered(error);
      statuses.set(response.status, [...(statuses.get(response.status) ?? []), tag]);
    }

    expect(Object.fromEntries(statuses)).toEqual({
      400: [
        'RedirectUriMismatch',
        'BadVerificationCode',
        'UnverifiedUserEmail',
        'AccessDenied',
        'BadRefreshToken',
        'AuthorizationPending',
        'SlowDown',
        'ExpiredDeviceCode',
        'IncorrectDeviceCode',
        'MissingCode',
        'StateMismatch',
        'IssuerMismatch',
      ],
      429: ['RateLimited'],
      500: [
        'IncorrectClientCredentials',
        'ApplicationSuspended',
        'DeviceFlowDisabled',
        'UnsupportedGrantType',
      ],
      502: ['UnrecognizedOAuthError', 'UnexpectedResponse', 'NetworkFailure'],
      503: ['ServerUnavailable', 'RequestAborted'],
      504: ['RequestTimedOut'],
    });
  });

  test.each([
    ['RateLimited', undefined, '60'],
    ['RateLimited', 12.1, '13'],
    ['ServerUnavailable', 0, '0'],
    ['BadVerificationCode', undefined, null],
  ] as const)('of %s with %j seconds has Retry-After %s', async (tag, seconds, expected) => {
    const error = errorOf(tag);
    const { response } = await answered(
      seconds === undefined ? error : ({ ...error, retryAfterSeconds: seconds } as TokenError),
    );

    expect(response.headers.get('retry-after')).toBe(expected);
  });
});

describe('in public', () => {
  test.each(everyError(host).map((error) => [error._tag, error] as const))(
    '%s keeps its shape: a member of the same union with words and steps',
    async (_, error) => {
      const { shown } = await answered(error);
      const required = Object.keys(error).filter((name) => name !== 'contentType');

      expect(Object.keys(shown)).toEqual(expect.arrayContaining(required));
      expect(shown.remediation.action).toBe(error.remediation.action);
      expect(shown.remediation.actor).toBe(error.remediation.actor);
      expect(shown.remediation.summary.length).toBeLessThanOrEqual(90);
      expect(shown.remediation.steps.length).toBeGreaterThanOrEqual(2);
    },
  );

  test.each(
    everyError(host)
      .filter(({ _tag }) =>
        ['NetworkFailure', 'UnexpectedResponse', 'ServerUnavailable', 'RequestTimedOut'].includes(
          _tag,
        ),
      )
      .map((error) => [error._tag, error] as const),
  )('%s names no host, no system code and no proxy', async (_, error) => {
    const { shown } = await answered(withCauses(error, 'proxy-answered'));
    const text = JSON.stringify({ ...shown, documentationUrl: '' });

    expect(text).not.toContain(internal);
    expect(text).not.toMatch(/ENOTFOUND|ECONN|CERT|UND_ERR|NODE_EXTRA|s3cr3t|curl|proxy(?!-page)/);
  });

  test.each(everyError(host).map((error) => [error._tag, error] as const))(
    '%s shows no text that an upstream wrote, in any field',
    async (tag, error) => {
      const written = 'egress7.corp.internal (10.11.12.13)';
      const upstream = {
        ...error,
        description: `Too many requests from ${written}`,
        documentationUrl: `https://docs.github.com/${encodeURIComponent(written)}`,
        requestId: 'egress7.corp.internal',
        bodyExcerpt: written,
        cause: { name: 'egress7', code: 'EGRESS7', message: written },
        contentType: 'text/egress7',
        setupAction: written,
        someDayANewField: written,
        ...(tag === 'UnrecognizedOAuthError' ? { code: 'egress7.corp.internal' } : {}),
      } as unknown as TokenError;

      const { response, shown, errors } = await answered(upstream);
      const headers = JSON.stringify([...response.headers]);

      expect(errors).toEqual([upstream]);
      expect(JSON.stringify(shown) + headers).not.toMatch(/egress7|10\.11\.12\.13/i);
      expect(decodeSerialized(shown, maskOf([]))).toEqual(shown);
    },
  );

  test.each([
    [429, { message: 'Too many requests from 10.11.12.13 egress.corp' }],
    [200, { error: 'redirect_uri_mismatch', error_description: 'at 10.11.12.13 egress.corp' }],
    [200, { error: 'bad_verification_code', error_description: 'at 10.11.12.13 egress.corp' }],
    [400, { error: 'access_denied', error_uri: 'https://egress.corp/10.11.12.13' }],
  ])('a response %d %j shows the description of the catalogue', async (status, body) => {
    const { endpoint, relay, errors } = relayToFake();
    const headers = { 'x-github-request-id': '10.11.12.13', 'content-type': 'application/json' };
    endpoint.respondWith({ status, headers, body: JSON.stringify(body) });

    const shown = await bodyOf<TokenError>(await relay(request()));

    expect(JSON.stringify(shown)).not.toMatch(/10\.11\.12\.13|egress/);
    expect(shown.description).toBe(definitionOf(shown._tag).description);
    expect(errors[0]?.requestId).toBe('10.11.12.13');
  });

  test.each([
    ['C5F5:1E4B:1A2B3C:4D5E6F:6543210F', true],
    ['c5f5:1e4b:1a2b3c:4d5e6f:6543210f', true],
    ['FD00:1:2:3:4:5:6:7', false],
    ['fd00:1:2:3:cafe', false],
    ['10.11.12.13:8080', false],
    ['proxy10', false],
  ])('the request ID %s is shown: %s', async (requestId, isShown) => {
    for (const tag of ['AccessDenied', 'ServerUnavailable'] as const) {
      const { shown } = await answered({ ...errorOf(tag), requestId });

      expect(shown.requestId).toBe(isShown ? requestId : undefined);
    }
  });

  test.each([
    'https://docs.github.com.evil.org/x',
    'https://docs.github.community/x',
    'https://docs.github.com@evil.org/x',
    'https://docs.github.com/en/enterprise-server@3.9/x',
  ])('the address %s is replaced by that of the catalogue', async (documentationUrl) => {
    for (const tag of ['AccessDenied', 'ServerUnavailable'] as const) {
      const error = errorOf(tag);
      const { shown } = await answered({ ...error, documentationUrl });

      expect(shown.documentationUrl).toBe(error.documentationUrl);
    }
  });

  test('the code of an unknown error is shown up to 64 characters', async () => {
    const codeOf = async (code: string) => {
      const error = errorOf('UnrecognizedOAuthError') as TokenErrorOf<'UnrecognizedOAuthError'>;
      return (await answered({ ...error, code })).shown.code;
    };

    expect(await codeOf('a'.repeat(64))).toBe('a'.repeat(64));
    expect(await codeOf('a'.repeat(65))).toBe('unrecognized');
    expect(await codeOf('a'.repeat(630))).toBe('unrecognized');
  });

  test('an excerpt of a page from in between stays on the server, and so does its odd type', async () => {
    const page = {
      ...errorOf('UnexpectedResponse'),
      bodyExcerpt: 'proxy10.corp.internal (10.1.2.3) blocked this',
      contentType: 'x-from/proxy10',
    } as TokenErrorOf<'UnexpectedResponse'>;

    const { shown, errors } = await answered(page);
    const { shown: html } = await answered({ ...page, contentType: 'text/html' });

    expect(JSON.stringify(shown)).not.toContain('proxy10');
    expect(shown).toHaveProperty('bodyExcerpt', '');
    expect(shown).not.toHaveProperty('contentType');
    expect(html).toHaveProperty('contentType', 'text/html');
    expect(JSON.stringify(html)).not.toContain('proxy10');
    expect(errors).toEqual([page]);
  });

  test('causes in what the page sent are shown, those of the server are not', async () => {
    const error = errorOf('BadVerificationCode');
    const { shown } = await answered(
      withCauses(
        error,
        'code-already-exchanged',
        'code-verifier-missing',
        'redirect-uri-has-query',
        'refresh-token-too-old',
        'client-secret-has-whitespace',
        'client-id-is-app-id',
        'app-registered-on-other-host',
        'some-day-a-new-one',
      ),
    );

    expect(shown.remediation.likelyCauses.map(({ id }) => id)).toEqual([
      'code-already-exchanged',
      'code-verifier-missing',
      'redirect-uri-has-query',
      'refresh-token-too-old',
    ]);
  });

  test.each([
    ['server_error', 'server_error'],
    ['proxy10.corp.internal', 'unrecognized'],
    ['10.1.2.3:3128', 'unrecognized'],
  ])('the unknown code %s is shown as %s, without its text', async (code, expected) => {
    const { endpoint, relay, errors } = relayToFake();
    endpoint.respondWith({ error: code, members: { error_description: 'at 10.1.2.3' } });

    const shown = await bodyOf<TokenError>(await relay(request()));

    expect(shown.code).toBe(expected);
    expect(JSON.stringify(shown)).not.toContain('10.1.2.3');
    expect(errors[0]?.description).toBe('at 10.1.2.3');
  });

  test('a wrong client secret is told to the log, with its cause', async () => {
    const { endpoint } = relayToFake();
    const client = createTokenClient({
      clientId: app.clientId,
      clientSecret: `${app.clientSecret}\n`,
      fetch: endpoint.fetch,
    });
    const { relay, errors } = listening({ client });

    const response = await relay(json({ code: endpoint.issueCode() }));
    const shown = await bodyOf<TokenError>(response);

    expect([response.status, shown._tag]).toEqual([500, 'IncorrectClientCredentials']);
    expect(shown.remediation.likelyCauses).toEqual([]);
    expect(shown.remediation.steps[0]).toMatch(/onError/);
    expect(errors[0]?.remediation.likelyCauses[0]?.id).toBe('client-secret-has-whitespace');
  });
});

test.each(everyError(host).map((error) => [error._tag, error] as const))(
  'in full, %s is passed on as it is',
  async (_, error) => {
    const whole = withCauses(error, 'client-secret-has-whitespace');
    const { shown } = await answered(whole, 'full');

    expect(shown).toEqual(JSON.parse(JSON.stringify(whole)));
  },
);
