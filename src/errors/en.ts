import { callbackHints } from './en/callback.js';
import { responseHints } from './en/responses.js';
import { transportHints } from './en/transport.js';
import type { HintMessages, Locale } from './locale.js';

// Marked as pure, so that bundlers drop what an app does not use.
/** The hints of all errors. */
export const hints: HintMessages = /* @__PURE__ */ Object.assign(
  {},
  responseHints,
  transportHints,
  callbackHints,
);

/** The English texts: the default `locale`, and a base for one of your own. */
export const en: Locale = {
  language: 'en',
  hints,
  actors: {
    developer: 'the developer who deployed this',
    'app-owner': 'the owner of the app on GitHub',
    operator: 'the operator of this machine or its network',
    user: 'the user who is signing in',
    github: 'GitHub',
    nobody: 'nobody: it is temporary or intended',
  },
  retry: {
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
  },
  certainties: { certain: 'certain', likely: 'likely', possible: 'possible' },
  labels: {
    got: 'Got',
    gitHub: 'GitHub',
    cause: 'Cause',
    who: 'Who',
    do: 'Do',
    otherwise: 'Otherwise',
    retry: 'Retry',
    read: 'Read',
    request: 'Request',
  },
};
