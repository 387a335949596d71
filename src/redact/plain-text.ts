// C0, DEL and C1 controls, line and paragraph separators, the bidirectional overrides that can
// reorder a line of a log, and lone surrogates, which JSON and terminals treat each in their way.
const unprintable =
  // eslint-disable-next-line no-control-regex -- these are the characters that must go
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** One line of printable text, cut at a number of UTF-16 units. */
export const plainText = (text: string, limit: number): string => {
  // Twice the limit is read, so that a run of blanks does not eat all of it; the rest is never touched.
  const line = text
    .slice(0, limit * 2)
    .replace(unprintable, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (line === '') return '';
  return line.length > limit || text.length > limit * 2
    ? `${line
        .slice(0, limit - 1)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()}…`
    : line;
};
