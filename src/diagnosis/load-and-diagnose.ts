import type { LikelyCause, TokenError, TokenResponse } from '../catalogue/token-response.js';
import type { SentBefore } from './diagnose.js';
import type { Sent } from './sent.js';

/**
 * Says why an exchange probably failed, from what was sent. The rules are loaded at the first call,
 * since most programs never need them; nothing of what was sent is kept or shown.
 *
 * @param response - What an exchange ended in.
 * @param sent - The request, and what is known of the steps before it: times in milliseconds since
 * the epoch, spans in seconds.
 * @returns The same response; an error with its `remediation.likelyCauses`, the surest first. Never
 * rejects: where the rules cannot be loaded, the error comes back as it is.
 * @example
 * ```ts
 * import { decodeTokenResponse, diagnose } from 'github-token-exchange/decode';
 *
 * const answer = { status: 200, headers: {}, body: 'error=incorrect_client_credentials' };
 * const response = await diagnose(decodeTokenResponse(answer), {
 *   clientId: 'Iv23liAbCdEfGhIjKlMn',
 *   clientSecret: '',
 * });
 * if (response._tag !== 'Success') console.log(response.remediation.likelyCauses[0]?.summary);
 * ```
 * @see https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors
 */
export function diagnose(response: TokenError, sent: SentBefore): Promise<TokenError>;
export function diagnose(response: TokenResponse, sent: SentBefore): Promise<TokenResponse>;
export async function diagnose(response: TokenResponse, sent: SentBefore): Promise<TokenResponse> {
  if (response._tag === 'Success') return response;
  try {
    const rules = await import('./diagnose.js');
    return await rules.diagnose(response, sent);
  } catch {
    // A page that has lost its server cannot load them: the error is worth more than its causes.
    return response;
  }
}

/** What can be seen to be wrong before anything is sent. */
export const diagnoseBeforeSending = async (sent: Sent): Promise<readonly LikelyCause[]> => {
  const { causesBeforeSending } = await import('./diagnose.js');
  return causesBeforeSending(sent);
};
