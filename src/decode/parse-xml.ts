import { textElements } from '#xml';
import { collectFields, type Fields } from './fields.js';

/** The members of GitHub's XML, the elements below `<OAuth>`; `undefined` for anything else. */
export const parseXml = (text: string): Fields | undefined => {
  // GitHub sends no document type, and without one there are no entities to expand. Pages have one.
  if (/<!doctype/i.test(text)) return undefined;
  const elements = textElements(text.trim());
  return elements === undefined ? undefined : collectFields(elements);
};
