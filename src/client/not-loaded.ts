import { createError } from '../errors/create-error.js';
import { notAvailable } from '../errors/en/phrases.js';
import { completeLocale, type HintMessages } from '../errors/locale.js';
import type { LikelyCause, NetworkFailure } from '../errors/types.js';
import { failureCause, failureMessage } from '../http/failure-cause.js';
import { maskOf } from '../internal/mask.js';
import { deepFreeze } from '../internal/parse.js';
import { sanitizeText } from '../internal/text.js';
import type { CheckedOptions } from './options.js';

const fix = 'Deploy all files of the package, or reload the page if a new version was deployed.';
const maximumMessageLength = 300;

const hints: HintMessages<'NetworkFailure'> = {
  NetworkFailure: () => ({
    summary: 'The code that sends the request could not be loaded.',
    userMessage: notAvailable,
    steps: ['Read cause.message, which may name the file that is missing.', fix],
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

// An empty list would say that nothing is wrong.
/** The result of `check` if the rules cannot be loaded. */
export const rulesNotLoaded: readonly LikelyCause[] = /* @__PURE__ */ deepFreeze([
  {
    id: 'rules-not-loaded',
    certainty: 'certain',
    summary: 'A file of github-token-exchange could not be loaded; nothing was checked.',
    fix,
    source: 'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Operators/import',
  },
]);
