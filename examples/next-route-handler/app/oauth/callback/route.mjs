import { formatTokenError, isTokenError } from 'github-token-exchange';
import { appUrl, client } from '../../../lib/github.mjs';
import { startSession } from '../../../lib/session.mjs';
import { noSignInCookie, readSignIn } from '../../../lib/sign-in-cookie.mjs';

/** @type {(path: string, cookies: readonly string[]) => Response} */
const redirect = (path, cookies) => {
  const response = new Response(null, { status: 303, headers: { location: `${appUrl}${path}` } });
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
};

/** @param {Request} request */
export const GET = async (request) => {
  const callback = client.parseCallback(request, readSignIn(request));
  const result =
    callback._tag === 'AuthorizationCode' ? await client.exchangeCode(callback) : callback;
  if (!isTokenError(result)) return redirect('/', [noSignInCookie, startSession(result)]);
  if (result.remediation.actor !== 'user') console.error(formatTokenError(result));
  // That page shows a sentence of the app for each tag.
  return redirect(`/sign-in-failed?reason=${result._tag}`, [noSignInCookie]);
};
