/** A token in GitHub's format. */
export const accessToken = `gho_${'k7Qx'.repeat(9)}`;

/** The body of a token. */
export const tokenBody = JSON.stringify({
  access_token: accessToken,
  token_type: 'bearer',
  scope: 'read:org,repo',
});

/** The body of an error that GitHub documents. */
export const errorBody = JSON.stringify({
  error: 'bad_verification_code',
  error_description: 'The code passed is incorrect or expired.',
  error_uri:
    'https://docs.github.com/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors/#bad-verification-code',
});

/** The body of an error whose code is not known. */
export const unknownErrorBody = JSON.stringify({
  error: 'brand_new_error',
  error_description: 'This error was introduced yesterday.',
  error_uri: 'https://docs.github.com/en/apps/oauth-apps',
});

/** The headers that github.com sends with every response. */
export const headers: Readonly<Record<string, string>> = {
  server: 'github.com',
  'content-type': 'application/json; charset=utf-8',
  vary: 'X-PJAX, X-PJAX-Container, Turbo-Visit, Turbo-Frame, Accept-Encoding, Accept, X-Requested-With',
  etag: 'W/"4d2f1a0c6a1b2c3d4e5f60718293a4b5"',
  'cache-control': 'max-age=0, private, must-revalidate',
  'strict-transport-security': 'max-age=31536000; includeSubdomains; preload',
  'x-frame-options': 'deny',
  'x-content-type-options': 'nosniff',
  'x-xss-protection': '0',
  'referrer-policy': 'origin-when-cross-origin, strict-origin-when-cross-origin',
  'content-security-policy': "default-src 'none'; base-uri 'self'; form-action 'self'",
  'x-github-request-id': 'C0DE:1A2B3C:4D5E6F:708192:6743A1B2',
};
