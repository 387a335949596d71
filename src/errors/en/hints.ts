import type { HintMessages } from '../locale.js';
import { callbackHints } from './callback.js';
import { responseHints } from './responses.js';
import { transportHints } from './transport.js';

// Marked as pure, so that bundlers drop what an app does not use.
/** The hints of all errors. */
export const hints: HintMessages = /* @__PURE__ */ Object.assign(
  {},
  responseHints,
  transportHints,
  callbackHints,
);
