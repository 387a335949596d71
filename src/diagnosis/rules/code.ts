import { hostAt, oncePerRequest, type RequestFacts } from '../request.js';
import { defineRules, exceptInDeviceFlow, finding, type RuleCheck } from '../rule.js';
import { bareText, missing, tokenStart, whitespaceIn } from './credential-forms.js';

const lifetimeSeconds = 600;

const usualForm = /^[\da-f]{20}$/;

type Fault = 'missing' | 'token' | 'state' | 'tail' | 'percent' | 'whitespace' | 'unusual';

/** The one fault of a code, so that no two rules explain the same one. */
const faultOf = oncePerRequest(({ code = '', authorization }): Fault | undefined => {
  if (usualForm.test(code)) return code === authorization?.state ? 'state' : undefined;
  const bare = bareText(code);
  if (missing.test(bare)) return 'missing';
  if (tokenStart.test(bare)) return 'token';
  if (code === authorization?.state) return 'state';
  if (/[#&?]|\w=\w/.test(bare)) return 'tail';
  if (/%[\da-f]{2}/i.test(bare)) return 'percent';
  return whitespaceIn(code) ? 'whitespace' : 'unusual';
});

/** A check for one fault. */
const hasFault = (fault: Fault) => (facts: RequestFacts) => finding(faultOf(facts) === fault, {});

const waitedTooLong: RuleCheck<'code-waited-too-long'> = ({
  now,
  callbackAt,
  authorization: { startedAt } = {},
}) => {
  const since = callbackAt ?? startedAt ?? now;
  const seconds = (now - since) / 1000;
  return finding(
    seconds > lifetimeSeconds,
    { since: since === callbackAt ? 'callback' : 'sign-in', seconds } as const,
    // GitHub creates the code when the user leaves its page, which can be long after the sign-in began.
    since === callbackAt ? 'certain' : 'likely',
  );
};

/** The challenge with which GitHub compares the verifier; GitHub Enterprise Server ignores it. */
const challengeOf = oncePerRequest(({ baseUrl, authorization }): string | undefined =>
  authorization?.codeChallenge && hostAt(baseUrl).kind !== 'server'
    ? authorization.codeChallenge
    : undefined,
);

/**
 * What can be wrong with the authorization code, and with PKCE. In the device flow, the same error is
 * about the device code.
 */
export const codeRules = exceptInDeviceFlow([
  ...defineRules({ tags: ['BadVerificationCode'], audience: 'browser', parameter: 'code' }, [
    {
      id: 'code-missing',
      certainty: 'certain',
      sources: [
        'https://github.com/lelylan/simple-oauth2/issues/71',
        'https://github.com/pockethub/PocketHub/issues/891',
        'https://github.com/cloudflare/deploy.workers.cloudflare.com/issues/53',
      ],
      check: (facts) =>
        finding(
          faultOf(facts) === 'missing' && ('code' in facts || facts.grant === 'authorization_code'),
          {},
        ),
    },
    {
      id: 'code-already-exchanged',
      certainty: 'certain',
      sources: [
        'https://github.com/soofstad/react-oauth2-pkce/issues/39',
        'https://github.com/42-world/42world-Backend/issues/69',
      ],
      check: ({ exchangedSecondsAgo: ago = -1 }) => finding(ago >= 0, { secondsAgo: ago }),
    },
    {
      id: 'code-of-other-client',
      parameter: 'client_id',
      certainty: 'certain',
      sources: ['https://github.com/JitHubApp/JitHubV2/issues/74'],
      check: ({ clientId, authorization }) =>
        finding(
          clientId &&
            authorization?.clientId &&
            bareText(clientId) !== bareText(authorization.clientId),
          {},
        ),
    },
    {
      id: 'code-is-token',
      certainty: 'certain',
      sources: ['https://github.com/philschatz/octokat.js/issues/51'],
      check: hasFault('token'),
    },
    {
      id: 'code-is-state',
      certainty: 'certain',
      check: hasFault('state'),
    },
    {
      id: 'code-waited-too-long',
      certainty: 'certain',
      sources: ['https://github.com/Shippable/support/issues/3377'],
      check: waitedTooLong,
    },
    {
      id: 'code-has-query-tail',
      certainty: 'likely',
      sources: ['https://github.com/supabase/supabase/issues/13245'],
      check: hasFault('tail'),
    },
    {
      id: 'code-is-percent-encoded',
      certainty: 'likely',
      check: hasFault('percent'),
    },
    {
      id: 'code-has-whitespace',
      certainty: 'likely',
      check: (facts) =>
        faultOf(facts) === 'whitespace' ? whitespaceIn(facts.code ?? '') : undefined,
    },
    {
      id: 'code-of-unusual-form',
      certainty: 'possible',
      sources: ['https://github.com/voronianski/esnextbin/issues/165'],
      check: (facts) =>
        finding(faultOf(facts) === 'unusual', { length: (facts.code ?? '').length }),
    },
  ]),
  // GitHub does not document which of the two errors it returns.
  ...defineRules(
    {
      tags: ['BadVerificationCode', 'IncorrectClientCredentials'],
      audience: 'browser',
      parameter: 'code_verifier',
    },
    [
      {
        id: 'code-verifier-missing',
        certainty: 'likely',
        sources: ['https://github.com/vouch/vouch-proxy/issues/600'],
        check: (facts) => finding(challengeOf(facts) && !facts.codeVerifier, {}),
      },
      {
        id: 'code-verifier-does-not-match',
        certainty: 'likely',
        sources: ['https://github.com/nextauthjs/next-auth/issues/10458'],
        check: (facts) => {
          const { codeVerifier, codeChallengeOfVerifier: own } = facts;
          const challenge = challengeOf(facts);
          return finding(codeVerifier && challenge && own && own !== challenge, {});
        },
      },
    ],
  ),
]);
