import { memberOf } from '../host/member-of.js';

/** A callback in the forms in which programs hold it. */
export type CallbackInput =
  | string
  | URL
  | URLSearchParams
  | { readonly url: string }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

const queryOf = (text: string): string => {
  const [withoutFragment = ''] = text.split('#', 1);
  const start = withoutFragment.indexOf('?');
  if (start >= 0) return withoutFragment.slice(start + 1);
  // A query alone begins with a name; an address has a scheme or a slash before any "=".
  return /^[\w.-]+=/.test(withoutFragment) ? withoutFragment : '';
};

/** The parameters that a framework has parsed already: a text each, or a list where a name came twice. */
const ofRecord = (record: object): [string, string][] =>
  Object.entries(record).flatMap(([name, value]: [string, unknown]) =>
    (Array.isArray(value) ? (value as readonly unknown[]) : [value]).flatMap((text) =>
      typeof text === 'string' ? [[name, text] as [string, string]] : [],
    ),
  );

/** The parameters of a callback; none if there is no query, or it cannot be read. */
export const readQuery = (input: CallbackInput): URLSearchParams => {
  if (typeof input === 'string') return new URLSearchParams(queryOf(input));
  if (typeof (input as unknown) !== 'object' || (input as unknown) === null)
    return new URLSearchParams();
  try {
    if (input instanceof URLSearchParams) return new URLSearchParams(input);
    const url = input instanceof URL ? input.href : memberOf(input, 'url');
    return new URLSearchParams(typeof url === 'string' ? queryOf(url) : ofRecord(input));
  } catch {
    // A getter threw, or the input is a revoked proxy.
    return new URLSearchParams();
  }
};
