import type { CauseText } from '../../errors/causes.js';
import { hint as plainHint } from '../../errors/hint.js';
import type { HintInput, HintText } from '../../errors/locale.js';
import type { TokenErrorTag } from '../../errors/types.js';
import { numbersIn } from '../shared/numbers.js';

export const { number, duration, elapsed, ago } = /* @__PURE__ */ numbersIn('fr');

/** Replaces the spaces at French punctuation by no-break spaces, so that no line begins with it. */
const typeset = (text: string): string => text.replace(/ (?=[:;?!»])|(?<=«) /g, '\u00a0');

/** A hint: its summary, the message for the user, and the steps. */
export function hint(
  summary: string,
  userMessage: string,
  ...steps: readonly (string | false)[]
): HintText {
  return plainHint(
    typeset(summary),
    typeset(userMessage),
    ...steps.map((step) => step !== false && typeset(step)),
  );
}

/** The text of a likely cause. */
export function cause(summary: string, fix: string): CauseText {
  return { summary: typeset(summary), fix: typeset(fix) };
}

/** The time to wait in words, or a fallback if it is unknown. */
export function wait(seconds: number | undefined, fallback: string): string {
  if (seconds === undefined) return fallback;
  return seconds === 0 ? 'un instant' : duration(seconds);
}

/** How to try again when the obstacle is gone. */
export function tryAgain({
  operation,
  codeSpent,
}: Pick<HintInput<TokenErrorTag>, 'operation' | 'codeSpent'>): string {
  switch (operation) {
    case 'authorization_code':
      return codeSpent === 'no'
        ? 'Échangez ensuite à nouveau le même code, dans les 10 minutes qui suivent le rappel ; il n’a pas été envoyé.'
        : 'Lancez ensuite une nouvelle authentification, car ce code a peut-être déjà servi.';
    case 'refresh_token':
      return 'Renvoyez ensuite le même jeton d’actualisation ; seul bad_refresh_token oblige à se reconnecter.';
    case 'device_code':
      return 'Continuez ensuite les interrogations avec le même code d’appareil.';
    case 'device_authorization':
      return 'Demandez ensuite à nouveau un code d’appareil.';
    case 'verify_credentials':
      return 'Vérifiez ensuite à nouveau les identifiants.';
    case undefined:
      return 'Réessayez ensuite ; relancez l’authentification seulement si GitHub rejette le code ou le jeton d’actualisation.';
  }
}

export const notAvailable =
  'L’authentification n’est pas disponible pour le moment. Réessayez plus tard.';
export const readExcerpt = 'Lisez bodyExcerpt : le texte indique qui a envoyé la réponse.';
