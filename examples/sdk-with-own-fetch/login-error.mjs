import { formatTokenError } from 'github-token-exchange/decode';

/** The error class of the SDK: the reason, whether the user has to act, and the hint for the log. */
export class LoginError extends Error {
  /** @param {import('github-token-exchange/decode').TokenError} error */
  constructor(error) {
    super(error.remediation.summary);
    this.name = 'LoginError';
    this.reason = error._tag;
    this.canTryAgain = error.retryable;
    this.userHasToAct = error.remediation.actor === 'user';
    this.hint = formatTokenError(error);
  }
}
