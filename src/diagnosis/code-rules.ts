import { missing, tokenStart } from './credential-forms.js';
import { rulesFor, when, type Look } from './rule.js';
import type { Sent } from './sent.js';
import { bareOf, whitespaceIn } from './whitespace.js';
import { elapsed, hexDigits, lengths } from './words.js';

const subject = 'The authorization code';
const lifetime = 600;
const readIt = "Read code from the callback's query with URLSearchParams";

type Fault = 'missing' | 'token' | 'state' | 'tail' | 'percent' | 'whitespace' | 'unusual';

/** The one thing that is wrong with a code, so that no two rules explain it twice. */
const faultOf = ({ code = '', authorization }: Sent): Fault | undefined => {
  const bare = bareOf(code);
  return missing.test(bare)
    ? 'missing'
    : tokenStart.test(bare)
      ? 'token'
      : code === authorization?.state
        ? 'state'
        : /[#&?]|\w=\w/.test(bare)
          ? 'tail'
          : /%[\da-f]{2}/i.test(bare)
            ? 'percent'
            : whitespaceIn(code)
              ? 'whitespace'
              : /^[\da-f]{20}$/.test(code)
                ? undefined
                : 'unusual';
};

/** A look for one fault. */
const onFault =
  (fault: Fault, say: (code: string) => string, fix: string): Look =>
  (sent) =>
    when(faultOf(sent) === fault, `${subject} ${say(sent.code ?? '')}`, fix);

const waitedTooLong: Look = ({ now, callbackAt, authorization: { startedAt } = {} }) => {
  const since = callbackAt ?? startedAt ?? now;
  const waited = (now - since) / 1000;
  return when(
    waited > lifetime,
    `The ${since === callbackAt ? 'callback arrived' : 'sign-in began'} ${elapsed(waited)} before the exchange.`,
    'Exchange it at once after the callback; it lives for 10 minutes.',
    // A person may stay on GitHub's page; the code is made when they leave it.
    since === callbackAt ? 'certain' : 'likely',
  );
};

/** What can be wrong with the authorization code. */
export const codeRules = rulesFor('BadVerificationCode')(
  [
    // lelylan/simple-oauth2#71, pockethub/PocketHub#891
    'code-missing',
    'certain',
    '',
    (sent) =>
      when(
        faultOf(sent) === 'missing' && ('code' in sent || sent.grant === 'authorization_code'),
        'The request carried no authorization code.',
        `${readIt}; where error is there instead, handle that.`,
      ),
  ],
  [
    'code-already-exchanged',
    'certain',
    'soofstad/react-oauth2-pkce#39',
    ({ exchangedSecondsAgo: ago = -1 }) =>
      when(
        ago >= 0,
        `This client exchanged the same code ${elapsed(ago)} ago.`,
        'A code works once. In React, StrictMode runs an effect twice: guard the exchange.',
      ),
  ],
  [
    'code-of-other-client',
    'certain',
    'JitHubApp/JitHubV2#74',
    ({ clientId, authorization }) =>
      when(
        clientId && authorization?.clientId && bareOf(clientId) !== bareOf(authorization.clientId),
        `${subject} was issued to another client ID.`,
        'Use the client ID that began the sign-in.',
      ),
  ],
  [
    // philschatz/octokat.js#51
    'code-is-token',
    'certain',
    '',
    onFault('token', () => 'is a token already.', 'Use it as it is; there is nothing to exchange.'),
  ],
  [
    'code-is-state',
    'certain',
    '',
    onFault('state', () => 'is the state.', 'Pass code, not state.'),
  ],
  ['code-waited-too-long', 'certain', '', waitedTooLong],
  [
    // supabase/supabase#13245
    'code-has-query-tail',
    'likely',
    '',
    onFault('tail', () => "has more of the callback's URL on it.", `${readIt}.`),
  ],
  [
    'code-is-percent-encoded',
    'likely',
    '',
    onFault('percent', () => 'is percent-encoded.', `${readIt}.`),
  ],
  [
    'code-has-whitespace',
    'likely',
    '',
    onFault(
      'whitespace',
      (code) => `${String(whitespaceIn(code)?.phrase)}.`,
      'Trim the pasted code.',
    ),
  ],
  [
    // voronianski/esnextbin#165
    'code-of-unusual-form',
    'possible',
    '',
    onFault('unusual', (code) => lengths(code, `20 ${hexDigits}`), `${readIt}.`),
  ],
);
