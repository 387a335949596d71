/** What an example prints about a wrong secret, a redirect URI mismatch, and the page of a proxy. */
export const explained = [
  '✗ IncorrectClientCredentials',
  'The client secret is in quotation marks.',
  '✗ RedirectUriMismatch',
  'GitHub rejected the redirect URI.',
  '✗ UnexpectedResponse   proxy-page',
  'A proxy or gateway responded instead of ',
];

/** The forms of GitHub's secrets: tokens, client secrets and device codes, codes. No example prints one. */
export const secrets = /gh[a-z]_\w{8}|\b[0-9a-f]{40}\b|\b[0-9a-f]{20}\b/;
