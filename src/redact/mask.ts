/** Replaces secrets in a text that is about to be shown. */
export type Mask = (text: string) => string;

const stars = '***';

// A server may echo a part of a secret: this many characters of it in a row are hidden.
const fragment = 8;

// Shorter values are no secrets, and hiding them would hide the text around them.
const shortest = 4;

// What is secret by its form, whoever sent it.
const secretForms: readonly RegExp[] = [
  /(?:gh[a-z]_|github_pat_)\w+/g,
  /(?<![\da-z])[\da-f]{20,}(?![\da-z])/gi,
  /eyJ[\w-]{8,}(?:\.[\w-]*)*/g,
];

const quote = String.raw`(?:\\{0,4}["']|%22|&quot;)`;
const name = String.raw`(?:client_?secret|code_?verifier|device_?code|(?<!\w)\w{1,40}token|password|assertion)`;
const sign = String.raw`\s{0,9}(?:[=:>]|%3[ade])\s{0,9}`;
// To the end of the quotes, of the list or of the object; otherwise to the end of the word.
const value = String.raw`(?!(?:null|true|false)\b)(?:"(?:[^"\\]|\\[^])+|'[^']+|(?!["'])${quote}(?:(?!${quote})[^])+|[[{][^\]}]*|[^\s"'&<>,;}\]\\]+)`;

// What is secret by its name: the name and the signs around the value stay.
const secretPairs: readonly RegExp[] = [
  new RegExp(`(${name}${quote}?${sign})${value}`, 'gi'),
  /((?<![a-z])(?:code|token|secret)(?:=|%3d|":\s?"))[^\s"&<>,;}]+/gi,
  /((?:basic|bearer)\s)(?=\S*\d)[^\s"&<>,;}]{8,}/gi,
];
const openingQuote = new RegExp(`^${quote}`, 'i');

const escape =
  /%(?:25)*([\da-f]{2})|\\{1,4}(?:u00|x)([\da-f]{2})|&#(?:x([\da-f]{1,4})|(\d{1,5}));|\\{1,4}(["/])/gi;

/** A text without its escapes, and for each character the place in the text where it begins. */
const unescaped = (
  text: string,
): { readonly plain: string; readonly starts: readonly number[] } => {
  const plain: string[] = [];
  const starts: number[] = [];
  const push = (character: string, start: number): void => {
    // Form data has a plus sign for a blank.
    plain.push(character === '+' ? ' ' : character.toLowerCase().slice(0, 1));
    starts.push(start);
  };
  let next = 0;
  for (const match of text.matchAll(escape)) {
    for (; next < match.index; next += 1) push(text.charAt(next), next);
    const hex = match[1] ?? match[2] ?? match[3];
    const unit = hex === undefined ? Number(match[4]) : Number.parseInt(hex, 16);
    push(match[5] ?? String.fromCharCode(unit), match.index);
    next = match.index + match[0].length;
  }
  for (; next < text.length; next += 1) push(text.charAt(next), next);
  starts.push(text.length);
  return { plain: plain.join(''), starts };
};

/** A text with a character for each byte of its UTF-8, as it comes out of percent signs. */
const asUtf8 = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');

/** The stretches of base64 that a text leads to, wherever in the encoded bytes it begins. */
const inBase64 = (utf8: string): readonly string[] =>
  [0, 1, 2].flatMap((offset) => {
    // The characters at both ends depend on what stands around the text.
    const encoded = btoa(' '.repeat(offset) + utf8)
      .replace(/.?=*$/, '')
      .slice(offset === 0 ? 0 : offset + 1);
    return [encoded, encoded.replaceAll('+', '-').replaceAll('/', '_')];
  });

const fragmentsOf = (secrets: readonly string[]): ReadonlyMap<number, ReadonlySet<string>> => {
  const byLength = new Map<number, Set<string>>();
  for (const secret of secrets.flatMap((text) => [text, asUtf8(text), ...inBase64(asUtf8(text))])) {
    const plain = unescaped(secret).plain;
    if (plain.length < shortest) continue;
    const length = Math.min(fragment, plain.length);
    const fragments = byLength.get(length) ?? new Set();
    for (let at = 0; at + length <= plain.length; at += 1)
      fragments.add(plain.slice(at, at + length));
    byLength.set(length, fragments);
  }
  return byLength;
};

/** The stretches of a text that hold a secret or a part of one, as places in the text. */
const stretchesOf = (
  text: string,
  fragments: ReadonlyMap<number, ReadonlySet<string>>,
): readonly (readonly [number, number])[] => {
  const { plain, starts } = unescaped(text);
  const found: [number, number][] = [];
  for (let at = 0; at < plain.length; at += 1)
    for (const [length, set] of fragments)
      if (set.has(plain.slice(at, at + length))) {
        const start = starts[at] ?? 0;
        const end = starts[at + length] ?? text.length;
        const last = found.at(-1);
        if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
        else found.push([start, end]);
      }
  return found;
};

/**
 * A mask for everything that has the form or the name of a secret and, wherever they stand, for the
 * given secrets: whole, in part, in any letter case, and behind percent, JSON or HTML escapes.
 */
export const maskOf = (secrets: readonly string[]): Mask => {
  // Made for the first text: most exchanges succeed and show none.
  let fragments: ReturnType<typeof fragmentsOf> | undefined;
  return (text) => {
    fragments ??= fragmentsOf(secrets);
    let shown = '';
    let next = 0;
    for (const [start, end] of fragments.size === 0 ? [] : stretchesOf(text, fragments)) {
      shown += text.slice(next, start) + stars;
      next = end;
    }
    shown += text.slice(next);
    for (const form of secretForms) shown = shown.replace(form, stars);
    for (const pair of secretPairs)
      shown = shown.replace(
        pair,
        (whole: string, head: string) =>
          head + (openingQuote.exec(whole.slice(head.length))?.[0] ?? '') + stars,
      );
    return shown;
  };
};
