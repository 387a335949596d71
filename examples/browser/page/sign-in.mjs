// The sign-in as a page of your own would have it.

/**
 * @typedef {import('github-token-exchange').TokenClient} TokenClient
 * @typedef {import('github-token-exchange').AuthorizationRequest} AuthorizationRequest
 */

const key = 'github-sign-in';

/**
 * Sends the person to GitHub.
 *
 * @param {TokenClient} client
 * @param {readonly string[]} scopes
 */
export const begin = async (client, scopes) => {
  const request = await client.authorizationUrl({
    redirectUri: `${location.origin}/callback`,
    scopes,
  });
  // The redirect ends this page, and the callback needs the state and the code verifier of this very
  // sign-in. sessionStorage outlives the redirect, but belongs to this tab and this origin alone: no
  // other tab can finish the sign-in, and none can start one that this tab would finish.
  sessionStorage.setItem(key, JSON.stringify(request));
  location.assign(request.url);
};

/** What the sign-in was begun with, once. */
const takeRequest = () => {
  const stored = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  return stored === null ? undefined : /** @type {AuthorizationRequest} */ (JSON.parse(stored));
};

/**
 * Reads the callback that this page was opened with, and exchanges its code through the relay.
 *
 * @param {(clientId: string | undefined) => TokenClient} clientFor
 */
export const finish = async (clientFor) => {
  const request = takeRequest();
  const client = clientFor(request?.clientId);
  const callback = client.parseCallback(location.href, request);
  // Before anything else: a reload must not repeat the callback, and the code must not stay in the
  // history.
  history.replaceState(null, '', '/');
  return {
    clientId: request?.clientId,
    response:
      callback._tag === 'AuthorizationCode' ? await client.exchangeCode(callback) : callback,
  };
};
