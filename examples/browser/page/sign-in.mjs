// The sign-in, as in your own page.

/**
 * @typedef {import('github-token-exchange').TokenClient} TokenClient
 * @typedef {import('github-token-exchange').AuthorizationRequest} AuthorizationRequest
 */

const key = 'github-sign-in';

/**
 * Redirects the user to GitHub.
 *
 * @param {TokenClient} client
 * @param {readonly string[]} scopes
 */
export const begin = async (client, scopes) => {
  const request = await client.authorizationUrl({
    redirectUri: `${location.origin}/callback`,
    scopes,
  });
  // The callback needs the state and the code verifier of this sign-in. sessionStorage survives the
  // redirect and belongs only to this tab and this origin: no other tab can finish this sign-in, or
  // start one that this tab would finish.
  sessionStorage.setItem(key, JSON.stringify(request));
  location.assign(request.url);
};

/** Removes the pending sign-in from the storage and returns it. */
const takeRequest = () => {
  const stored = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  return stored === null ? undefined : /** @type {AuthorizationRequest} */ (JSON.parse(stored));
};

/**
 * Reads the callback with which this page was opened, and exchanges its code through the relay.
 *
 * @param {(clientId: string | undefined) => TokenClient} clientFor
 */
export const finish = async (clientFor) => {
  const request = takeRequest();
  const client = clientFor(request?.clientId);
  const callback = client.parseCallback(location.href, request);
  // Do this first: reloading the page must not repeat the callback, and the code must not stay in
  // the history.
  history.replaceState(null, '', '/');
  return {
    clientId: request?.clientId,
    response:
      callback._tag === 'AuthorizationCode' ? await client.exchangeCode(callback) : callback,
  };
};
