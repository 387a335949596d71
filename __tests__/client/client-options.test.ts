import { describe, expect, test } from '@jest/globals';
import { createTokenClient as createCoreClient, fetchTransport } from '../../src/core.js';
import { createTokenClient, type TokenClientOptions } from '../../src/index.js';
import { app } from '../support/app.js';

const make = (options: unknown) => () => createTokenClient(options as TokenClientOptions);

describe('createTokenClient', () => {
  test.each([
    ['https://github.com', 'https://github.com'],
    ['https://github.com/', 'https://github.com'],
    ['https://api.github.com', 'https://github.com'],
    ['https://ghe.example.com', 'https://ghe.example.com'],
    ['https://ghe.example.com/api/v3', 'https://ghe.example.com'],
    ['https://ghe.example.com/api/v3//', 'https://ghe.example.com'],
    ['https://octocorp.ghe.com', 'https://octocorp.ghe.com'],
    ['https://api.octocorp.ghe.com/', 'https://octocorp.ghe.com'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://localhost:8080/', 'http://localhost:8080'],
  ])('takes %s for the token endpoint of %s', (baseUrl, web) => {
    expect(createTokenClient({ ...app, baseUrl }).tokenEndpoint).toBe(
      `${web}/login/oauth/access_token`,
    );
  });

  test('asks github.com where no base URL is given', () => {
    expect(createTokenClient(app).tokenEndpoint).toBe(
      'https://github.com/login/oauth/access_token',
    );
  });

  test('takes http of another host only where that is said', () => {
    const options = { ...app, baseUrl: 'http://ghe.example.com' };

    expect(make(options)).toThrow(/^createTokenClient: baseUrl is http/);
    expect(createTokenClient({ ...options, allowInsecureHttp: true }).tokenEndpoint).toMatch(
      /^http:/,
    );
  });

  test.each<[string, unknown]>([
    ['options', undefined],
    ['options', null],
    ['options', 's3cr3t-s3cr3t'],
    ['clientId', { ...app, clientId: 123456 }],
    ['clientId', { ...app, clientId: null }],
    ['clientId', { ...app, clientId: { clientId: 's3cr3t-s3cr3t' } }],
    ['clientSecret', { ...app, clientSecret: 0 }],
    ['clientSecret', { ...app, clientSecret: Buffer.from('s3cr3t-s3cr3t') }],
    ['baseUrl', { ...app, baseUrl: 'ghe.s3cr3t-s3cr3t.com' }],
    ['baseUrl', { ...app, baseUrl: 'ftp://ghe.example.com' }],
    ['baseUrl', { ...app, baseUrl: 'https://user:s3cr3t-s3cr3t@ghe.example.com' }],
    ['baseUrl', { ...app, baseUrl: 'https://ghe.example.com/?x=s3cr3t-s3cr3t' }],
    ['baseUrl', { ...app, baseUrl: 5 }],
    ['timeoutMs', { ...app, timeoutMs: 0 }],
    ['timeoutMs', { ...app, timeoutMs: Number.NaN }],
    ['timeoutMs', { ...app, timeoutMs: Infinity }],
    ['timeoutMs', { ...app, timeoutMs: '10000' }],
    ['onEvent', { ...app, onEvent: 'log' }],
    ['accept', { ...app, accept: ['json'] }],
    ['locale', { ...app, locale: null }],
    ['locale', { ...app, locale: 's3cr3t-s3cr3t' }],
    ['locale', { ...app, locale: {} }],
    ['locale', { ...app, locale: { hints: null } }],
    ['clock.now', { ...app, clock: {} }],
    ['clock.now', { ...app, clock: null }],
    ['clock.monotonic', { ...app, clock: { now: () => 0, sleep: () => undefined } }],
    ['clock.sleep', { ...app, clock: { now: () => 0, monotonic: () => 0 } }],
    ['tokenEndpoint', { clientId: 'x', tokenEndpoint: 'https://:s3cr3t-s3cr3t@a.example/oauth' }],
    ['tokenEndpoint', { clientId: 'x', tokenEndpoint: 'https://s3cr3t-s3cr3t@a.example/oauth' }],
    ['fetch', { ...app, fetch: 'fetch' }],
    ['ky', { ...app, ky: {} }],
  ])('throws a TypeError that names %s and the fix, never the value', (option, options) => {
    expect(make(options)).toThrow(TypeError);
    expect(make(options)).toThrow(new RegExp(`^createTokenClient: ${option} .+; .+`));
    expect(make(options)).not.toThrow(/s3cr3t|5ec7e7/);
  });

  test.each([
    ['timeout', { ...app, timeout: 5 }, 'timeoutMs'],
    ['client_id', { client_id: 'x', clientSecret: null }, 'clientId'],
    ['baseURL', { ...app, baseURL: 'https://s3cr3t-s3cr3t.example' }, 'baseUrl'],
  ])('refuses the unknown option %s and names the known one', (unknown, options, known) => {
    const message = `createTokenClient: unknown option "${unknown}"; did you mean "${known}"?`;

    expect(make(options)).toThrow(new TypeError(message));
    expect(() => createCoreClient({ transport: fetchTransport(), ...options } as never)).toThrow(
      new TypeError(message),
    );
  });

  test('accepts every option that it documents', () => {
    const options = {
      ...app,
      tokenEndpoint: undefined,
      baseUrl: undefined,
      timeoutMs: undefined,
      allowInsecureHttp: undefined,
      accept: undefined,
      locale: undefined,
      onEvent: undefined,
      clock: undefined,
    };

    expect(make({ ...options, fetch: undefined, ky: undefined })).not.toThrow();
    expect(() => createCoreClient({ ...options, transport: fetchTransport() })).not.toThrow();
  });
});
