/** Replaces secrets in a text by asterisks. */
export type Mask = (text: string) => string;

const asterisks = '***';

// A server may echo a part of a secret: this many of its characters in a row are hidden.
const fragment = 8;

// Shorter values are not secrets, and hiding them would hide ordinary text.
const shortest = 4;

// Values that are secret by their form.
const secretForms: readonly RegExp[] = [
  // An installation token can end with a JWT, which has dots and dashes.
  /(?:gh[a-z]_|github_pat_)\w[\w-]*(?:\.[\w-]+)*/g,
  /(?<![\da-z])[\da-f]{20,}(?![\da-z])/gi,
  /eyJ[\w-]{8,}(?:\.[\w-]*)*/g,
];

// The same for what comes before an "@", which most texts do not contain.
const userInfoForms: readonly RegExp[] = [
  // The user name and the password of a URL, up to the last "@": a password can contain "@" and "/".
  /(?<=\/\\{0,4}\/)(?:[^\s/?#"'<>@:]{0,200}:\S{1,300}|[^\s/?#"'<>]{1,300})(?=@)/g,
  // The same without a scheme, as proxies are written.
  /(?<![\w.%+~@:/\\-])(?!mailto:)[\w.%+~-]{1,200}:(?!\\{0,4}\/\\{0,4}\/)[^\s"'<>]{1,300}(?=@[\w[*])/gi,
];

const quote = String.raw`(?:\\{0,4}["']|%22|&quot;)`;
const name = String.raw`(?:client_?secret|code_?verifier|device_?code|(?<!\w)\w{1,40}token|password|assertion)`;
const sign = String.raw`\s{0,9}(?:[=:>]|%3[ade])\s{0,9}`;
// Up to the end of the quotes, of the list or of the object; otherwise up to the end of the word.
const value = String.raw`(?!(?:null|true|false)\b)(?:"(?:[^"\\]|\\[^])+|'[^']+|(?!["'])${quote}(?:(?!${quote})[^])+|[[{][^\]}]*|[^\s"'&<>,;}\]\\]+)`;

// Values that are secret by their name. The name and the punctuation around the value stay.
const secretPairs: readonly RegExp[] = [
  new RegExp(`(${name}${quote}?${sign})${value}`, 'gi'),
  new RegExp(`((?<![a-z])(?:code|token|secret)${quote}${sign}(?=${quote}))${value}`, 'gi'),
  /((?<![a-z])(?:(?:code|token|secret)(?:=|%3d)|token>|secret(?:>|\s?:\s?)))[^\s"&<>,;}]+/gi,
  new RegExp(
    `(authorization${quote}?${sign}(?:\\[\\s?)?${quote}?(?:(?:basic|bearer|token|negotiate|ntlm)\\s+)?)[^\\s"'&<>,;}\\]\\\\]+`,
    'gi',
  ),
  /((?:basic|bearer)\s)(?=\S*\d)[^\s"&<>,;}]{8,}/gi,
];
// What each of the pairs contains, as most texts do not: the pairs take longer to search for.
const pairWord = /secret|code|token|password|assertion|authorization|basic|bearer/i;
const openingQuote = new RegExp(`^${quote}`, 'i');

// Percent escapes; HTML entities; escapes of JSON and JavaScript after any number of backslashes, and
// the backslashes themselves; invisible format characters. A match without a group has no character.
const escape = new RegExp(
  [
    String.raw`%(?:25)*(?:u00)?(?<percent>[\da-f]{2})`,
    String.raw`&#x0*(?:(?<entity>[\da-f]{1,6});|(?<openEntity>[2-7][\da-f]))`,
    // Without a semicolon, only printable ASCII, whose numbers end before a digit that follows.
    String.raw`&#0*(?:(?<decimal>\d{1,7});|(?<openDecimal>1[0-2]\d|[3-9]\d))`,
    String.raw`&(?<named>amp|quot|apos|lt|gt);`,
    String.raw`\\+(?:u00|x|u\{0{0,6})(?<unit>[\da-f]{2})\}?`,
    String.raw`\\+(?<octal>[0-3][0-7]{2}|[4-7][0-7])`,
    String.raw`\\+(?<itself>[^%&\\])?`,
    String.raw`\p{Cf}`,
  ].join('|'),
  'giu',
);

/** The HTML entities that GitHub and proxies write in texts. */
export const namedEntities: Readonly<Partial<Record<string, string>>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  middot: '·',
};

type Groups = Readonly<Partial<Record<string, string>>>;

/** The character of an escape; empty for an invisible character. */
const characterOf = (groups: Groups): string => {
  const { percent, entity, openEntity, unit } = groups;
  const hex = percent ?? entity ?? openEntity ?? unit;
  if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
  const decimal = groups['decimal'] ?? groups['openDecimal'];
  if (decimal !== undefined) return String.fromCharCode(Number(decimal));
  if (groups['octal'] !== undefined)
    return String.fromCharCode(Number.parseInt(groups['octal'], 8));
  return namedEntities[groups['named']?.toLowerCase() ?? ''] ?? groups['itself'] ?? '';
};

/** Decodes the escapes of a text; `starts` has the index in the text for each character. */
const unescaped = (
  text: string,
): { readonly plain: string; readonly starts: readonly number[] } => {
  const plain: string[] = [];
  const starts: number[] = [];
  const push = (character: string, start: number): void => {
    // Form data writes a blank as a plus sign.
    plain.push(character === '+' ? ' ' : character.toLowerCase().slice(0, 1));
    starts.push(start);
  };
  let next = 0;
  for (const match of text.matchAll(escape)) {
    for (; next < match.index; next += 1) push(text.charAt(next), next);
    const character = characterOf(match.groups ?? {});
    if (character !== '') push(character, match.index);
    next = match.index + match[0].length;
  }
  for (; next < text.length; next += 1) push(text.charAt(next), next);
  starts.push(text.length);
  return { plain: plain.join(''), starts };
};

/** The characters that a text stands for. */
const plainOf = (text: string): string =>
  // Most texts have no escapes.
  /[%&\\\u0080-\uffff]/.test(text)
    ? unescaped(text).plain
    : text.toLowerCase().replaceAll('+', ' ');

/** A text with one character per byte of its UTF-8, as decoded percent escapes have it. */
const asUtf8 = (text: string): string =>
  /[\u0080-\uffff]/.test(text)
    ? Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')
    : text;

const offsets = [0, 1, 2] as const;

/** The base64 of a text, for each offset in the encoded bytes at which it can begin. */
const inBase64 = (utf8: string): readonly string[] => {
  const groups = Math.ceil((utf8.length + 2) / 3);
  // One call for all of them, since a call takes longer than the encoding.
  const encoded = btoa(
    offsets.map((offset) => (' '.repeat(offset) + utf8).padEnd(groups * 3)).join(''),
  );
  return offsets.map((offset) => {
    const start = offset * groups * 4;
    // The characters at both ends depend on the bytes around the text.
    return encoded.slice(
      offset === 0 ? start : start + offset + 1,
      start + Math.ceil(((offset + utf8.length) * 4) / 3) - 1,
    );
  });
};

const inBase64Url = (base64: string): string => base64.replaceAll('+', '-').replaceAll('/', '_');

/** The secrets as they can appear in a text whose escapes are decoded. */
const formsOf = (secrets: readonly string[]): readonly string[] => {
  if (secrets.length === 0) return secrets;
  const forms = new Set<string>();
  const add = (form: string): void => {
    const plain = plainOf(form);
    if (plain.length >= shortest) forms.add(plain);
  };
  for (const secret of secrets) {
    const utf8 = asUtf8(secret);
    add(secret);
    if (utf8 !== secret) add(utf8);
    for (const encoded of inBase64(utf8)) {
      add(encoded);
      if (/[+/]/.test(encoded)) add(inBase64Url(encoded));
    }
  }
  return [...forms];
};

const fragmentsOf = (forms: readonly string[]): ReadonlyMap<number, ReadonlySet<string>> => {
  const byLength = new Map<number, Set<string>>();
  for (const form of forms) {
    const length = Math.min(fragment, form.length);
    const fragments = byLength.get(length) ?? new Set();
    for (let at = 0; at + length <= form.length; at += 1)
      fragments.add(form.slice(at, at + length));
    byLength.set(length, fragments);
  }
  return byLength;
};

/** Indexes of the first character and of the one behind the last. */
type Range = readonly [start: number, end: number];

/** The ranges of a text that contain a secret or a part of one. */
const rangesOf = (
  text: string,
  fragments: ReadonlyMap<number, ReadonlySet<string>>,
): readonly Range[] => {
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

/** Creates a function that returns the ranges of a text that contain a part of one of the forms. */
const finderOf = (forms: readonly string[]): ((text: string) => readonly Range[]) => {
  if (forms.length === 0) return () => [];
  const all = forms.join('\n');
  // Every fragment contains one of the short pieces of a text that begin this far from each other.
  const step = Math.min(fragment, ...forms.map(({ length }) => length)) - shortest + 1;
  const mayContain = (plain: string): boolean => {
    for (let at = 0; at + shortest <= plain.length; at += step)
      if (all.includes(plain.slice(at, at + shortest))) return true;
    return false;
  };
  let fragments: ReturnType<typeof fragmentsOf> | undefined;
  return (text) =>
    mayContain(plainOf(text)) ? rangesOf(text, (fragments ??= fragmentsOf(forms))) : [];
};

const replaceRanges = (text: string, ranges: readonly Range[]): string => {
  let masked = '';
  let next = 0;
  for (const [start, end] of ranges) {
    masked += text.slice(next, start) + asterisks;
    next = end;
  }
  return masked + text.slice(next);
};

/** Hides every value with the form or the name of a secret. */
const maskUnknown = (text: string): string => {
  let masked = text;
  for (const form of secretForms) masked = masked.replace(form, asterisks);
  if (masked.includes('@'))
    for (const form of userInfoForms) masked = masked.replace(form, asterisks);
  if (!pairWord.test(masked)) return masked;
  for (const pair of secretPairs)
    masked = masked.replace(
      pair,
      (whole: string, head: string) =>
        head + (openingQuote.exec(whole.slice(head.length))?.[0] ?? '') + asterisks,
    );
  return masked;
};

/**
 * Creates the function that creates the masks of one client: each hides the secrets of the client, whose
 * forms are found only once, and those of a request. See `maskOf`.
 */
export function masksOf(common: readonly string[]): (secrets: readonly string[]) => Mask {
  let commonForms: readonly string[] | undefined;
  return (secrets) => {
    // Created for the first text: most exchanges succeed and mask none.
    let find: ReturnType<typeof finderOf> | undefined;
    return (text) => {
      commonForms ??= formsOf(common);
      find ??= finderOf([...commonForms, ...formsOf(secrets)]);
      return maskUnknown(replaceRanges(text, find(text)));
    };
  };
}

/**
 * Creates a mask that hides every value with the form or the name of a secret, and the given secrets
 * everywhere: whole or in part, in any letter case, in percent, JSON, JavaScript or HTML escapes, in
 * base64, and with invisible characters in between.
 */
export function maskOf(secrets: readonly string[]): Mask {
  return masksOf([])(secrets);
}
