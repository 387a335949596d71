import { createTokenClient } from 'github-token-exchange';

const { GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET, GITHUB_BASE_URL, APP_URL } = process.env;

/** The URL of the app, for example `https://app.example.com`. */
export const appUrl = APP_URL ?? 'http://localhost:3000';

export const redirectUri = `${appUrl}/oauth/callback`;

export const client = createTokenClient({
  clientId: GITHUB_CLIENT_ID,
  clientSecret: GITHUB_CLIENT_SECRET,
  baseUrl: GITHUB_BASE_URL,
});
