// Stores a pending sign-in in a cookie that scripts cannot read, because another instance of the
// app may handle the callback.
import { appUrl } from './github.mjs';

/** @typedef {import('github-token-exchange').AuthorizationRequest} AuthorizationRequest */

const secure = appUrl.startsWith('https:');
// The prefix prevents other hosts of the domain from setting the cookie.
const name = secure ? '__Host-sign-in' : 'sign-in';
const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;

/** @param {AuthorizationRequest} request */
export const signInCookie = (request) =>
  `${name}=${encodeURIComponent(JSON.stringify(request))}; Max-Age=600; ${attributes}`;

export const noSignInCookie = `${name}=; Max-Age=0; ${attributes}`;

/** @type {(json: string) => AuthorizationRequest | null} */
const parseJson = JSON.parse;

/** @type {(value: string) => AuthorizationRequest | undefined} */
const parse = (value) => {
  try {
    const request = parseJson(decodeURIComponent(value));
    // Anyone can send a cookie, and only a string can be compared.
    return typeof request?.state === 'string' ? request : undefined;
  } catch {
    return undefined;
  }
};

/** @type {(request: Request) => AuthorizationRequest | undefined} */
export const readSignIn = (request) => {
  const pair = (request.headers.get('cookie') ?? '')
    .split('; ')
    .find((one) => one.startsWith(`${name}=`));
  return pair === undefined ? undefined : parse(pair.slice(name.length + 1));
};
