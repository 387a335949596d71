import GitHub from 'next-auth/providers/github';
import { createTokenClient, formatTokenError, isTokenError, unwrap } from 'github-token-exchange';

type Options = Parameters<typeof GitHub>[0] & { readonly baseUrl?: string | undefined };

/** The GitHub provider of next-auth 4, whose failures are explained in the log. */
export function explainedGitHub({ baseUrl, ...options }: Options) {
  const { clientId, clientSecret } = options;
  const client = createTokenClient({ clientId, clientSecret, baseUrl });
  return GitHub({
    ...options,
    token: {
      url: client.tokenEndpoint,
      request: async ({ params, checks, provider }) => {
        const response = await client.exchangeCode({
          code: params.code,
          redirectUri: provider.callbackUrl,
          codeVerifier: checks.code_verifier,
        });
        if (isTokenError(response)) console.error(formatTokenError(response));
        const { accessToken, refreshToken, expiresAt } = unwrap(response);
        return {
          tokens: {
            access_token: accessToken,
            ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
            ...(expiresAt === undefined ? {} : { expires_at: Math.floor(expiresAt / 1000) }),
          },
        };
      },
    },
  });
}
