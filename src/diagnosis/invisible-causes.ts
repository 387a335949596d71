import { rulesFor, when, type Rule } from './rule.js';
import { secretsOnPage } from './words.js';

/** The common causes that no request shows: what may be told of errors that no rule explains. */
export const invisibleCauses: readonly Rule[] = [
  ...rulesFor('IncorrectClientCredentials')([
    'client-secret-replaced',
    'possible',
    '', // ai-ecoverse/slicc#772
    ({ grant }, error) =>
      when(
        // Otherwise it is the client ID that GitHub does not know, or no secret is needed.
        error?.code !== 'Not Found' && grant !== 'device_code',
        'The client secret may have been regenerated, or belong to another app.',
        `Compare its last 8 characters with those on ${secretsOnPage}.`,
      ),
  ]),
  ...rulesFor('BadVerificationCode')([
    'code-used-or-expired',
    'possible',
    '',
    ({ callbackAt }) =>
      when(
        true,
        `The code may have been used before${callbackAt ? '' : ', or be older than 10 minutes'}.`,
        'Redirect after the exchange, so that a reload does not repeat it.',
      ),
  ]),
];
