import { causes } from './en/causes.js';
import { hints } from './en/hints.js';
import { actors, certainties, labels, retry } from './en/labels.js';
import { relayHints } from './en/relay.js';
import type { Locale } from './locale.js';

/** The English texts: the default `locale`, and a base for one of your own. */
export const en: Locale = {
  language: 'en',
  hints,
  relayHints,
  causes,
  actors,
  retry,
  certainties,
  labels,
};
