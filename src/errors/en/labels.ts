import type { Locale } from '../locale.js';

/** Who has to act. */
export const actors: Locale['actors'] = {
  developer: 'the developer who deployed this',
  'app-owner': 'the owner of the app on GitHub',
  operator: 'the operator of this machine or its network',
  user: 'the user who is signing in',
  github: 'GitHub',
  nobody: 'nobody: it is temporary or intended',
};

/** When to try again. */
export const retry: Locale['retry'] = {
  'fix-configuration': 'after the configuration has changed',
  'restart-authorization': 'only with a new sign-in',
  'verify-email': 'with a new sign-in, after the email address has been verified',
  'contact-support': 'after the suspension has been lifted',
  'poll-again': 'yes, with the same device code, after the wait',
  'read-documentation': 'after the reason has been found',
  'wait-and-retry': 'after a wait, as the steps say',
  'check-endpoint': 'after the cause has been found',
  'check-network': 'after the cause has been fixed',
  none: 'at any time, as the steps say',
  BadRefreshToken: 'with a newer stored refresh token; otherwise only with a new sign-in',
  RequestTimedOut: 'at any time, as the steps say',
};

/** How certain a likely cause is. */
export const certainties: Locale['certainties'] = {
  certain: 'certain',
  likely: 'likely',
  possible: 'possible',
};

/** The labels of `formatTokenError`. */
export const labels: Locale['labels'] = {
  got: 'Got',
  gitHub: 'GitHub',
  cause: 'Cause',
  who: 'Who',
  do: 'Do',
  otherwise: 'Otherwise',
  retry: 'Retry',
  read: 'Read',
  request: 'Request',
};
