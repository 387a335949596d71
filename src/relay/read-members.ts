import { refusal, type Refusal } from './refusal.js';
import { repeatedNames } from './repeated-names.js';

const names = [
  'grant_type',
  'code',
  'redirect_uri',
  'code_verifier',
  'repository_id',
  'refresh_token',
] as const;
type Name = (typeof names)[number];

/** What a browser may say. Whatever else it sends, credentials too, is left where it is. */
export type Members = Readonly<Partial<Record<Name, string>>>;

export type Format = 'json' | 'form';

const mediaTypes: readonly (readonly [RegExp, Format])[] = [
  [/^application\/(?:[\w.-]+\+)?json$/i, 'json'],
  [/^application\/x-www-form-urlencoded$/i, 'form'],
];

/** The format of a body by its `Content-Type`; `undefined` for any other, and for other charsets. */
export const formatOf = (contentType: string | null): Format | undefined => {
  const [type = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim());
  const charset = parameters.find((parameter) => /^charset=/i.test(parameter));
  return charset === undefined || /^charset="?utf-?8"?$/i.test(charset)
    ? mediaTypes.find(([form]) => form.test(type))?.[1]
    : undefined;
};

const notOneText = (name: Name): Refusal =>
  refusal.malformed(
    `Send ${name} once, as text; it is something else here, or stands there twice.`,
  );

/** Picks the members that count. One without a value counts as left out: RFC 6749, section 3.2. */
const pick = (valueOf: (name: Name) => unknown): Members | Refusal => {
  // Inherits nothing: a page's silence must not be filled by a polluted prototype.
  const picked = Object.create(null) as Partial<Record<Name, string>>;
  for (const name of names) {
    const value = valueOf(name);
    if (value === undefined || value === null || value === '') continue;
    if (name === 'repository_id') {
      const digits = typeof value === 'number' ? String(value) : value;
      if (typeof digits !== 'string' || !/^\d{1,20}$/.test(digits))
        return refusal.malformed('Send repository_id once, as the numeric id of a repository.');
      picked[name] = digits;
    } else if (typeof value === 'string') picked[name] = value;
    else return notOneText(name);
  }
  return picked;
};

const parseObject = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
};

const readJson = (text: string): Members | Refusal => {
  const object = parseObject(text);
  if (object === undefined)
    return refusal.malformed('Send one JSON object, for example {"code": "…"}.');
  const repeated = repeatedNames(text);
  return pick((name) => {
    if (repeated.has(name)) return [];
    return Object.hasOwn(object, name) ? object[name] : undefined;
  });
};

const readForm = (text: string): Members | Refusal => {
  const form = new URLSearchParams(text);
  return pick((name) => {
    const values = form.getAll(name);
    return values.length > 1 ? values : values[0];
  });
};

/** Reads the members of a body. */
export const readMembers = (format: Format, text: string): Members | Refusal =>
  format === 'json' ? readJson(text) : readForm(text);
