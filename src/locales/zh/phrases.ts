import type { HintInput } from '../../errors/locale.js';
import type { TokenErrorTag } from '../../errors/types.js';
import { type Numbers, numbersIn } from '../shared/numbers.js';

const numbers = /* @__PURE__ */ numbersIn('zh');

/** Puts a space after a number, and writes seconds as the other texts do. */
const spaced = (text: string): string =>
  text.replace(/(?<=\d)(?=[^\d,])/, ' ').replace('秒钟', '秒');

export const { number }: Numbers = numbers;
export const duration = (seconds: number): string => spaced(numbers.duration(seconds));
export const elapsed = (seconds: number): string => spaced(numbers.elapsed(seconds));
export const ago = (seconds: number): string => spaced(numbers.ago(seconds));

/** The time to wait in words, or a fallback if it is unknown. */
export function wait(seconds: number | undefined, fallback: string): string {
  if (seconds === undefined) return fallback;
  return seconds === 0 ? '片刻' : ` ${duration(seconds)}`;
}

/** How to try again when the obstacle is gone. */
export function tryAgain({
  operation,
  codeSpent,
}: Pick<HintInput<TokenErrorTag>, 'operation' | 'codeSpent'>): string {
  switch (operation) {
    case 'authorization_code':
      return codeSpent === 'no'
        ? '然后在回调后的 10 分钟内再次交换同一个代码；该代码尚未发送。'
        : '然后发起新的登录，因为此代码可能已被使用。';
    case 'refresh_token':
      return '然后再次发送同一个刷新令牌；只有出现 bad_refresh_token 时才需要重新登录。';
    case 'device_code':
      return '然后使用同一个设备代码继续轮询。';
    case 'device_authorization':
      return '然后再次请求设备代码。';
    case 'verify_credentials':
      return '然后再次验证凭据。';
    case undefined:
      return '然后重试；只有当 GitHub 拒绝代码或刷新令牌时才重新登录。';
  }
}

export const notAvailable = '暂时无法登录。请稍后重试。';
export const readExcerpt = '查看 bodyExcerpt，从中可以看出响应由谁发送。';
