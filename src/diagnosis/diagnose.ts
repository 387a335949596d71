import { codeChallengeOf } from '../authorization/pkce.js';
import type { TokenResponse } from '../catalogue/token-response.js';
import { frozen } from '../decode/frozen.js';
import { likelyCauses as causesOf } from './causes.js';
import type { Sent } from './sent.js';

export { causesBeforeSending } from './causes.js';

/** What was sent; the time is taken from the clock unless it is given. */
export type SentBefore = Omit<Sent, 'now'> & { readonly now?: number | undefined };

/** Adds to an error what was probably wrong with the request. Never rejects, whatever `sent` holds. */
export const diagnose = async (
  response: TokenResponse,
  sent: SentBefore,
): Promise<TokenResponse> => {
  if (response._tag === 'Success') return response;
  try {
    const { now = Date.now(), codeVerifier, authorization } = sent;
    const computed =
      codeVerifier && authorization?.codeChallenge
        ? // Not every page has WebCrypto.
          await codeChallengeOf(codeVerifier).catch(() => undefined)
        : undefined;
    const known = {
      ...sent,
      now,
      codeChallengeOfVerifier: sent.codeChallengeOfVerifier ?? computed,
    };
    const likelyCauses =
      response._tag === 'NetworkFailure'
        ? causesOf(response, known, (await import('./network-rules.js')).networkRules)
        : causesOf(response, known);
    const remediation = { ...response.remediation, likelyCauses };
    return frozen({ ...response, remediation });
  } catch {
    // A cause less is no reason to lose the answer.
    return response;
  }
};
