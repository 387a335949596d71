const names: Readonly<Record<string, string>> = {
  '\n': 'a newline',
  '\r': 'a carriage return',
  '\r\n': 'a carriage return and a newline',
  '\t': 'a tab',
  ' ': 'a space',
  '\u00a0': 'a no-break space',
  '\ufeff': 'a byte order mark',
  '\u200b': 'a zero-width space',
};

// Control and format characters, too: they are what copying from a page or a chat leaves behind.
const blank = /\r\n|[\s\p{Cc}\p{Cf}]|\\[nrt]|%0[ad]|%20/giu;
const edge = `(?:${blank.source}|["'\`\u2018-\u201d]){1,9}`;
const around = new RegExp(`^${edge}|${edge}$`, 'giu');

/** A value as text, without the whitespace and the quotation marks around it. */
export const bareOf = (value: string | null | undefined): string =>
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-conversion -- untyped callers pass numbers, too
  String(value ?? '').replace(around, '');

/** Whether quotation marks begin or end a text. */
export const hasQuotes = (text: string): boolean =>
  /^\\?["'`\u2018-\u201d]|["'`\u2018-\u201d]$/.test(text.replace(blank, ''));

/** Whitespace in a text: what it is, where it stands, and how to get rid of it. */
export interface Whitespace {
  /** A verb and the character, for example "ends with a newline". */
  readonly phrase: string;
  readonly fix: string;
}

/** The whitespace at the ends of a text or, failing that and where asked for, in the middle of it. */
export const whitespaceIn = (text: string, insideToo = true): Whitespace | undefined => {
  const tell = (verb: string, [found]: RegExpExecArray) =>
    `${verb} ${names[found] ?? 'an invisible or escaped character'}`;
  const all = [...text.matchAll(blank)];
  const [first] = all;
  const last = all.at(-1);
  if (!first || !last) return undefined;
  const ends = [
    first.index > 0 ? [] : tell('begins with', first),
    last.index + last[0].length < text.length ? [] : tell('ends with', last),
  ].flat();
  const phrase = ends.join(' and ') || (insideToo && tell('contains', first));
  return phrase
    ? {
        phrase,
        fix: phrase.endsWith('newline')
          ? 'Remove it where the value is stored; for a Kubernetes Secret, encode it with printf, not echo.'
          : 'Remove it where the value is stored.',
      }
    : undefined;
};
