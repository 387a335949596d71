import { looksLike, type Format } from './media-type.js';
import { parseForm } from './parse-form.js';
import { parseJson } from './parse-json.js';

/** The members of a body, whatever its format was; nothing is known of their types. */
export type Fields = Readonly<Record<string, unknown>>;

const parsers: Readonly<Partial<Record<Format, (text: string) => Fields | undefined>>> = {
  json: parseJson,
  form: parseForm,
};

const isOurs = (fields: Fields): boolean => 'access_token' in fields || 'error' in fields;

/**
 * Parses a body by its declared format and, since the declaration can be missing or wrong, by its
 * looks; the reading that holds a member of the protocol wins. A body that is no object has no members.
 */
export const parseBody = (body: string, declared: Format | undefined): Fields => {
  const text = body.startsWith('\ufeff') ? body.slice(1) : body;
  const formats = new Set(declared === undefined ? [] : [declared]).add(looksLike(text));
  const readings = [...formats]
    .map((format) => parsers[format]?.(text))
    .filter((fields) => fields !== undefined);
  return readings.find(isOurs) ?? readings[0] ?? {};
};
