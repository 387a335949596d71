import type { InvisibleCharacter, WhitespaceInput } from '../../errors/causes.js';

const names: Readonly<Record<string, InvisibleCharacter>> = {
  '\n': 'newline',
  '\r': 'carriage-return',
  '\r\n': 'carriage-return-and-newline',
  '\t': 'tab',
  ' ': 'space',
  '\u00a0': 'no-break-space',
  '\ufeff': 'byte-order-mark',
  '\u200b': 'zero-width-space',
};

// Includes control and format characters, which copying from a page or a chat leaves behind.
const blank = /\r\n|[\s\p{Cc}\p{Cf}]|\\[nrt]|%0[ad]|%20/giu;
const edge = `(?:${blank.source}|["'\`\u2018-\u201d]){1,9}`;
const around = new RegExp(`^${edge}|${edge}$`, 'giu');

/** A value as a string, without the whitespace and the quotation marks around it. */
export function bareText(value: string | null | undefined): string {
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-conversion -- untyped code also passes numbers
  return String(value ?? '').replace(around, '');
}

/** Whether a text begins or ends with a quotation mark. */
export function hasQuotes(text: string): boolean {
  return /^\\?["'`\u2018-\u201d]|["'`\u2018-\u201d]$/.test(text.replace(blank, ''));
}

const nameOf = ([match]: RegExpExecArray): InvisibleCharacter => names[match] ?? 'other';

/** The whitespace at the ends of a text; if there is none, optionally the first in the middle of it. */
export function whitespaceIn(text: string, includeMiddle = true): WhitespaceInput | undefined {
  const all = [...text.matchAll(blank)];
  const [first] = all;
  const last = all.at(-1);
  if (!first || !last) return undefined;
  const isAtStart = first.index === 0;
  const isAtEnd = last.index + last[0].length >= text.length;
  if (!isAtStart && !isAtEnd) return includeMiddle ? { middle: nameOf(first) } : undefined;
  return { ...(isAtStart && { start: nameOf(first) }), ...(isAtEnd && { end: nameOf(last) }) };
}

// Forms are only hints: GitHub changed them in 2024 without documentation, and servers keep the old ones.

/** A client ID of the old form: of an OAuth app, or of any app on some servers. */
const plainId = /^[\da-f]{20}$/;
/** A client ID whose prefix names the kind of app. */
export const prefixedId = /^(?:Iv1\.[\da-f]{16}|[IO]v23[A-Za-z\d]{16})$/;
/** The prefix of any GitHub token, including personal access tokens. */
export const tokenStart = /^(?:gh[a-z]|github_pat)_/;
/** A private key in PEM format, also if encoded as base64. */
export const privateKey = /-----BEGIN|^LS0tLS1CRUdJTi/;
/** An empty text, or the word that a missing value becomes when it is converted to a string. */
export const missing = /^(?:|undefined|null|nan|none|nil|\[object object\])$/i;
/** A variable, or a reference to a secret store, that was not expanded. */
export const template =
  /[$#{][{(]|<%|^\$[\w.:-]+$|^\{[\w.:-]+\}$|^%\w+%$|^(?:process|import\.meta)\.env|^(?:op|vault|arn|env|ssm|ref\+\w+):|^@Microsoft\.KeyVault\(/i;
/** The name of a variable, for example `GITHUB_CLIENT_ID`, or of a key, for example `github.clientID`. */
const variableName =
  /^(?!MY_|TEST_|X+_|.*(?:YOUR|EXAMPLE|DUMMY|PLACEHOLDER|CHANGE|REPLACE|INSERT|TODO))[A-Z][A-Z\d]*_(?:[A-Z\d]+_)*(?:ID|SECRET|KEY)$|^(?!eyJ)[a-z][\w-]{0,40}(?:\.[\w-]{1,40}){0,5}\.\w{0,20}(?:ID|Id|_id|-id|[Ss]ecret|SECRET)$/;
/** The masked display of a secret. */
const masked = /^[*•●x.]+$|[*•●.]{3}|…|redacted|masked/i;
/** What documentation and examples contain in place of a credential. */
const placeholder =
  /^(?:your|my[-_]|replace|change|insert|xxx|todo|[<[])|^(?:wrong|test|secret)$|client[-_ ]?(?:id|secret)|placeholder|example|dummy/i;

/** The forms of the secrets of other services, as groups with the name of the service. */
export const otherProvider =
  /^(?:(?<Google>GOCSPX-|AIza)|(?<GitLab>gl[a-z]+-)|(?<Slack>xox[a-z]-)|(?<Stripe>[srp]k_(?:live|test)_|whsec_)|(?<JWT>eyJ)|(?<Facebook>[\da-f]{32}$)|(?<Discord>[\w-]{32}$))/;

/** The form of a credential. Each has only one, so that no two rules explain the same fault. */
export type CredentialForm =
  | 'missing'
  | 'regular'
  | 'app ID'
  | 'private key'
  | 'token'
  | 'swapped'
  | 'template'
  | 'masked'
  | 'foreign'
  | 'placeholder'
  | 'unusual';

const regularSecret = /^[\da-f]{40}$/;
const regularId = new RegExp(`${plainId.source}|${prefixedId.source}`);

/** The first form that matches. */
const firstForm = (
  value: string | undefined,
  forms: readonly (readonly [CredentialForm, RegExp])[],
): CredentialForm => {
  const bare = bareText(value);
  return forms.find(([, pattern]) => pattern.test(bare))?.[0] ?? 'unusual';
};

/** The form of a client ID; `swapped` if it is that of a client secret. */
export function idForm(value: string | undefined): CredentialForm {
  return firstForm(value, [
    ['missing', missing],
    ['regular', regularId],
    ['app ID', /^\d{1,10}$/],
    ['swapped', regularSecret],
    ['template', template],
    ['template', variableName],
    ['placeholder', masked],
    ['placeholder', placeholder],
  ]);
}

/** The form of a client secret; `swapped` if it is that of a client ID. */
export function secretForm(value: string | undefined): CredentialForm {
  return firstForm(value, [
    ['missing', missing],
    ['regular', regularSecret],
    ['private key', privateKey],
    ['token', tokenStart],
    ['swapped', regularId],
    ['template', template],
    ['template', variableName],
    ['masked', masked],
    ['placeholder', placeholder],
    ['foreign', otherProvider],
    ['private key', /^[^]{200}/],
  ]);
}
