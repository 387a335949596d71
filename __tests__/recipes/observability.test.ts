import { readFile } from 'node:fs/promises';
import { context, SpanStatusCode, trace } from '@opentelemetry/api';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Actor, createTokenClient, type OnEvent } from 'github-token-exchange';
import { createFakeTokenEndpoint, type FakeResponse } from 'github-token-exchange/testing';
import { pino } from 'pino';
import { actorsTable } from '../../scripts/actors-table.js';
import { definitionOf, tokenErrorTags } from '../../src/errors/definitions.js';
import { app } from '../support/app.js';
import { everyError } from '../support/samples.js';
import { levelOf } from './level.js';
import { recordSpan } from './opentelemetry.js';
import { logEvents } from './pino.js';
import { sentryArguments } from './sentry.js';

const secret = `${app.clientSecret}\n`;

const make = (onEvent: OnEvent, clientSecret: string = app.clientSecret) => {
  const endpoint = createFakeTokenEndpoint({ apps: [app] });
  const client = createTokenClient({ ...app, clientSecret, fetch: endpoint.fetch, onEvent });
  return { endpoint, client };
};

const exporter = new InMemorySpanExporter();
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });

beforeEach(() => {
  trace.setGlobalTracerProvider(provider);
});

afterEach(() => {
  exporter.reset();
  trace.disable();
  context.disable();
});

test('the recipe for OpenTelemetry records a span for each request, with an error.type for an error', async () => {
  const { endpoint, client } = make(recordSpan);
  await client.exchangeCode({ code: endpoint.issueCode() });
  await make(recordSpan, secret).client.exchangeCode({ code: 'e72e16c7e42f292c6912' });

  const spans = exporter.getFinishedSpans();
  expect(spans.map(({ name, status }) => [name, status.code])).toEqual([
    ['github authorization_code', SpanStatusCode.UNSET],
    ['github authorization_code', SpanStatusCode.ERROR],
  ]);
  expect(spans.map(({ attributes }) => attributes)).toEqual([
    {
      'http.request.method': 'POST',
      'http.response.status_code': 200,
      'github.oauth.grant': 'authorization_code',
      'github.oauth.attempt': 1,
      'github.request_id': expect.any(String),
    },
    {
      'error.type': 'IncorrectClientCredentials',
      'http.request.method': 'POST',
      'http.response.status_code': 200,
      'github.oauth.grant': 'authorization_code',
      'github.oauth.attempt': 1,
      'github.oauth.code': 'incorrect_client_credentials',
      'github.oauth.actor': 'developer',
      'github.oauth.action': 'fix-configuration',
      'github.oauth.cause_ids': ['client-secret-has-whitespace'],
      'github.request_id': expect.any(String),
    },
  ]);
});

test('the span of a request begins its duration before its end', () => {
  recordSpan({ grant: 'refresh_token', tag: 'Success', durationMs: 1500, attempt: 1 });

  const [span] = exporter.getFinishedSpans();
  expect(span?.duration).toEqual([1, 500_000_000]);
});

test('the span of a poll that is still pending is not an error', () => {
  const poll = { grant: 'device_code', durationMs: 1, action: 'poll-again', causeIds: [] } as const;
  recordSpan({ ...poll, tag: 'AuthorizationPending', actor: 'user', attempt: 1 });
  recordSpan({ ...poll, tag: 'SlowDown', actor: 'developer', attempt: 2 });

  expect(exporter.getFinishedSpans().map(({ status }) => status.code)).toEqual([
    SpanStatusCode.UNSET,
    SpanStatusCode.ERROR,
  ]);
});

