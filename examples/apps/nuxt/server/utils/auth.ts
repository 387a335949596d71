import { createTokenClient } from 'github-token-exchange';
import { createSignIn } from './sign-in';

export const appUrl = process.env.APP_URL ?? 'http://127.0.0.1:3000';

export const client = createTokenClient({
  clientId: process.env.GITHUB_CLIENT_ID,
  clientSecret: process.env.GITHUB_CLIENT_SECRET,
  baseUrl: process.env.GITHUB_BASE_URL, // default: https://github.com
});

const accessTokens = new Map<string, string>(); // replace it with your session store

export const { signIn, callback } = createSignIn({
  client,
  appUrl,
  startSession: async ({ accessToken }) => {
    const id = crypto.randomUUID();
    accessTokens.set(id, accessToken);
    return `session=${id}; Path=/; HttpOnly; SameSite=Lax; Secure`;
  },
});
