/** The scopes that are directly below a scope in GitHub's table. */
const children: Readonly<Partial<Record<string, readonly string[]>>> = {
  repo: ['repo:status', 'repo_deployment', 'public_repo', 'repo:invite', 'security_events'],
  'admin:repo_hook': ['write:repo_hook'],
  'write:repo_hook': ['read:repo_hook'],
  'admin:org': ['write:org'],
  'write:org': ['read:org'],
  'admin:public_key': ['write:public_key'],
  'write:public_key': ['read:public_key'],
  user: ['read:user', 'user:email', 'user:follow'],
  project: ['read:project'],
  'write:packages': ['read:packages'],
  'admin:gpg_key': ['write:gpg_key'],
  'write:gpg_key': ['read:gpg_key'],
};

/**
 * Returns every scope that a scope contains, without the scope itself: `admin:org` contains
 * `write:org` and `read:org`. Empty for a scope that contains none, and for unknown scopes.
 *
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps#available-scopes
 */
export function impliedScopes(scope: string): readonly string[] {
  const direct = Object.hasOwn(children, scope) ? (children[scope] ?? []) : [];
  return direct.flatMap((child) => [child, ...impliedScopes(child)]);
}

/**
 * Removes duplicates and the scopes that another scope of the list contains, as GitHub does when it
 * saves a token: `user,gist,user:email` becomes `user,gist`. The order stays.
 *
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps#normalized-scopes
 */
export function normalizeScopes(scopes: readonly string[]): readonly string[] {
  const implied = new Set(scopes.flatMap(impliedScopes));
  return [...new Set(scopes)].filter((scope) => !implied.has(scope));
}
