import { en } from '../../src/errors/en.js';
import type { Locale } from '../../src/errors/locale.js';
import { matchLanguage } from '../../src/internal/language.js';
import { de } from '../../src/locales/de.js';
import { es } from '../../src/locales/es.js';
import { fr } from '../../src/locales/fr.js';
import { ja } from '../../src/locales/ja.js';
import { pt } from '../../src/locales/pt.js';
import { zh } from '../../src/locales/zh.js';

const locales = { de, en, es, fr, ja, pt, zh } as const;

const isCode = (code: string): code is keyof typeof locales => Object.hasOwn(locales, code);

/** The codes of the languages, and their names in the languages themselves. */
export const languages: readonly { readonly code: string; readonly name: string }[] =
  Object.entries(locales).map(([code, { language }]) => ({
    code,
    name: new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language,
  }));

/** The code of the first language of a browser that is available; `en` if none is. */
export function preferredLanguage(tags: readonly string[]): string {
  return (
    matchLanguage(
      tags,
      languages.map(({ code }) => code),
    ) ?? 'en'
  );
}

/** The texts of a language; English for a code that is not known. */
export function localeOf(code: string): Locale {
  return isCode(code) ? locales[code] : en;
}

/** The headings of a diagnosis. */
export interface Headings {
  readonly who: string;
  readonly otherCauses: string;
  readonly causes: string;
  readonly otherwise: string;
  readonly steps: string;
  readonly serverSaid: string;
  readonly gitHubSaid: string;
  readonly received: string;
  readonly retry: string;
  readonly read: string;
  readonly request: string;
}

/** The headings in a language. English has longer ones than `formatTokenError`. */
export function headingsOf({ language, labels }: Locale): Headings {
  return language === 'en'
    ? {
        who: 'Who has to act',
        otherCauses: 'Other likely causes',
        causes: 'Likely causes',
        otherwise: 'If that is not it',
        steps: 'How to fix it',
        serverSaid: 'The server said',
        gitHubSaid: 'GitHub said',
        received: 'Received',
        retry: 'Try again',
        read: 'Read',
        request: 'Request ID',
      }
    : {
        who: labels.who,
        otherCauses: labels.cause,
        causes: labels.cause,
        otherwise: labels.otherwise,
        steps: labels.do,
        serverSaid: labels.got,
        gitHubSaid: labels.gitHub,
        received: labels.got,
        retry: labels.retry,
        read: labels.read,
        request: labels.request,
      };
}
