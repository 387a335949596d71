import type { HintInput } from '../../errors/locale.js';
import type { TokenErrorTag } from '../../errors/types.js';
import { numbersIn } from '../shared/numbers.js';

export const { number, duration, elapsed, ago } = /* @__PURE__ */ numbersIn('pt-BR');

/** The time to wait in words, or a fallback if it is unknown. */
export function wait(seconds: number | undefined, fallback: string): string {
  if (seconds === undefined) return fallback;
  return seconds === 0 ? 'um momento' : duration(seconds);
}

/** How to try again when the obstacle is gone. */
export function tryAgain({
  operation,
  codeSpent,
}: Pick<HintInput<TokenErrorTag>, 'operation' | 'codeSpent'>): string {
  switch (operation) {
    case 'authorization_code':
      return codeSpent === 'no'
        ? 'Depois, troque o mesmo código, que não foi enviado, em até 10 minutos após o retorno de chamada.'
        : 'Depois, inicie um novo login, porque este código talvez já tenha sido usado.';
    case 'refresh_token':
      return 'Depois, envie o mesmo token de atualização; só bad_refresh_token exige um novo login.';
    case 'device_code':
      return 'Depois, continue a sondagem com o mesmo código do dispositivo.';
    case 'device_authorization':
      return 'Depois, solicite um código do dispositivo novamente.';
    case 'verify_credentials':
      return 'Depois, verifique as credenciais novamente.';
    case undefined:
      return 'Depois, tente de novo; inicie um novo login só se o GitHub rejeitar o código ou o token de atualização.';
  }
}

export const notAvailable = 'O login não está disponível no momento. Tente novamente mais tarde.';
export const readExcerpt = 'Leia bodyExcerpt: o texto mostra quem enviou a resposta.';
