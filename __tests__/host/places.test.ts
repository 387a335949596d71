import { expect, test } from '@jest/globals';
import { githubDotCom } from '../../src/host/github-host.js';
import { placesOf } from '../../src/host/places.js';

test('on github.com', () => {
  expect(placesOf(githubDotCom)).toEqual({
    host: 'github.com',
    web: 'https://github.com',
    settings: 'https://github.com/settings/developers',
    emails: 'https://github.com/settings/emails',
    selfHosted: false,
  });
});

test('a server has its own, with its port and path', () => {
  const web = 'https://example.com:8443/github';
  expect(placesOf({ kind: 'server', web, loopback: false })).toEqual({
    host: 'example.com:8443',
    web,
    settings: `${web}/settings/developers`,
    emails: `${web}/settings/emails`,
    selfHosted: true,
  });
});

test('a tenant of ghe.com is run by GitHub', () => {
  const web = 'https://octocorp.ghe.com';
  expect(placesOf({ kind: 'ghe.com', web, loopback: false })).toMatchObject({
    host: 'octocorp.ghe.com',
    selfHosted: false,
  });
});

test('a fake on this machine has no settings: those of github.com stand in', () => {
  const web = 'http://127.0.0.1:8080';
  expect(placesOf({ kind: 'github.com', web, loopback: true })).toEqual({
    host: '127.0.0.1:8080',
    web,
    settings: 'https://github.com/settings/developers',
    emails: 'https://github.com/settings/emails',
    selfHosted: false,
  });
});
