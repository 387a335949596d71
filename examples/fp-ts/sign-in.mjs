import { pipe } from 'fp-ts/lib/function.js';
import * as T from 'fp-ts/lib/Task.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { formatTokenError } from 'github-token-exchange';
import { catchTag, exchangeCode, matchTokenError, parseCallback } from 'github-token-exchange/fp';

/**
 * @typedef {import('github-token-exchange').AuthorizationRequest} AuthorizationRequest
 * @typedef {import('github-token-exchange').TokenClient} TokenClient
 */

/**
 * The outcome of a sign-in.
 *
 * @typedef {{ to: string, accessToken?: string, log?: string }} Outcome
 */

/** @type {(error: import('github-token-exchange').TokenError) => Outcome} */
const outcomeOfError = matchTokenError({
  BadVerificationCode: () => ({ to: '/sign-in' }),
  RateLimited: ({ retryAfterSeconds = 60 }) => ({
    to: `/wait?seconds=${String(retryAfterSeconds)}`,
  }),
  _: (error) => ({ to: '/sign-in-failed', log: formatTokenError(error) }),
});

/**
 * A task from the callback to the page that the user is redirected to. It cannot fail.
 *
 * @type {(client: TokenClient) => (request: AuthorizationRequest | undefined) =>
 *   (callbackUrl: string) => T.Task<Outcome>}
 */
export const signIn = (client) => (request) => (callbackUrl) =>
  pipe(
    callbackUrl,
    parseCallback(client)(request),
    TE.fromEither,
    TE.chain(exchangeCode(client)),
    TE.map(({ accessToken }) => /** @type {Outcome} */ ({ to: '/', accessToken })),
    // From here on, AccessDenied is not part of the error type.
    catchTag('AccessDenied', () => TE.right({ to: '/?notice=canceled' })),
    TE.getOrElse((error) => T.of(outcomeOfError(error))),
  );
