import { formatTokenError } from 'github-token-exchange';
import type { AuthorizationRequest, Success, TokenClient } from 'github-token-exchange';

export interface SignInOptions {
  readonly client: TokenClient;
  /** The URL of your app, for example `https://app.example.com`. */
  readonly appUrl: string;
  /** Stores the token on the server, and returns the cookie of the session. */
  readonly startSession: (success: Success) => Promise<string>;
}

const redirect = (location: string, cookies: readonly string[]): Response => {
  const response = new Response(null, { status: 303, headers: { location } });
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
};

const readPending = (request: Request, name: string): AuthorizationRequest | undefined => {
  const cookies = (request.headers.get('cookie') ?? '').split('; ');
  const cookie = cookies.find((one) => one.startsWith(`${name}=`)) ?? '';
  try {
    const value: unknown = JSON.parse(decodeURIComponent(cookie.slice(name.length + 1)));
    const pending = value as AuthorizationRequest | null;
    // Anyone can send a cookie, and only a string can be compared.
    return typeof pending?.state === 'string' ? pending : undefined;
  } catch {
    return undefined; // no sign-in is pending: parseCallback returns StateMismatch
  }
};

export const createSignIn = ({ client, appUrl, startSession }: SignInOptions) => {
  const secure = appUrl.startsWith('https:');
  const name = secure ? '__Host-sign-in' : 'sign-in'; // with the prefix, only this host can set it
  // Lax: the browser does not send a strict cookie with a callback from github.com.
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;

  return {
    /** GET /auth/sign-in */
    signIn: async (): Promise<Response> => {
      const pending = await client.authorizationUrl({
        redirectUri: `${appUrl}/auth/callback`,
        scopes: ['read:user'],
      });
      const value = encodeURIComponent(JSON.stringify(pending));
      return redirect(pending.url, [`${name}=${value}; Max-Age=600; ${attributes}`]);
    },
    /** GET /auth/callback */
    callback: async (request: Request): Promise<Response> => {
      const parsed = client.parseCallback(request, readPending(request, name));
      const response =
        parsed._tag === 'AuthorizationCode' ? await client.exchangeCode(parsed) : parsed;
      const ended = `${name}=; Max-Age=0; ${attributes}`;
      if (response._tag === 'Success')
        return redirect(`${appUrl}/`, [ended, await startSession(response)]);
      if (response.remediation.actor !== 'user') console.error(formatTokenError(response));
      return redirect(`${appUrl}/sign-in-failed?reason=${response._tag}`, [ended]);
    },
  };
};
