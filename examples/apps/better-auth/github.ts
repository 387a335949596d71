import { genericOAuth } from 'better-auth/plugins';
import { createTokenClient, formatTokenError, isTokenError, unwrap } from 'github-token-exchange';

interface App {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly baseUrl?: string;
}

const dateOf = (time: number | undefined): Date | undefined =>
  time === undefined ? undefined : new Date(time);

/** GitHub as a provider of better-auth, whose failures are explained in the log. */
export function explainedGitHub({ baseUrl = 'https://github.com', ...app }: App) {
  const client = createTokenClient({ ...app, baseUrl });
  const api = baseUrl === 'https://github.com' ? 'https://api.github.com' : `${baseUrl}/api/v3`;
  return genericOAuth({
    config: [
      {
        ...app,
        providerId: 'github',
        authorizationUrl: `${baseUrl}/login/oauth/authorize`,
        tokenUrl: client.tokenEndpoint,
        scopes: ['read:user', 'user:email'],
        pkce: true,
        getToken: async ({ code, redirectURI: redirectUri, codeVerifier }) => {
          const response = await client.exchangeCode({ code, redirectUri, codeVerifier });
          if (isTokenError(response)) console.error(formatTokenError(response));
          const { scopes, expiresAt, refreshTokenExpiresAt, ...tokens } = unwrap(response);
          return {
            ...tokens,
            scopes: [...scopes],
            accessTokenExpiresAt: dateOf(expiresAt),
            refreshTokenExpiresAt: dateOf(refreshTokenExpiresAt),
          };
        },
        getUserInfo: async ({ accessToken = '' }) => {
          const headers = { authorization: `Bearer ${accessToken}`, 'user-agent': 'better-auth' };
          const load = async (url: string) => (await fetch(url, { headers })).json();
          const { id, login, name } = (await load(`${api}/user`)) as Record<string, string>;
          const emails = (await load(`${api}/user/emails`)) as {
            readonly email: string;
            readonly primary: boolean;
            readonly verified: boolean;
          }[];
          const primary = emails.find((one) => one.primary);
          return {
            id: String(id),
            name: name ?? login ?? '',
            email: primary?.email ?? '',
            emailVerified: primary?.verified === true,
          };
        },
      },
    ],
  });
}
