import type { LikelyCauseId, Locale, TokenError } from '../../src/decode.js';
import type { CauseText } from '../../src/errors/causes.js';
import { en } from '../../src/errors/en.js';
import { relayHints } from '../../src/errors/en/relay.js';
import { type GitHubHost, isHostProblem, readBaseUrl } from '../../src/github/host.js';
import { columnsOf } from '../../src/internal/text.js';
import { causeInputs } from './cause-inputs.js';
import { wordsAgainstGlossary } from './glossary.js';
import { everyError } from './samples.js';

/** A text of a locale, the English one for the same input, and the values that the input contains. */
interface Pair {
  readonly name: string;
  readonly text: string;
  readonly english: string;
  readonly limit: number;
}

const hostOf = (baseUrl: string): GitHubHost => {
  const host = readBaseUrl(baseUrl);
  if (isHostProblem(host)) throw new Error(host.problem);
  return host;
};

const hosts = ['https://github.com', 'https://ghe.example.com', 'https://octo.ghe.com'].map(hostOf);
export const operations = [
  undefined,
  'authorization_code',
  'refresh_token',
  'device_code',
  'device_authorization',
  'verify_credentials',
] as const;
const relay = 'https://app.example.com/oauth/token';

/** Every error in a language, in every variant, from GitHub and from a relay. */
const errorsIn = (locale: Locale): readonly TokenError[] =>
  [locale.hints, { ...locale.hints, ...locale.relayHints?.(relay) }].flatMap((hints) =>
    hosts.flatMap((host) =>
      operations.flatMap((operation) =>
        (['no', 'unknown'] as const).flatMap((codeSpent) =>
          [undefined, 'operator' as const].flatMap((actor) =>
            everyError(host, { codeSpent, actor }, { operation }, { ...locale, hints }),
          ),
        ),
      ),
    ),
  );

const english = errorsIn({ ...en, relayHints });

const pairsOfHints = (locale: Locale): readonly Pair[] => {
  return errorsIn(locale).flatMap(({ _tag: name, remediation }, index) => {
    const other = english[index]?.remediation;
    const { summary, steps, userMessage } = remediation;
    return [
      { name, text: summary, english: String(other?.summary), limit: 90 },
      { name, text: userMessage, english: String(other?.userMessage), limit: 120 },
      ...Array.from({ length: Math.max(steps.length, Number(other?.steps.length)) }, (_, at) => ({
        name: `${name} step ${String(at + 1)}`,
        text: steps[at] ?? '',
        english: other?.steps[at] ?? '',
        limit: 120,
      })),
    ];
  });
};

const pairsOfCauses = (locale: Locale): readonly Pair[] =>
  (Object.keys(en.causes) as readonly LikelyCauseId[]).flatMap((name) => {
    const inputs: readonly object[] = (causeInputs as Readonly<Record<string, readonly object[]>>)[
      name
    ] ?? [{}];
    const textOf = ({ causes }: Locale, input: object): CauseText =>
      (causes[name] as (given: object) => CauseText)(input);
    return inputs.flatMap((input) => {
      const [text, english] = [textOf(locale, input), textOf(en, input)];
      // The sentence shows two URLs.
      const limit = name === 'redirect-uri-differs-from-registered' ? 120 : 90;
      return [
        { name, text: text.summary, english: english.summary, limit },
        { name, text: text.fix, english: english.fix, limit: 120 },
      ];
    });
  });

const tableOf = ({
  actors,
  retry,
  certainties,
  labels,
}: Locale): readonly (readonly [string, string])[] =>
  Object.entries({ actors, retry, certainties, labels }).flatMap(([table, texts]) =>
    Object.entries(texts).map(([key, text]) => [`${table}.${key}`, text] as const),
  );

const pairsOfTables = (locale: Locale): readonly Pair[] => {
  const translated = new Map(tableOf(locale));
  return tableOf(en).map(([name, english]) => ({
    name,
    text: translated.get(name) ?? '',
    english,
    limit: 120,
  }));
};

// Names, and words that are the same in another language.
const sameEverywhere = new Set(['GitHub', 'Cause', 'possible']);

