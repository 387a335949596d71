import type { HintInput } from '../../errors/locale.js';
import type { TokenErrorTag } from '../../errors/types.js';
import { numbersIn } from '../shared/numbers.js';

export const { number, duration, elapsed, ago } = /* @__PURE__ */ numbersIn('es');

/** The time to wait in words, or a fallback if it is unknown. */
export function wait(seconds: number | undefined, fallback: string): string {
  if (seconds === undefined) return fallback;
  return seconds === 0 ? 'un momento' : duration(seconds);
}

/** How to try again when the obstacle is gone. */
export function tryAgain({
  operation,
  codeSpent,
}: Pick<HintInput<TokenErrorTag>, 'operation' | 'codeSpent'>): string {
  switch (operation) {
    case 'authorization_code':
      return codeSpent === 'no'
        ? 'Después, canjea el mismo código: no se envió y sirve hasta 10 minutos tras la devolución de llamada.'
        : 'Después, empieza un nuevo inicio de sesión: puede que este código ya se haya usado.';
    case 'refresh_token':
      return 'Después, reenvía el mismo token de actualización; solo bad_refresh_token exige iniciar sesión otra vez.';
    case 'device_code':
      return 'Después, sigue sondeando con el mismo código de dispositivo.';
    case 'device_authorization':
      return 'Después, vuelve a solicitar un código de dispositivo.';
    case 'verify_credentials':
      return 'Después, vuelve a comprobar las credenciales.';
    case undefined:
      return 'Después, reintenta; empieza un nuevo inicio de sesión solo si GitHub rechaza el código o el token de actualización.';
  }
}

export const notAvailable =
  'El inicio de sesión no está disponible en este momento. Vuelve a intentarlo más tarde.';
export const readExcerpt = 'Lee bodyExcerpt: el texto indica quién envió la respuesta.';
