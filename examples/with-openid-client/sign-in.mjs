import { authorizationCodeGrant } from 'openid-client';
import { diagnose } from 'github-token-exchange/decode';
import { tokenErrorOf } from './configuration.mjs';

/**
 * @typedef {object} SignIn What was stored when the sign-in started.
 * @property {string} state
 * @property {string} codeVerifier
 *
 * @typedef {import('github-token-exchange/decode').DiagnoseInput} DiagnoseInput
 * @typedef {import('github-token-exchange/decode').TokenError} TokenError
 * @typedef {Awaited<ReturnType<typeof authorizationCodeGrant>>} Tokens
 */

/**
 * @param {import('openid-client').Configuration} configuration
 * @param {URL} callbackUrl
 * @param {SignIn} signIn
 * @param {Pick<DiagnoseInput, 'clientId' | 'clientSecret' | 'baseUrl'>} app Used to find the likely causes of a failure.
 * @returns {Promise<{ tokens: Tokens, error?: undefined } | { tokens?: undefined, error: TokenError }>}
 */
export const signIn = async (configuration, callbackUrl, { state, codeVerifier }, app) => {
  try {
    const tokens = await authorizationCodeGrant(configuration, callbackUrl, {
      expectedState: state,
      pkceCodeVerifier: codeVerifier,
    });
    return { tokens };
  } catch (thrown) {
    const error = tokenErrorOf(thrown);
    // An invalid callback, a network failure or a programming error.
    if (error === undefined) throw thrown;
    const redirectUri = callbackUrl.origin + callbackUrl.pathname;
    const code = callbackUrl.searchParams.get('code') ?? undefined;
    return { error: await diagnose(error, { ...app, code, redirectUri, codeVerifier }) };
  }
};
