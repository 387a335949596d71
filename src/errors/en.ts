import { callbackCauses, moduleCauses } from './en/causes.js';
import { hints } from './en/hints.js';
import { actors, certainties, labels, retry } from './en/labels.js';
import { requestCauses } from './en/request-causes.js';
import type { Locale } from './locale.js';

// Marked as pure, so that bundlers drop what an app does not use.
/** The English texts: the default `locale`, and a base for one of your own. */
export const en: Locale = {
  language: 'en',
  hints,
  causes: /* @__PURE__ */ Object.assign({}, callbackCauses, moduleCauses, requestCauses),
  actors,
  retry,
  certainties,
  labels,
};
