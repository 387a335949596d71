import { rulesFor, when } from './rule.js';
import { hostAt } from './sent-host.js';
import type { Sent } from './sent.js';

/** The challenge that GitHub holds the verifier against; a server of one's own ignores it. */
const challengeOf = ({ baseUrl, authorization }: Sent): string | undefined =>
  hostAt(baseUrl).kind === 'server' ? undefined : authorization?.codeChallenge;

/** What can be wrong with PKCE; which of the two errors GitHub answers is not documented. */
export const codeVerifierRules = rulesFor('BadVerificationCode', 'IncorrectClientCredentials')(
  [
    // vouch/vouch-proxy#600
    'code-verifier-missing',
    'likely',
    '',
    (sent) =>
      when(
        challengeOf(sent) && !sent.codeVerifier,
        'The sign-in began with a code challenge, but no code verifier was sent.',
        'Store it with the state, and send it with the code.',
      ),
  ],
  [
    'code-verifier-does-not-match',
    'likely',
    '', // nextauthjs/next-auth#10458
    (sent) => {
      const { codeVerifier, codeChallengeOfVerifier: own } = sent;
      const challenge = challengeOf(sent);
      return when(
        codeVerifier && challenge && own && own !== challenge,
        'The code verifier is not the one that this sign-in began with.',
        'Keep one verifier per sign-in, stored with its state; GitHub takes S256 only.',
      );
    },
  ],
);
