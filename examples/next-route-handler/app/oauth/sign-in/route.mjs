import { client, redirectUri } from '../../../lib/github.mjs';
import { signInCookie } from '../../../lib/sign-in-cookie.mjs';

export const dynamic = 'force-dynamic';

export const GET = async () => {
  const request = await client.authorizationUrl({ redirectUri, scopes: ['read:user'] });
  return new Response(null, {
    status: 303,
    headers: { location: request.url, 'set-cookie': signInCookie(request) },
  });
};
