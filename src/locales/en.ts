import type { Locale } from '../catalogue/locale.js';
import { hints } from './en/hints.js';

/** English, the language of every hint unless another is given. */
export const en: Locale = {
  language: 'en',
  hints,
  actors: {
    developer: 'the developer who deployed this',
    'app-owner': 'the owner of the app on GitHub',
    operator: 'the operator of the machine or network it runs on',
    user: 'the person signing in',
    github: 'GitHub',
    nobody: 'nobody; it passes, or it was meant',
  },
  retry: {
    'fix-configuration': 'not before the configuration has changed',
    'restart-authorization': 'only with a new sign-in',
    'verify-email': 'when the email address is verified, with a new sign-in',
    'contact-support': 'not before the suspension is lifted',
    'poll-again': 'yes, with the same device code, after the wait',
    'read-documentation': 'not before the reason is known',
    'wait-and-retry': 'after the wait; with a new sign-in if the code is refused',
    'check-endpoint': 'not before the cause is found',
    'check-network': 'when the host can be reached; with a new sign-in if the code is refused',
    none: 'as you like, with a new sign-in',
    BadVerificationCode: 'only with a new code; the client ID and secret are right',
  },
  certainties: { certain: 'certain', likely: 'likely', possible: 'possible' },
  labels: {
    got: 'Got',
    cause: 'Cause',
    who: 'Who',
    do: 'Do',
    retry: 'Retry',
    read: 'Read',
    request: 'Request',
  },
};
