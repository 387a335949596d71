import type { Fields } from './fields.js';
import { looksLike, type Format } from './media-type.js';
import { parseForm } from './parse-form.js';
import { parseJson } from './parse-json.js';
import { parseXml } from './parse-xml.js';

const parsers: Readonly<Record<Format, (text: string) => Fields | undefined>> = {
  json: parseJson,
  form: parseForm,
  xml: parseXml,
};

const isOurs = (fields: Fields): boolean =>
  'access_token' in fields || 'error' in fields || 'device_code' in fields;

/**
 * Parses a body by its declared format and, since the declaration can be missing or wrong, by its
 * looks; the reading that holds a member of the protocol wins. A body that is no object has no members.
 */
export const parseBody = (body: string, declared: Format | undefined): Fields => {
  const text = body.startsWith('\ufeff') ? body.slice(1) : body;
  const formats = new Set(declared === undefined ? [] : [declared]).add(looksLike(text));
  const readings = [...formats]
    .map((format) => parsers[format](text))
    .filter((fields) => fields !== undefined);
  return readings.find(isOurs) ?? readings[0] ?? {};
};
