import type { Fields } from './fields.js';

/** The members of a JSON object; `undefined` for anything else. */
export const parseJson = (text: string): Fields | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Fields)
      : undefined;
  } catch {
    return undefined;
  }
};
