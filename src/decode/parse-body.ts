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

/**
 * Parses a body by its declared format and, since the declaration can be missing or wrong, by its
 * looks. A body that is no object has no members.
 */
export const parseBody = (body: string, declared: Format | undefined): Fields => {
  const text = body.startsWith('\ufeff') ? body.slice(1) : body;
  const ofLooks = () => parsers[looksLike(text)](text);
  return (declared === undefined ? undefined : parsers[declared](text)) ?? ofLooks() ?? {};
};
