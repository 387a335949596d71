// Replaces express-session in the demonstration.
import { randomUUID } from 'node:crypto';

/** @returns {import('express').RequestHandler} */
export const demoSession = () => {
  /** @type {Map<string, object>} */
  const sessions = new Map();
  return (request, response, next) => {
    const [, sent = ''] = /(?:^|; )session=([^;]*)/.exec(request.headers.cookie ?? '') ?? [];
    const id = sessions.has(sent) ? sent : randomUUID();
    const session = sessions.get(id) ?? {};
    sessions.set(id, session);
    response.cookie('session', id, { httpOnly: true, sameSite: 'lax' });
    Object.assign(request, { session });
    next();
  };
};
