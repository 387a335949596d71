import { maskOf } from '../internal/mask.js';
import { isErrorCode } from './classify.js';

const hidden = '***';

// Names of secrets: the long ones also at the end of a name such as GITHUB_CLIENT_SECRET, the short ones
// only as a whole, also after a character that is escaped.
const long = String.raw`(?:secret|token|passw(?:or)?d|verifier|assertion|nonce|cookie|authorization|(?:api|private)[_-]?key)`;
const start = String.raw`(?:(?<![\w-])|(?<=%[\da-f]{2}|\\u00[\da-f]{2}))`;
const short = String.raw`${start}(?:(?:(?:device|user|auth|authorization)[_-]?)?code|state|sid|session(?:[_-]?id)?)`;
const name = `(?:${long}|${short})`;
const prefix = String.raw`[\w-]{0,60}?`;
const quote = String.raw`(?:\\{0,8}["'\x60]|%22|%27|&quot;|&#3[49];)`;
const colon = String.raw`[ \t]{0,9}:[ \t]{0,9}`;
const sign = String.raw`${quote}?[ \t]{0,9}(?:=>|[=:]|%3[ad])[ \t]{0,9}`;

/** Each begins with the name of a secret, and ends with its value. */
const patterns: readonly RegExp[] = [
  // A header, with the prefix of curl -v, or a line of YAML. Lines that begin with a blank continue a header.
  String.raw`(?<name>^(?:[<>] )?${prefix}(?:cookie|authorization))${colon}(?<value>\S[^\r\n]*(?:\r?\n[ \t]+[^\r\n]+)*)`,
  String.raw`(?<name>^[<>*\-\s]{0,20}(?:${prefix}${long}|${short}))${colon}(?<value>(?![{[]\s*$)\S[^\r\n]*)`,
  // A header in quotes, as curl -H takes it, or inside a line.
  String.raw`(?<name>(?<open>["'])${prefix}${long})${colon}(?<value>(?:(?!\k<open>)[^\r\n])+)`,
  String.raw`(?<name>cookie|authorization)${colon}(?<value>[^\s"'*{[][^\r\n"']*)`,
  // A variable, as an .env file has it.
  String.raw`(?<name>^(?:export[ \t]+)?\w{0,60}?(?:secret|token|password|key))[ \t]*=[ \t]*(?<value>[^\s"'&][^\r\n&]*)$`,
  // The options of curl that take credentials.
  String.raw`(?<name>(?:^|\s)(?:-u|-b|--(?:proxy-)?user|--cookie|--oauth2-bearer))[ =]\s{0,9}(?<value>"[^"]*|'[^']*|[^\s"']+)`,
  // A part of a multipart body, the field of a form, and an element of XML.
  String.raw`(?<name>\bname="${prefix}${name})"[^\n]{0,200}\r?\n(?:[^\n]{1,200}\n){0,3}?\r?\n(?<value>[^\r\n]+)`,
  String.raw`(?<name>\bname=["']?${prefix}${name})["']?[^<>]{0,200}?\bvalue=["']?(?<value>[^"'<>]+)`,
  String.raw`(?<name><\s{0,9}${prefix}${name})\s{0,9}>(?<value>[^<]+)`,
  // A value in quotes, up to the same quote with as many backslashes: one inside the value has more.
  String.raw`(?<name>${name})${sign}(?<open>${quote})(?<value>(?:(?!(?<!\\)\k<open>)[^])*)`,
  // A list or an object.
  String.raw`(?<name>${name})${sign}(?<value>[[{](?:(?<open>${quote})(?:(?!(?<!\\)\k<open>)[^])*\k<open>?|[^\]}"'])*)`,
  String.raw`(?<name>${name})${sign}(?<value>[^\s&"'<>,;{}[\])]+)`,
].map((source) => new RegExp(source, 'gim'));

const privateKey = /(-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)[^]*?(?=-----END|$(?![^]))/g;

// Any other text could appear in the rest of the input by chance.
const isUnique = (value: string): boolean =>
  /^[\w~+/.%-]{16,}$/.test(value) && /\d/.test(value) && !/\/\/|%2f%2f/i.test(value);

// Keeps maskOf() from the name of an error code. The character is private, so no input needs it.
const guard = '\uf8ff';

/** Whether a value explains a failure: an error code, or a status. */
const isExplanation = (secretName: string, value: string): boolean => {
  const plain = value.replace(/^["']|["']?,?$/g, '');
  return /code$/i.test(secretName) && (isErrorCode(plain) || /^-?\d{1,3}$/.test(plain));
};

/**
 * Replaces the secrets in a text by asterisks, so that it can be shown to others: client secrets, codes,
 * tokens, code verifiers, states, passwords, cookies and `Authorization` headers, in JSON, form data, XML,
 * URLs, headers, variables and options of curl. What explains a failure stays.
 */
export function redactText(text: string): string {
  const found = new Set<string>();
  const redact = (match: string, ...rest: readonly unknown[]): string => {
    const groups = rest.at(-1) as Readonly<Record<'name' | 'value', string>>;
    if (groups.value === '' || groups.value === hidden) return match;
    if (isExplanation(groups.name, groups.value))
      return `${groups.name.slice(0, -1)}${guard}${match.slice(groups.name.length - 1)}`;
    for (const piece of groups.value.split(/[\s;,"'=]+/)) if (isUnique(piece)) found.add(piece);
    return match.slice(0, match.length - groups.value.length) + hidden;
  };
  const masked = patterns.reduce(
    (before, pattern) => before.replace(pattern, redact),
    text.replaceAll(guard, '').replace(privateKey, `$1${hidden}`),
  );
  return maskOf([...found])(masked).replaceAll(guard, '');
}
