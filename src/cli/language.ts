import type { Locale } from '../index.js';
import { matchLanguage } from '../internal/language.js';
import type { Io } from './io.js';
import { appearanceOf } from './terminal.js';

// Each language is a file that only this import loads.
const loaders = {
  de: async () => (await import('../locales/de.js')).de,
  es: async () => (await import('../locales/es.js')).es,
  fr: async () => (await import('../locales/fr.js')).fr,
  ja: async () => (await import('../locales/ja.js')).ja,
  pt: async () => (await import('../locales/pt.js')).pt,
  zh: async () => (await import('../locales/zh.js')).zh,
} satisfies Readonly<Record<string, () => Promise<Locale>>>;

type Language = keyof typeof loaders;

const languages = Object.keys(loaders) as readonly Language[];

/** The languages that a text in ASCII cannot be written in. */
const needsUnicode: readonly Language[] = ['ja', 'zh'];

/** The value of `--lang`, which counts before and after the command. */
const optionIn = (args: readonly string[]): string | undefined => {
  const at = args.findLastIndex((arg) => /^--lang(?:=|$)/.test(arg));
  return at < 0 ? undefined : (args[at]?.split('=', 2)[1] ?? args[at + 1]);
};

/**
 * The language of the hints, from `--lang`, or from the environment in the order of POSIX; `undefined`
 * for English, which is also the language if another one is not known or cannot be displayed.
 */
export async function localeOf(
  args: readonly string[],
  io: Pick<Io, 'env' | 'platform' | 'stdout'>,
): Promise<Locale | undefined> {
  const { LC_ALL, LC_MESSAGES, LANG } = io.env;
  const asked = optionIn(args) ?? [LC_ALL, LC_MESSAGES, LANG].find((name) => name) ?? '';
  const language = matchLanguage([asked.split(/[.@]/, 1)[0] ?? ''], languages);
  if (language === undefined) return undefined;
  return needsUnicode.includes(language) && appearanceOf(io.stdout, io).ascii
    ? undefined
    : loaders[language]();
}