test('the recipe for pino logs the event of each request with the level of its actor', async () => {
  const lines: string[] = [];
  const logger = pino({ level: 'debug' }, { write: (line) => lines.push(line) });
  const { endpoint, client } = make(logEvents(logger), secret);
  endpoint.respondWith(
    { status: 503 },
    { error: 'bad_verification_code' },
    { error: 'incorrect_client_credentials' },
    { body: 'access_token=gho_0123456789abcdef0123456789abcdef0123' },
  );
  for (const code of ['c0de-1', 'c0de-2', 'c0de-3', 'c0de-4']) await client.exchangeCode({ code });

  const records = lines.map((line) => JSON.parse(line) as { level: number; msg: string });
  expect(records.map(({ level, msg }) => [logger.levels.labels[level], msg])).toEqual([
    ['warn', 'authorization_code: ServerUnavailable'],
    ['info', 'authorization_code: BadVerificationCode'],
    ['error', 'authorization_code: IncorrectClientCredentials'],
    ['debug', 'authorization_code: Success'],
  ]);
  expect(records[2]).toMatchObject({
    github: { actor: 'developer', causeIds: ['client-secret-has-whitespace'], attempt: 1 },
  });
  expect(lines.filter((line) => line.includes('gho_') || line.includes('c0de'))).toEqual([]);
});

test('pino logs the message, the code and the actor of a TokenExchangeError', () => {
  const lines: string[] = [];
  const logger = pino({}, { write: (line) => lines.push(line) });
  for (const error of everyError()) logger.error(sentryArguments(error)[0]);

  expect(lines.map((line) => (JSON.parse(line) as { err: unknown }).err)).toMatchObject(
    everyError().map(({ _tag, code, retryable, remediation: { actor, summary } }) => ({
      type: 'TokenExchangeError',
      message: expect.stringContaining(`${_tag}: ${summary}`),
      ...(code === undefined ? {} : { code }),
      actor,
      retryable,
    })),
  );
});

/** The members of a `ScopeContext` of the JavaScript SDKs of Sentry that the recipe sets. */
interface ScopeContext {
  readonly level: 'fatal' | 'error' | 'warning' | 'log' | 'info' | 'debug';
  readonly fingerprint: string[];
  readonly tags: Readonly<Record<string, number | string | boolean | null | undefined>>;
  readonly contexts: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;
}

test('the recipe for Sentry groups errors by tag and cause, with the level of their actor', async () => {
  const captured: (readonly [unknown, ScopeContext])[] = [];
  const captureException = (...given: readonly [unknown, ScopeContext]) => captured.push(given);
  const { endpoint, client } = make(() => undefined, secret);
  const responses: readonly FakeResponse[] = [
    { error: 'incorrect_client_credentials' },
    { status: 503 },
    { error: 'unverified_user_email' },
  ];
  endpoint.respondWith(...responses);
  for (const index of responses.keys()) {
    const response = await client.exchangeCode({ code: `c0de-${String(index)}` });
    if (response._tag !== 'Success') captureException(...sentryArguments(response));
  }

  expect(captured.map(([exception]) => exception)).toEqual([
    expect.any(Error),
    expect.any(Error),
    expect.any(Error),
  ]);
  expect(captured.map(([, { level, fingerprint }]) => [level, ...fingerprint])).toEqual([
    ['error', 'IncorrectClientCredentials', 'client-secret-has-whitespace'],
    ['warning', 'ServerUnavailable', 'unknown'],
    ['info', 'UnverifiedUserEmail', 'unknown'],
  ]);
  expect(captured[0]?.[1].tags).toEqual({
    'github.tag': 'IncorrectClientCredentials',
    'github.actor': 'developer',
    'github.cause': 'client-secret-has-whitespace',
  });
  expect(JSON.stringify(captured)).not.toContain(app.clientSecret);
});

test('docs/observability.md lists every value of error.type once, beside its actor and the level', async () => {
  const file = new URL('../../docs/observability.md', import.meta.url);
  const rows = (await readFile(file, 'utf8')).matchAll(/^\| `([\w-]+)` +\| `(\w+)` +\|(.+)\|$/gm);
  const listed = [...rows].flatMap(([, actor = '', level = '', rest = '']) =>
    Array.from(rest.matchAll(/`([A-Z]\w+)`/g), ([, tag = '']) => `${tag} ${actor} ${level}`),
  );

  expect(listed.sort()).toEqual(
    tokenErrorTags
      .map((tag) => {
        const { actor } = definitionOf(tag);
        return `${tag} ${actor} ${levelOf(actor satisfies Actor)}`;
      })
      .sort(),
  );
  expect(actorsTable().split('\n')).toHaveLength(8);
});
