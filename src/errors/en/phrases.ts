import { formatDuration } from '../../internal/text.js';
import type { HintInput } from '../locale.js';
import type { TokenErrorTag } from '../types.js';

/** The time to wait in words, or a fallback if it is unknown. */
export function formatWait(seconds: number | undefined, fallback: string): string {
  if (seconds === undefined) return fallback;
  return seconds === 0 ? 'a moment' : formatDuration(seconds);
}

type RequestInput = Pick<HintInput<TokenErrorTag>, 'operation' | 'codeSpent'>;

/** How to try again when the obstacle is gone. A code, a refresh token and a device code differ. */
export function tryAgain({ operation, codeSpent }: RequestInput): string {
  switch (operation) {
    case 'authorization_code':
      return codeSpent === 'no'
        ? 'Then exchange the same code again, within 10 minutes of the callback; it was not sent.'
        : 'Then start a new sign-in, because this code may already have been used.';
    case 'refresh_token':
      return 'Then send the same refresh token again; a new sign-in is needed only after bad_refresh_token.';
    case 'device_code':
      return 'Then continue to poll with the same device code.';
    case 'device_authorization':
      return 'Then request a device code again.';
    case 'verify_credentials':
      return 'Then verify the credentials again.';
    case undefined:
      return 'Then try again; start a new sign-in only if GitHub rejects the code or the refresh token.';
  }
}

export const notAvailable = 'Sign-in is not available at the moment. Try again later.';
export const readExcerpt = 'Read bodyExcerpt to find out what sent the response.';
