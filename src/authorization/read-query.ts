/** A callback in the forms in which programs hold it. */
export type CallbackInput = string | URL | URLSearchParams | { readonly url?: string | undefined };

const queryOf = (text: string): string => {
  const [withoutFragment = ''] = text.split('#', 1);
  const start = withoutFragment.indexOf('?');
  if (start >= 0) return withoutFragment.slice(start + 1);
  // A query alone begins with a name; an address has a scheme or a slash before any "=".
  return /^[\w.-]+=/.test(withoutFragment) ? withoutFragment : '';
};

const textOf = (input: unknown): string => {
  if (typeof input === 'string') return input;
  const url =
    input instanceof URL
      ? input.href
      : typeof input === 'object' && input !== null && 'url' in input
        ? input.url
        : undefined;
  return typeof url === 'string' ? url : '';
};

/** The parameters of a callback; none where there is no query. */
export const readQuery = (input: CallbackInput): URLSearchParams =>
  input instanceof URLSearchParams ? input : new URLSearchParams(queryOf(textOf(input)));
