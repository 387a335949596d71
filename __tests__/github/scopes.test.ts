import { expect, test } from '@jest/globals';
import { impliedScopes, normalizeScopes } from '../../src/github/scopes.js';

test('impliedScopes() returns every scope that GitHub lists below a scope', () => {
  expect(impliedScopes('admin:org')).toEqual(['write:org', 'read:org']);
  expect(impliedScopes('user')).toEqual(['read:user', 'user:email', 'user:follow']);
  expect(impliedScopes('repo')).toContain('public_repo');
});

test('impliedScopes() is empty for a scope without others, and for names of Object.prototype', () => {
  expect(['gist', 'read:org', 'constructor', '__proto__', ''].flatMap(impliedScopes)).toEqual([]);
});

test('normalizeScopes() drops implied scopes and duplicates, in the order of the request', () => {
  const normalized = (scopes: string) => normalizeScopes(scopes.split(',')).join(',');

  expect(normalized('user,gist,user:email')).toBe('user,gist');
  expect(normalized('public_repo,repo')).toBe('repo');
  expect(normalized('read:org,admin:org,write:org')).toBe('admin:org');
  expect(normalized('gist,user,gist')).toBe('gist,user');
  expect(normalized('admin:repo_hook,repo')).toBe('admin:repo_hook,repo');
});
