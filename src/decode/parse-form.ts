import type { Fields } from './parse-body.js';

// The first name tells form data from prose and pages that happen to hold a "=".
const firstName = /^[\s?&]*[a-z_][\w.-]*=/i;

/**
 * The members of form data; `undefined` for a text that is none. A name that comes twice with
 * different values becomes a list, which no codec takes for a string.
 */
export const parseForm = (text: string): Fields | undefined => {
  if (!firstName.test(text.slice(0, 1000))) return undefined;
  const values = new Map<string, Set<string>>();
  for (const [name, value] of new URLSearchParams(text.trim())) {
    const known = values.get(name.trim());
    // GitHub's documentation shows line feeds around the ampersands.
    if (known === undefined) values.set(name.trim(), new Set([value.trim()]));
    else known.add(value.trim());
  }
  return Object.fromEntries(
    [...values].map(([name, set]) => [name, set.size === 1 ? [...set][0] : [...set]]),
  );
};
