import { type TokenError, TokenExchangeError } from 'github-token-exchange';
import { levelOf } from './level.js';

/** What `Sentry.captureException(exception, context)` takes for an error. */
export const sentryArguments = (error: TokenError) => {
  const { actor, action, likelyCauses } = error.remediation;
  const level = levelOf(actor);
  const cause = likelyCauses[0]?.id ?? 'unknown';
  const context = {
    level: level === 'warn' ? ('warning' as const) : level,
    fingerprint: [error._tag, cause],
    tags: { 'github.tag': error._tag, 'github.actor': actor, 'github.cause': cause },
    contexts: {
      github: { action, status: error.status, requestId: error.requestId },
    },
  };
  return [new TokenExchangeError(error), context] as const;
};
