import { cause, type CauseMessages } from '../causes.js';
import type { CauseColumns } from '../likely-cause.js';

/** How to get the files of this package that are missing. */
export const deployAllFiles =
  'Deploy all files of the package, or reload the page if a new version was deployed.';

/** The likely cause that a client returns if it cannot load the rules. */
export const rulesNotLoadedCause: CauseColumns<'rules-not-loaded'> = {
  id: 'rules-not-loaded',
  certainty: 'certain',
  sources: ['https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Operators/import'],
};

/** The text of the likely cause that a client returns if it cannot load the rules. */
export const moduleCauses: CauseMessages<'rules-not-loaded'> = {
  'rules-not-loaded': () =>
    cause(
      'A file of github-token-exchange could not be loaded; nothing was checked.',
      deployAllFiles,
    ),
};
