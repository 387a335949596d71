// Replace this with your own sessions. These are stored in the memory of one process, for the
// demonstration.
import { randomUUID } from 'node:crypto';
import { appUrl } from './github.mjs';

/** @type {Map<string, string>} */
const accessTokens = new Map();

/**
 * Stores the token on the server and returns the session cookie.
 *
 * @param {import('github-token-exchange').Success} success
 */
export const startSession = ({ accessToken }) => {
  const id = randomUUID();
  accessTokens.set(id, accessToken);
  const secure = appUrl.startsWith('https:') ? '; Secure' : '';
  return `session=${id}; Path=/; HttpOnly; SameSite=Lax${secure}`;
};
