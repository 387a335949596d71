import express from 'express';
import passport from 'passport';
import { formatTokenError } from 'github-token-exchange/decode';
import { tokenErrorOf } from './explain.mjs';

/**
 * @typedef {import('github-token-exchange/decode').TokenError} TokenError
 * @typedef {import('express').Request} Request
 * @typedef {import('express').Response} Response
 * @typedef {import('express').NextFunction} NextFunction
 */

/** @type {(response: Response, error: TokenError) => void} */
const sendError = (response, error) => {
  const { actor, userMessage } = error.remediation;
  if (actor !== 'user') console.error(formatTokenError(error));
  response.status(actor === 'user' ? 400 : 500).type('text');
  response.send(userMessage);
};

/**
 * @param {import('passport').Strategy} strategy
 * @param {import('express').RequestHandler} session For example express-session. It stores the state
 * and the code verifier until the callback.
 */
export const createApp = (strategy, session) => {
  const authenticator = new passport.Passport();
  authenticator.use('github', strategy);
  /** @type {import('express').RequestHandler} */
  const signIn = authenticator.authenticate('github', { session: false });

  const app = express();
  app.use(session);
  app.get('/sign-in', signIn);
  app.get('/auth/callback', signIn, (_request, response) => {
    response.type('text').send('You are signed in.');
  });

  /** @type {(thrown: unknown, request: Request, response: Response, next: NextFunction) => void} */
  const onError = (thrown, _request, response, next) => {
    const error = tokenErrorOf(thrown);
    if (error === undefined) next(thrown);
    else sendError(response, error);
  };
  app.use(onError);
  return app;
};
