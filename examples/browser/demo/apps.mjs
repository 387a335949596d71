// The apps of the fake GitHub. A real server reads its credentials from the environment.

/** Its tokens expire and come with a refresh token. */
export const gitHubApp = /** @type {const} */ ({
  clientId: 'Iv23liExampleExample',
  clientSecret: '0123456789abcdef0123456789abcdef01234567',
  kind: 'github-app',
  // On loopback, GitHub accepts any port.
  callbackUrls: ['http://127.0.0.1/callback'],
});

/** Its tokens have scopes and do not expire. */
export const oauthApp = /** @type {const} */ ({
  clientId: 'Ov23liExampleExample',
  clientSecret: '76543210fedcba9876543210fedcba9876543210',
  kind: 'oauth-app',
  callbackUrls: ['http://127.0.0.1/callback'],
});
