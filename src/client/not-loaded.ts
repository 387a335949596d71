import { createError } from '../errors/create-error.js';
import { deployAllFiles, moduleCauses, rulesNotLoadedCause } from '../errors/en/causes.js';
import { notAvailable } from '../errors/en/phrases.js';
import { likelyCause } from '../errors/likely-cause.js';
import { causeTextsOf, completeLocale, type HintMessages } from '../errors/locale.js';
import type { LikelyCause, NetworkFailure } from '../errors/types.js';
import { failureCause, failureMessage } from '../http/failure-cause.js';
import { maskOf } from '../internal/mask.js';
import { deepFreeze } from '../internal/parse.js';
import { sanitizeText } from '../internal/text.js';
import type { CheckedOptions } from './options.js';

const maximumMessageLength = 300;

const hints: HintMessages<'NetworkFailure'> = {
  NetworkFailure: () => ({
    summary: 'The code that sends the request could not be loaded.',
    userMessage: notAvailable,
    steps: ['Read cause.message, which may name the file that is missing.', deployAllFiles],
  }),
};

/** The error of an operation whose code cannot be loaded. */
export function notLoaded(
  { host, locale }: Pick<CheckedOptions, 'host' | 'locale'>,
  thrown: unknown,
): NetworkFailure {
  const mask = maskOf([]);
  const message = sanitizeText(mask(failureMessage(thrown)), maximumMessageLength);
  return createError(
    'NetworkFailure',
    {
      cause: { ...failureCause(thrown), ...(message === '' ? {} : { message }) },
      codeSpent: 'no',
    },
    {
      description: 'A file of github-token-exchange could not be loaded; nothing was sent.',
      retryable: true,
    },
    { host, locale: completeLocale(locale, hints), mask },
  );
}

/**
 * The result of `check` if the rules cannot be loaded. An empty list would say that nothing is wrong.
 */
export function rulesNotLoaded({ locale }: Pick<CheckedOptions, 'locale'>): readonly LikelyCause[] {
  return deepFreeze([likelyCause(rulesNotLoadedCause, {}, moduleCauses, causeTextsOf(locale))]);
}
