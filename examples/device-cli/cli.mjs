#!/usr/bin/env node
import {
  compareScopes,
  createTokenClient,
  formatTokenError,
  isTokenError,
} from 'github-token-exchange';
import { signIn } from './sign-in.mjs';

const { GITHUB_CLIENT_ID, GITHUB_BASE_URL, NO_COLOR = '' } = process.env;
if (GITHUB_CLIENT_ID === undefined) {
  console.error('Set GITHUB_CLIENT_ID to the client ID of an app with the device flow enabled.');
  process.exit(2);
}

const client = createTokenClient({
  clientId: GITHUB_CLIENT_ID,
  // A program that users install cannot keep a secret, and the device flow does not need one.
  clientSecret: null,
  baseUrl: GITHUB_BASE_URL,
});
const interrupt = new AbortController();
process.once('SIGINT', () => interrupt.abort());

const scopes = ['repo', 'read:org'];
const response = await signIn(client, {
  scopes,
  signal: interrupt.signal,
  print: (line) => console.log(line),
});
if (isTokenError(response)) {
  const color = process.stderr.isTTY && NO_COLOR === '';
  console.error(formatTokenError(response, { color }));
  process.exitCode = 1;
} else {
  // Store response.accessToken in the password store of the operating system.
  console.log(`Signed in with the scopes: ${response.scopes.join(', ')}`);
  // Users can grant fewer scopes than a program requests.
  const { missing } = compareScopes(response, scopes);
  if (missing.length > 0) console.error(`Not granted: ${missing.join(', ')}`);
}
