import { formatTokenError } from 'github-token-exchange/decode';

/** The SDK's own error, in the SDK's own words: whom it concerns, and the hint for a log. */
export class LoginError extends Error {
  /** @param {import('github-token-exchange/decode').TokenError} error */
  constructor(error) {
    super(error.remediation.summary);
    this.name = 'LoginError';
    this.reason = error._tag;
    this.canTryAgain = error.retryable;
    this.blamesUser = error.remediation.actor === 'user';
    this.hint = formatTokenError(error);
  }
}