/** The values that a text shows: host names, addresses, paths and numbers. */
const valuesIn = (text: string): readonly string[] =>
  text.match(/https?:\/\/[\w./:-]+|[\w-]+(?:\.[\w-]+)+(?::\d+)?|HOST(?::\d+)?|\/[\w/-]+/g) ?? [];

/** Whether English shows a value too. It may cut it, a sentence may end after it, and separators differ. */
const isShownIn = (english: string, value: string): boolean =>
  english.includes(value.replace(/[./:]+$/, '').slice(0, 35)) || /^[\d.]+$/.test(value);

/** What a text names as it stands in code, on a command line or in a response. */
const identifiers = new RegExp(
  [
    // Parameters, variables, options and members.
    String.raw`\b[a-z]+(?:_[a-z]+)+\b`,
    String.raw`\b[A-Z]+(?:_[A-Z]+)+(?:=1)?\b`,
    String.raw`\b[a-z]+(?:[A-Z][a-z]+)+\b`,
    String.raw`\b(?:state|iss)\b(?= (?:of|in|that|when)\b)`,
    // URLs, commands and headers.
    String.raw`https?:\/\/[^\s;,]*\w`,
    String.raw`\b(?:curl(?: -\w)+|openssl s_client -connect|nslookup|docker run --env-file|printf|echo)\b`,
    String.raw`\b(?:X-Forwarded-\w+|User-Agent|Accept: application\/json|CONNECT|SameSite=Lax)\b`,
    String.raw`\b(?:StrictMode|URLSearchParams|S256|PKCE|CORS|127\.0\.0\.1|localhost|IPv6|undefined|null)\b`,
  ].join('|'),
  'g',
);

// None of them is a word of another language.
const englishWord = /\b(?:the|and|with|this|that|which|from|your|you|are|was it|sends?|does)\b/;

const pairsOfMarks = ['„“', '“”', '«»', '「」', '（）', '()'] as const;

/** Whether each quotation mark and each parenthesis that opens is closed. */
const isBalanced = (text: string): boolean => {
  const count = (mark: string): number => text.split(mark).length - 1;
  // The mark that ends a German quotation begins an English one.
  const german = count('„');
  return (
    count('"') % 2 === 0 &&
    pairsOfMarks.every(
      ([open = '', close = '']) =>
        count(open) - (open === '“' ? german : 0) ===
        count(close) - (close === '“' ? count('”') : 0),
    )
  );
};

/** What is wrong with the texts of a locale; empty for a good one. */
export const brokenRulesOf = (locale: Locale): readonly string[] => {
  const pairs = [...pairsOfHints(locale), ...pairsOfCauses(locale), ...pairsOfTables(locale)];
  // Most variants of an error have the same texts.
  const different = new Map(pairs.map((pair) => [Object.values(pair).join('\n'), pair]));
  const broken = [...different.values()].flatMap(({ name, text, english, limit }) => {
    const lacking = (english.match(identifiers) ?? []).filter((one) => !text.includes(one));
    const unusual = wordsAgainstGlossary(locale.language, text, english);
    const rules: Readonly<Record<string, boolean>> = {
      'is empty': text.trim() === '',
      [`has more than ${String(limit)} columns (${String(columnsOf(text))})`]:
        columnsOf(text) > limit,
      'is English':
        (text === english && !sameEverywhere.has(text)) ||
        (locale.language !== 'en' && englishWord.test(text)),
      'has a mark that is not closed': !isBalanced(text),
      [`lacks ${lacking.join(', ')}`]: lacking.length > 0,
      [`does not follow the glossary (${unusual.join(', ')})`]: unusual.length > 0,
      'contains a missing value':
        /\bundefined\b|\bNaN\b|\[object/.test(text) && !/\bundefined\b/.test(english),
      'shows a value that English does not show': !valuesIn(text).every((value) =>
        isShownIn(english, value),
      ),
    };
    return Object.keys(rules)
      .filter((rule) => rules[rule])
      .map((rule) => `${name} ${rule}: ${text}`);
  });
  return [...new Set(broken)];
};
