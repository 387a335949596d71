import { expect, test } from '@jest/globals';
import { decodeSerialized } from '../../src/decode/serialized.js';
import { definitionOf, tokenErrorTags } from '../../src/errors/definitions.js';
import { type GitHubHost, readBaseUrl } from '../../src/github/host.js';
import { createTokenClient, type TokenError, type TokenErrorOf } from '../../src/index.js';
import { maskOf } from '../../src/internal/mask.js';
import { app } from '../support/app.js';
import { everyError } from '../support/samples.js';
import { bodyOf, json, listening, relayOf, relayToFake, request } from './requests.js';

type Tag = TokenError['_tag'];

const internal = 'ghes.corp.internal';
const host = readBaseUrl(`https://${internal}`) as GitHubHost;

const withCauses = (error: TokenError, ...ids: readonly string[]): TokenError => ({
  ...error,
  remediation: {
    ...error.remediation,
    likelyCauses: ids.map((id) => ({
      id,
      certainty: 'certain',
      summary: `s3cr3t ${id}`,
      fix: '',
      source: '',
    })),
  },
});

const errorOf = <T extends Tag>(tag: T): TokenErrorOf<T> => {
  const found = everyError().find(({ _tag }) => _tag === tag);
  if (found === undefined) throw new Error(tag);
  return found as TokenErrorOf<T>;
};

/** The response of a relay whose client returns the error, and the errors that its log received. */
const relayed = async (error: TokenError, details?: 'full' | 'public') => {
  const { relay, errors } = relayOf(error, { details });
  const response = await relay(request());
  return { response, errors, shown: await bodyOf<TokenError>(response) };
};

