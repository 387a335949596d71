import { expect, test } from '@jest/globals';
import { logLine, type FakeTraffic } from '../../src/cli/fake-log.js';

const noon = new Date(Date.UTC(2026, 0, 1, 12));
const traffic: FakeTraffic = {
  method: 'POST',
  path: '/login/oauth/access_token',
  grant: null,
  status: 200,
  headers: new Headers(),
  body: 'access_token=gho_secret',
};

test('a line says when, what, and how it ended', () => {
  expect(logLine(traffic, noon)).toBe('12:00:00 POST /login/oauth/access_token → 200 Success');
  expect(logLine({ ...traffic, method: 'GET' }, noon)).toBe(
    '12:00:00 GET /login/oauth/access_token → 200',
  );
});

test('the grant is told where it is one', () => {
  const withGrant = (grant: string) => logLine({ ...traffic, grant }, noon);

  expect(withGrant('urn:ietf:params:oauth:grant-type:device_code')).toContain(' (device_code) ');
  expect(withGrant('gho_secret')).toContain(' (another grant) ');
});

test('a long path is cut', () => {
  expect(logLine({ ...traffic, path: `/${'a'.repeat(500)}` }, noon).length).toBeLessThan(150);
});
