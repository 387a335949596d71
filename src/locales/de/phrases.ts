import type { HintInput } from '../../errors/locale.js';
import type { TokenErrorTag } from '../../errors/types.js';
import { numbersIn } from '../shared/numbers.js';

export const { number, duration, elapsed, ago } = /* @__PURE__ */ numbersIn('de');

/** The time to wait in words, or a fallback if it is unknown. */
export function wait(seconds: number | undefined, fallback: string): string {
  if (seconds === undefined) return fallback;
  return seconds === 0 ? 'einen Moment' : duration(seconds);
}

/** A duration in the dative, for example `25 Tagen`; the other units have the same form. */
export function durationInDative(seconds: number): string {
  return duration(seconds).replace(/Tage$/, 'Tagen');
}

/** How to try again when the obstacle is gone. */
export function tryAgain({
  operation,
  codeSpent,
}: Pick<HintInput<TokenErrorTag>, 'operation' | 'codeSpent'>): string {
  switch (operation) {
    case 'authorization_code':
      return codeSpent === 'no'
        ? 'Tausche danach denselben Code ein, bis 10 Minuten nach dem Rückruf; er wurde nicht gesendet.'
        : 'Starte danach eine neue Anmeldung, denn dieser Code ist möglicherweise schon verbraucht.';
    case 'refresh_token':
      return 'Sende danach dasselbe Aktualisierungstoken; nur nach bad_refresh_token ist eine neue Anmeldung nötig.';
    case 'device_code':
      return 'Setze danach die Abfragen mit demselben Gerätecode fort.';
    case 'device_authorization':
      return 'Fordere danach erneut einen Gerätecode an.';
    case 'verify_credentials':
      return 'Prüfe danach die Anmeldedaten erneut.';
    case undefined:
      return 'Versuche es danach erneut; nur wenn GitHub Code oder Aktualisierungstoken ablehnt, ist eine neue Anmeldung nötig.';
  }
}

export const notAvailable =
  'Die Anmeldung ist im Moment nicht verfügbar. Versuche es später noch einmal.';
export const readExcerpt = 'Lies bodyExcerpt: Der Text zeigt, wer die Antwort gesendet hat.';
