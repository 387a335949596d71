import { textElements } from '#xml';
import { collectFields, type Fields } from './fields.js';

/** The members of GitHub's XML, the elements below `<OAuth>`; `undefined` for anything else. */
export const parseXml = (text: string): Fields | undefined => {
  // GitHub sends no document type, and without one there are no entities to expand. Pages have one.
  if (/<!doctype/i.test(text)) return undefined;
  // Once here: a parser may copy the text for each carriage return. XML 1.0, section 2.11
  const elements = textElements(text.trim().replace(/\r\n?/g, '\n'));
  return elements === undefined ? undefined : collectFields(elements);
};