test('the status code says who can act, and never that the page must not use the relay', async () => {
  const statuses: Record<string, string[]> = {};
  for (const tag of tokenErrorTags) {
    const { status } = (await relayed(errorOf(tag))).response;
    statuses[status] = [...(statuses[status] ?? []), tag];
  }

  expect(statuses).toEqual({
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

test('Retry-After has the seconds to wait, rounded up; by default 60', async () => {
  const retryAfterOf = async (error: TokenError) =>
    (await relayed(error)).response.headers.get('retry-after');

  expect(await retryAfterOf(errorOf('RateLimited'))).toBe('60');
  expect(await retryAfterOf({ ...errorOf('RateLimited'), retryAfterSeconds: 12.1 })).toBe('13');
  expect(await retryAfterOf({ ...errorOf('ServerUnavailable'), retryAfterSeconds: 0 })).toBe('0');
  expect(await retryAfterOf(errorOf('BadVerificationCode'))).toBe(null);
});

test('details: public keeps the tag, the required fields, the action and the actor of every error', async () => {
  const violations: unknown[] = [];
  for (const error of everyError(host)) {
    const { shown, errors } = await relayed(error);
    const missing = Object.keys(error).filter((name) => name !== 'contentType' && !(name in shown));
    const { action, actor, summary, steps } = shown.remediation;
    if (shown._tag !== error._tag || missing.length > 0) violations.push([error._tag, missing]);
    if (action !== error.remediation.action || actor !== error.remediation.actor)
      violations.push([error._tag, action, actor]);
    if (summary.length > 90 || steps.length < 2) violations.push([error._tag, summary, steps]);
    if (errors.length !== 1 || errors[0] !== error) violations.push([error._tag, errors]);
  }

  expect(violations).toEqual([]);
});

test('details: public shows no host, system error code or proxy behind the server', async () => {
  const tags = ['NetworkFailure', 'UnexpectedResponse', 'ServerUnavailable', 'RequestTimedOut'];
  const hidden = /ENOTFOUND|ECONN|CERT|UND_ERR|NODE_EXTRA|s3cr3t|curl|proxy(?!-page)/;
  const violations: string[] = [];
  for (const error of everyError(host).filter(({ _tag }) => tags.includes(_tag))) {
    const { shown } = await relayed(withCauses(error, 'proxy-answered'));
    const text = JSON.stringify({ ...shown, documentationUrl: '' });
    if (text.includes(internal) || hidden.test(text)) violations.push(text);
  }

  expect(violations).toEqual([]);
});

test('details: public shows no text that an upstream wrote into any field', async () => {
  const written = 'egress7.corp.internal (10.11.12.13)';
  for (const error of everyError(host)) {
    const upstream = {
      ...error,
      description: `Too many requests from ${written}`,
      documentationUrl: `https://docs.github.com/${encodeURIComponent(written)}`,
      requestId: 'egress7.corp.internal',
      bodyExcerpt: written,
      cause: { name: 'egress7', code: 'EGRESS7', message: written },
      contentType: 'text/egress7',
      setupAction: 'egress7.corp',
      someDayANewField: written,
      ...(error._tag === 'UnrecognizedOAuthError' ? { code: 'egress7.corp.internal' } : {}),
    } as unknown as TokenError;
    const { response, shown, errors } = await relayed(upstream);
    const headers = JSON.stringify([...response.headers]);

    expect(errors).toEqual([upstream]);
    expect(JSON.stringify(shown) + headers).not.toMatch(/egress7|10\.11\.12\.13/i);
    expect(decodeSerialized(shown, maskOf([]))).toEqual(shown);
  }
});

test('details: public shows the description of the definition, not that of the response', async () => {
  const responses: readonly (readonly [number, object])[] = [
    [429, { message: 'Too many requests from 10.11.12.13 egress.corp' }],
    [200, { error: 'redirect_uri_mismatch', error_description: 'at 10.11.12.13 egress.corp' }],
    [200, { error: 'bad_verification_code', error_description: 'at 10.11.12.13 egress.corp' }],
    [400, { error: 'access_denied', error_uri: 'https://egress.corp/10.11.12.13' }],
  ];
  for (const [status, body] of responses) {
    const { endpoint, relay, errors } = relayToFake();
    const headers = { 'x-github-request-id': '10.11.12.13', 'content-type': 'application/json' };
    endpoint.respondWith({ status, headers, body: JSON.stringify(body) });
    const shown = await bodyOf<TokenError>(await relay(request()));

    expect(JSON.stringify(shown)).not.toMatch(/10\.11\.12\.13|egress/);
    expect(shown.description).toBe(definitionOf(shown._tag).description);
    expect(errors[0]?.requestId).toBe('10.11.12.13');
  }
});

test('details: public shows a request ID only in the form of github.com', async () => {
  const requestIds: Readonly<Record<string, boolean>> = {
    'C5F5:1E4B:1A2B3C:4D5E6F:6543210F': true,
    'c5f5:1e4b:1a2b3c:4d5e6f:6543210f': true,
    'FD00:1:2:3:4:5:6:7': false,
    'fd00:1:2:3:cafe': false,
    '10.11.12.13:8080': false,
    proxy10: false,
  };
  for (const tag of ['AccessDenied', 'ServerUnavailable'] as const) {
    const shown: Record<string, boolean> = {};
    for (const requestId of Object.keys(requestIds)) {
      const error = (await relayed({ ...errorOf(tag), requestId })).shown;
      shown[requestId] = error.requestId === requestId;
      if (!shown[requestId]) expect(error.requestId).toBe(undefined);
    }

    expect(shown).toEqual(requestIds);
  }
});

test('details: public shows the documentation URL of the definition, not that of the response', async () => {
  const urls = [
    'https://docs.github.com.evil.org/x',
    'https://docs.github.community/x',
    'https://docs.github.com@evil.org/x',
    'https://docs.github.com/en/enterprise-server@3.9/x',
  ];
  for (const tag of ['AccessDenied', 'ServerUnavailable'] as const) {
    const error = errorOf(tag);
    const shown = [];
    for (const documentationUrl of urls)
      shown.push((await relayed({ ...error, documentationUrl })).shown.documentationUrl);

    expect(shown).toEqual(urls.map(() => error.documentationUrl));
  }
});

test('details: public shows an unrecognized error code of up to 64 characters', async () => {
  const codeOf = async (code: string) =>
    (await relayed({ ...errorOf('UnrecognizedOAuthError'), code })).shown.code;

  expect(await codeOf('a'.repeat(64))).toBe('a'.repeat(64));
  expect(await codeOf('a'.repeat(65))).toBe('unrecognized');
  expect(await codeOf('a'.repeat(630))).toBe('unrecognized');
});

test('details: public shows an unrecognized error code only in the form of GitHub, without its text', async () => {
  const codes: Readonly<Record<string, string>> = {
    server_error: 'server_error',
    'proxy10.corp.internal': 'unrecognized',
    '10.1.2.3:3128': 'unrecognized',
  };
  for (const [code, expected] of Object.entries(codes)) {
    const { endpoint, relay, errors } = relayToFake();
    endpoint.respondWith({ error: code, members: { error_description: 'at 10.1.2.3' } });
    const shown = await bodyOf<TokenError>(await relay(request()));

    expect(shown.code).toBe(expected);
    expect(JSON.stringify(shown)).not.toContain('10.1.2.3');
    expect(errors[0]?.description).toBe('at 10.1.2.3');
  }
});

test('details: public shows no excerpt of a body, and of its content types only text/html', async () => {
  const page: TokenError = {
    ...errorOf('UnexpectedResponse'),
    bodyExcerpt: 'proxy10.corp.internal (10.1.2.3) blocked this',
    contentType: 'x-from/proxy10',
  };
  const { shown, errors } = await relayed(page);
  const { shown: html } = await relayed({ ...page, contentType: 'text/html' });

  expect(JSON.stringify([shown, html])).not.toContain('proxy10');
  expect(shown).toHaveProperty('bodyExcerpt', '');
  expect(shown).not.toHaveProperty('contentType');
  expect(html).toHaveProperty('contentType', 'text/html');
  expect(errors).toEqual([page]);
});

test('details: public shows causes in what the page sent, and none of the server', async () => {
  const ofPage = [
    'code-already-exchanged',
    'code-verifier-missing',
    'redirect-uri-has-query',
    'refresh-token-too-old',
  ];
  const ofServer = [
    'client-secret-has-whitespace',
    'client-id-is-app-id',
    'app-registered-on-other-host',
    'some-day-a-new-one',
  ];
  const error = withCauses(errorOf('BadVerificationCode'), ...ofPage, ...ofServer);
  const { shown } = await relayed(error);

  expect(shown.remediation.likelyCauses.map(({ id }) => id)).toEqual(ofPage);
});

test('onError is called with the cause of a wrong client secret, and the page is not told', async () => {
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
  expect(shown.remediation.steps[0]).toContain('onError');
  expect(errors[0]?.remediation.likelyCauses[0]?.id).toBe('client-secret-has-whitespace');
});

test('details: full shows every error as it is', async () => {
  for (const error of everyError(host)) {
    const whole = withCauses(error, 'client-secret-has-whitespace');

    expect((await relayed(whole, 'full')).shown).toEqual(JSON.parse(JSON.stringify(whole)));
  }
});
