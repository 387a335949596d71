import { textElements } from '#xml';
import { parseJson } from '../internal/parse.js';

/** The formats of the token endpoint. */
export type Format = 'json' | 'form' | 'xml';

/** The format that a `Content-Type` names; `undefined` if it names none of the three. */
export function formatOf(contentType: string | undefined): Format | undefined {
  const [type = ''] = (contentType ?? '').toLowerCase().split(';', 1);
  if (/[/+]json\s*$/.test(type)) return 'json';
  if (/[/+]xml\s*$/.test(type) && !type.includes('xhtml')) return 'xml';
  return type.trim() === 'application/x-www-form-urlencoded' ? 'form' : undefined;
}

/** The format that a body has by its first character. */
export function detectFormat(text: string): Format {
  const start = text.slice(0, 1000).trimStart();
  if (start.startsWith('{') || start.startsWith('[')) return 'json';
  return start.startsWith('<') ? 'xml' : 'form';
}

/** The members of a body in any format; their types are not known yet. */
export type Members = Readonly<Record<string, unknown>>;

/** Collects pairs. A name with several different values becomes an array, which no codec accepts. */
const collectMembers = (pairs: Iterable<readonly [string, string]>): Members => {
  const values = new Map<string, Set<string>>();
  for (const [name, value] of pairs) {
    const set = values.get(name.trim()) ?? new Set();
    // GitHub's documentation shows line feeds around ampersands and in elements.
    values.set(name.trim(), set.add(value.trim()));
  }
  return Object.fromEntries(
    [...values].map(([name, set]) => [name, set.size === 1 ? [...set][0] : [...set]]),
  );
};

// The first name distinguishes form data from prose and pages that contain a "=".
const firstName = /^[\s?&]*[a-z_][\w.-]*=/i;

/** Parses form data; returns `undefined` if the text is not form data. */
export function parseForm(text: string): Members | undefined {
  return firstName.test(text.slice(0, 1000))
    ? collectMembers(new URLSearchParams(text.trim().replace(/^[?&\s]+/, '')))
    : undefined;
}

/** Parses GitHub's XML, the elements below `<OAuth>`; returns `undefined` for any other text. */
export function parseXml(text: string): Members | undefined {
  // GitHub sends no document type, and without one there are no entities to expand. Pages have one.
  if (/<!doctype/i.test(text)) return undefined;
  // Replaced here at once: a parser may copy the text for each carriage return. XML 1.0, section 2.11
  const elements = textElements(text.trim().replace(/\r\n?/g, '\n'));
  return elements === undefined ? undefined : collectMembers(elements);
}

const parsers: Readonly<Record<Format, (text: string) => Members | undefined>> = {
  json: parseJson,
  form: parseForm,
  xml: parseXml,
};

/**
 * Parses a body in its declared format or, because the declaration can be missing or wrong, in the
 * format that it appears to have. A body that is not an object has no members.
 */
export function parseBody(body: string, declared: Format | undefined): Members {
  const text = body.startsWith('\ufeff') ? body.slice(1) : body;
  const members = declared === undefined ? undefined : parsers[declared](text);
  return members ?? parsers[detectFormat(text)](text) ?? {};
}
