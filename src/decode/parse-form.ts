import { collectFields, type Fields } from './fields.js';

// The first name tells form data from prose and pages that happen to hold a "=".
const firstName = /^[\s?&]*[a-z_][\w.-]*=/i;

/** The members of form data; `undefined` for a text that is none. */
export const parseForm = (text: string): Fields | undefined =>
  firstName.test(text.slice(0, 1000))
    ? collectFields(new URLSearchParams(text.trim().replace(/^[?&\s]+/, '')))
    : undefined;
