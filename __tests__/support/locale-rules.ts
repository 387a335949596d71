import type { LikelyCauseId, Locale, TokenError } from '../../src/decode.js';
import type { CauseText } from '../../src/errors/causes.js';
import { en } from '../../src/errors/en.js';
import { relayHints } from '../../src/errors/en/relay.js';
import { type GitHubHost, isHostProblem, readBaseUrl } from '../../src/github/host.js';
import { causeInputs } from './cause-inputs.js';
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
const operations = [
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

const pairsOfHints = (locale: Locale): readonly Pair[] => {
  const english = errorsIn({ ...en, relayHints });
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

// Names that are the same in every language.
const sameEverywhere = new Set(['GitHub']);

/** The values that a text shows: host names, addresses, paths and numbers. */
const valuesIn = (text: string): readonly string[] =>
  text.match(/https?:\/\/[\w./:-]+|[\w-]+(?:\.[\w-]+)+(?::\d+)?|HOST(?::\d+)?|\/[\w/-]+/g) ?? [];

/** Whether English shows a value too. It may cut it, a sentence may end after it, and separators differ. */
const isShownIn = (english: string, value: string): boolean =>
  english.includes(value.replace(/[./:]+$/, '').slice(0, 35)) || /^[\d.]+$/.test(value);

/** What is wrong with the texts of a locale; empty for a good one. */
export const brokenRulesOf = (locale: Locale): readonly string[] => {
  const pairs = [...pairsOfHints(locale), ...pairsOfCauses(locale), ...pairsOfTables(locale)];
  const broken = pairs.flatMap(({ name, text, english, limit }) => {
    const rules: Readonly<Record<string, boolean>> = {
      'is empty': text.trim() === '',
      [`has more than ${String(limit)} characters (${String(text.length)})`]: text.length > limit,
      'is English': text === english && !sameEverywhere.has(text),
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
