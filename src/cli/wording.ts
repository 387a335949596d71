import type { Locale } from '../errors/locale.js';
import type { LikelyCause, TokenError } from '../errors/types.js';

/**
 * The words of the library in texts of hints, and what they are called on the command line. An entry
 * comes before the ones that match a part of it.
 */
const replacements: readonly (readonly [library: RegExp, commandLine: string])[] = [
  [/; if it is correct, set issuer to its iss\b/, ''],
  [/\bbaseUrl\b/g, '--base-url'],
  [/\bcause\.message, the error of the runtime or the custom fetch\b/, 'the text after Got'],
  [/\b(?:bodyExcerpt|cause\.message)\b/g, 'the text after Got'],
  [/, or pass a fetch that uses (?:it|the proxy)\b/, ''],
  [/\bpass a fetch that uses it\b/, 'set HTTPS_PROXY and NODE_USE_ENV_PROXY=1'],
  [/ or to the agent of its fetch\b/, ''],
  [/\bthe custom fetch that replaces\b/, 'the proxy that replaces'],
  // The deadline of this program cannot be changed.
  [
    /\bIncrease timeoutMs if the network is known to be slow\b/,
    'Try another network if this one is known to be slow',
  ],
  [/\btimeoutMs\b/g, 'timeout'],
  [/\bto exchangeCode as a string\b/, 'to exchange --code'],
  [/\bPass the refreshToken\b/, 'Send the refresh token'],
  [/\bthe url of authorizationUrl\b/, 'the authorization URL'],
];

const inWordsOfCommandLine = (text: string): string =>
  replacements.reduce((changed, [library, words]) => changed.replace(library, words), text);

const variables: Readonly<Record<string, string>> = {
  client_id: 'GITHUB_CLIENT_ID',
  client_secret: 'GITHUB_CLIENT_SECRET',
};

/** A likely cause in the words of the command line. */
export function causeForCommandLine<
  C extends Pick<LikelyCause, 'summary' | 'fix'> & { readonly parameter?: string | undefined },
>(cause: C): C {
  const variable = variables[cause.parameter ?? ''] ?? 'it';
  return {
    ...cause,
    summary: inWordsOfCommandLine(cause.summary),
    fix: inWordsOfCommandLine(cause.fix).replace(
      /\bSet it in the environment of this code\b/,
      `Set ${variable} in the environment or in .env`,
    ),
  };
}

const entities: Readonly<Partial<Record<string, string>>> = {
  amp: '&',
  apos: "'",
  copy: '\u00a9',
  gt: '>',
  hellip: '…',
  lt: '<',
  mdash: '\u2014',
  middot: '·',
  nbsp: ' ',
  quot: '"',
  rsquo: '\u2019',
};

/** The excerpt of a page without HTML entities. Control characters are removed when it is written. */
const readable = (excerpt: string): string =>
  excerpt.replace(/&(?:#(\d{1,6})|(\w{2,6}));/g, (match, number: string | undefined, name = '') =>
    number === undefined ? (entities[String(name)] ?? match) : String.fromCodePoint(Number(number)),
  );

/**
 * An error whose hint is in the words of the command line, in English or in another language, and whose
 * excerpt can be read.
 */
export function errorForCommandLine<E extends TokenError>(
  error: E,
  locale?: Pick<Locale, 'labels'>,
): E {
  const { remediation } = error;
  const nameLabel = (text: string): string =>
    locale === undefined
      ? text
      : text.replace(/\b(?:bodyExcerpt|cause\.message)\b/g, `"${locale.labels.got}"`);
  return {
    ...error,
    ...('bodyExcerpt' in error && { bodyExcerpt: readable(error.bodyExcerpt) }),
    remediation: {
      ...remediation,
      steps: remediation.steps.map((step) => inWordsOfCommandLine(nameLabel(step))),
      likelyCauses: remediation.likelyCauses.map((cause) =>
        causeForCommandLine({ ...cause, fix: nameLabel(cause.fix) }),
      ),
    },
  };
}
