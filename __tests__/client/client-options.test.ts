import { describe, expect, test } from '@jest/globals';
import { createTokenClient, type TokenClientOptions } from '../../src/entries/index.js';
import { app } from '../support/app.js';

const make = (options: object | null | undefined) => () =>
  createTokenClient(options as TokenClientOptions);

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

  test.each([
    ['clientId', undefined],
    ['clientId', null],
    ['clientId', { clientSecret: 's3cr3t-s3cr3t' }],
    ['clientId', { ...app, clientId: '' }],
    ['clientId', { ...app, clientId: 123456 }],
    ['clientSecret', { clientId: app.clientId }],
    ['clientSecret', { ...app, clientSecret: undefined }],
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
    ['fetch', { ...app, fetch: 'fetch' }],
    ['ky', { ...app, ky: {} }],
  ])('throws a TypeError that names %s and the fix, never the value', (option, options) => {
    expect(make(options)).toThrow(TypeError);
    expect(make(options)).toThrow(new RegExp(`^createTokenClient: ${option} .+; .+`));
    expect(make(options)).not.toThrow(/s3cr3t|5ec7e7/);
  });
});
