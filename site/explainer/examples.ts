/** A text that fills the field. */
export interface Example {
  readonly name: string;
  readonly text: string;
}

const json = (status: string, body: object): string =>
  `HTTP/2 ${status}\ncontent-type: application/json; charset=utf-8\n\n${JSON.stringify(body)}`;

/** The examples, each of a different kind of input. */
export const examples: readonly Example[] = [
  {
    name: 'Expired code',
    text: json('200', {
      error: 'bad_verification_code',
      error_description: 'The code passed is incorrect or expired.',
    }),
  },
  { name: 'Wrong secret', text: 'error=incorrect_client_credentials' },
  { name: 'Unknown client ID', text: json('404', { error: 'Not Found' }) },
  {
    name: 'Callback with an error',
    text: 'https://app.example.com/callback?error=redirect_uri_mismatch&error_description=The+redirect_uri+MUST+match+the+registered+callback+URL+for+this+application.&state=xyz',
  },
  {
    name: 'Stack trace',
    text: 'TypeError: fetch failed\n  [cause]: Error: getaddrinfo ENOTFOUND github.com',
  },
  { name: 'Error code', text: 'slow_down' },
];
