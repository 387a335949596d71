import type { HintInput } from '../../errors/locale.js';
import type { TokenErrorTag } from '../../errors/types.js';
import { numbersIn } from '../shared/numbers.js';

export const { number, duration, elapsed, ago } = /* @__PURE__ */ numbersIn('ja');

/** The time to wait in words, or a fallback if it is unknown. */
export function wait(seconds: number | undefined, fallback: string): string {
  if (seconds === undefined) return fallback;
  return seconds === 0 ? '少し' : `${duration(seconds)}間`;
}

/** How to try again when the obstacle is gone. */
export function tryAgain({
  operation,
  codeSpent,
}: Pick<HintInput<TokenErrorTag>, 'operation' | 'codeSpent'>): string {
  switch (operation) {
    case 'authorization_code':
      return codeSpent === 'no'
        ? 'その後、未送信のこのコードを、コールバックから 10 分以内にもう一度交換してください。'
        : 'その後、新しいサインインを開始してください。このコードは使用済みの可能性があります。';
    case 'refresh_token':
      return 'その後、同じ更新トークンを再送してください。再サインインが必要なのは bad_refresh_token のときだけです。';
    case 'device_code':
      return 'その後、同じデバイス コードでポーリングを続けてください。';
    case 'device_authorization':
      return 'その後、デバイス コードをもう一度要求してください。';
    case 'verify_credentials':
      return 'その後、資格情報をもう一度検証してください。';
    case undefined:
      return 'その後、再試行してください。再サインインはコードか更新トークンが拒否されたときだけ必要です。';
  }
}

export const notAvailable = '現在サインインできません。後でもう一度お試しください。';
export const readExcerpt = 'bodyExcerpt を読み、応答の送信元を確認してください。';
