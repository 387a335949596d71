import { expect, test } from '@jest/globals';
import { compareScopes as fromCore } from '../../src/core.js';
import { compareScopes, decodeTokenResponse } from '../../src/decode.js';

const grant = (...scopes: readonly string[]) => ({ scopes });

test('compareScopes() splits the requested scopes into granted and missing ones, in their order', () => {
  expect(compareScopes(grant('gist', 'user'), ['repo', 'user', 'gist', 'workflow'])).toEqual({
    granted: ['user', 'gist'],
    missing: ['repo', 'workflow'],
  });
  expect(compareScopes(grant(), ['repo'])).toEqual({ granted: [], missing: ['repo'] });
  expect(compareScopes(grant('repo'), [])).toEqual({ granted: [], missing: [] });
});

test('compareScopes() counts a scope that another one contains as granted', () => {
  const scopes = ['public_repo', 'read:org', 'write:org', 'read:user'];
  expect(compareScopes(grant('repo', 'admin:org', 'user'), scopes)).toEqual({
    granted: scopes,
    missing: [],
  });
  expect(compareScopes(grant('public_repo', 'read:org'), ['repo', 'admin:org']).missing).toEqual([
    'repo',
    'admin:org',
  ]);
});

test('compareScopes() lists offline_access neither as granted nor as missing', () => {
  const requested = ['repo', 'offline_access'];
  expect(compareScopes(grant('repo'), requested)).toEqual({ granted: ['repo'], missing: [] });
  expect(compareScopes(grant(), requested)).toEqual({ granted: [], missing: ['repo'] });
});

test('compareScopes() lists a scope once if it was requested twice', () => {
  expect(compareScopes(grant('repo'), ['repo', 'gist', 'repo', 'gist'])).toEqual({
    granted: ['repo'],
    missing: ['gist'],
  });
});

test('compareScopes() takes a decoded response', () => {
  const response = decodeTokenResponse({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: '{"access_token":"gho_x","token_type":"bearer","scope":"repo,gist"}',
  });
  if (response._tag !== 'Success') throw new Error(response._tag);
  expect(compareScopes(response, ['public_repo', 'user']).missing).toEqual(['user']);
});

test('compareScopes() throws a TypeError for scopes that are not an array of strings', () => {
  const revoked = Proxy.revocable([], {});
  revoked.revoke();
  const hostile = {
    toString: () => {
      throw new Error('no');
    },
  };
  for (const value of ['repo', undefined, null, revoked.proxy, [revoked.proxy], [hostile], [1]]) {
    expect(() => compareScopes(grant(), value as never)).toThrow(
      new TypeError(
        "compareScopes: requested is not an array of strings; give for example ['repo']",
      ),
    );
    expect(() => compareScopes({ scopes: value } as never, [])).toThrow(
      new TypeError(
        "compareScopes: success.scopes is not an array of strings; give for example ['repo']",
      ),
    );
  }
  for (const success of [undefined, null, revoked.proxy])
    expect(() => compareScopes(success as never, [])).toThrow(/^compareScopes: success\.scopes is/);
});

test('compareScopes() is exported from the core entry', () => {
  expect(fromCore).toBe(compareScopes);
});
