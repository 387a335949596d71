import { expect, test } from '@jest/globals';
import { redirectTarget, redirectUriOf } from '../../src/cli/redirect-target.js';

const target = (uri: string | undefined, port?: number) => redirectTarget(uri, 'NAME', port);

test('without a redirect URI, the callback comes to any port of 127.0.0.1', () => {
  expect(target(undefined)).toEqual({
    host: '127.0.0.1',
    hostname: '127.0.0.1',
    port: 0,
    path: '/callback',
  });
  expect(redirectUriOf(target(undefined), 49_152)).toBe('http://127.0.0.1:49152/callback');
});

test('the redirect URI gives the name, the port and the path', () => {
  expect(target('http://localhost:3000/auth/cb')).toEqual({
    host: 'localhost',
    hostname: '127.0.0.1',
    port: 3000,
    path: '/auth/cb',
  });
  expect(target('http://localhost:3000/auth/cb', 0).port).toBe(0);
  expect(target('http://[::1]/cb')).toMatchObject({ host: '[::1]', hostname: '::1', port: 0 });
  expect(redirectUriOf(target('http://[::1]/cb'), 8080)).toBe('http://[::1]:8080/cb');
});

test('a redirect URI that does not lead here is refused by name, not by value', () => {
  for (const uri of [
    'https://app.example.com/cb',
    'http://app.example.com/cb',
    'https://127.0.0.1/cb',
    'cb',
  ])
    expect(() => target(uri)).toThrow(/^NAME does not lead to this machine/);
  expect(() => target('http://127.0.0.1/cb?a=b')).toThrow(/^NAME has a query/);
  expect(() => target('http://127.0.0.1/cb#a')).toThrow(/^NAME has a query/);
});
