import type { OAuth2Namespace, OAuth2Token } from '@fastify/oauth2';
import { unwrap, type TokenClient } from 'github-token-exchange';

/** The simple-oauth2 instance, which @fastify/oauth2 documents without a type. */
interface SimpleOAuth2 {
  getToken(params: Readonly<Record<string, string | undefined>>): Promise<OAuth2Token>;
  createToken(token: object): OAuth2Token;
}

/**
 * Makes @fastify/oauth2 exchange the code with a client of this package, and throw a
 * `TokenExchangeError` if that fails. The plugin still manages the state and PKCE.
 */
export function explainExchange(plugin: OAuth2Namespace, client: TokenClient): void {
  const { oauth2 } = plugin as OAuth2Namespace & { readonly oauth2: SimpleOAuth2 };
  oauth2.getToken = async ({ code, redirect_uri: redirectUri, code_verifier: codeVerifier }) => {
    const success = unwrap(await client.exchangeCode({ code, redirectUri, codeVerifier }));
    return oauth2.createToken({
      access_token: success.accessToken,
      refresh_token: success.refreshToken,
      token_type: success.tokenType,
      expires_in: success.expiresIn,
    });
  };
}
