// Sessions in the memory of this process, identified by a cookie that scripts cannot read. If you
// run several processes, use express-session with a store.
import { randomBytes } from 'node:crypto';

/**
 * @typedef {import('express').Request} Request
 * @typedef {import('express').Response} Response
 */

/**
 * @template T
 * @param {{ cookie: string, minutes: number, secure: boolean }} options
 * @returns {{
 *   start: (response: Response, data: T) => void,
 *   read: (request: Request) => T | undefined,
 *   end: (request: Request, response: Response) => T | undefined,
 * }}
 */
export const createSessions = ({ cookie, minutes, secure }) => {
  /** @type {Map<string, { data: T, expiresAt: number }>} */
  const sessions = new Map();
  const maxAge = minutes * 60_000;
  const options = /** @type {const} */ ({ httpOnly: true, sameSite: 'lax', secure, path: '/' });

  /** @param {Request} request */
  const idOf = (request) =>
    (request.headers.cookie ?? '')
      .split('; ')
      .find((pair) => pair.startsWith(`${cookie}=`))
      ?.slice(cookie.length + 1) ?? '';

  const removeExpired = () => {
    for (const [id, { expiresAt }] of sessions) if (expiresAt <= Date.now()) sessions.delete(id);
  };

  return {
    start: (response, data) => {
      removeExpired();
      const id = randomBytes(32).toString('base64url');
      sessions.set(id, { data, expiresAt: Date.now() + maxAge });
      response.cookie(cookie, id, { ...options, maxAge });
    },
    read: (request) => {
      removeExpired();
      return sessions.get(idOf(request))?.data;
    },
    end: (request, response) => {
      removeExpired();
      const id = idOf(request);
      const data = sessions.get(id)?.data;
      sessions.delete(id);
      response.clearCookie(cookie, options);
      return data;
    },
  };
};
