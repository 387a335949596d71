import type { RequestFacts } from '../request.js';
import { defineRules, finding } from '../rule.js';
import { bareText, formatElapsed } from './credential-forms.js';

const refreshTokenRules = defineRules(
  { tags: ['BadRefreshToken'], audience: 'browser', parameter: 'refresh_token' },
  [
    {
      id: 'refresh-token-already-used',
      certainty: 'certain',
      sources: [
        'https://github.com/coder/coder/issues/17069',
        'https://github.com/backstage/backstage/issues/7617',
      ],
      check: ({ refreshedSecondsAgo: ago = -1 }) =>
        finding(
          ago >= 0,
          `This client used the same refresh token ${formatElapsed(ago)} ago.`,
          'Store the new refresh token of each response, and let only one process refresh at a time.',
        ),
    },
    {
      id: 'refresh-token-is-access-token',
      certainty: 'certain',
      check: ({ refreshToken }) =>
        finding(
          /^(?:gh[^r]|github_pat)_/.test(bareText(refreshToken)),
          'The refresh token has the form of an access token.',
          'Pass the refreshToken of the latest response.',
        ),
    },
    {
      id: 'refresh-token-too-old',
      actor: 'user',
      certainty: 'certain',
      check: ({ now, refreshTokenExpiresAt = Infinity }) =>
        finding(
          now >= refreshTokenExpiresAt,
          'The refresh token has expired.',
          'Ask the user to sign in again.',
        ),
    },
  ],
);

// A first slow_down can have many reasons. These facts say that the interval was kept, and it came again.
const keptInterval = ({ slowDowns = 0, secondsSinceLastPoll = 0, interval = 5 }: RequestFacts) =>
  slowDowns > 1 && secondsSinceLastPoll >= interval;

const clocksDisagree = ({
  secondsSinceLastPoll = 0,
  wallSecondsSinceLastPoll: wall = NaN,
}: RequestFacts) => Math.abs(wall - secondsSinceLastPoll) > secondsSinceLastPoll / 20;

const deviceCodeRules = defineRules(
  // In the device flow, bad_verification_code is about the device code as well.
  {
    tags: ['IncorrectDeviceCode', 'BadVerificationCode'],
    audience: 'server',
    parameter: 'device_code',
  },
  [
    {
      id: 'device-code-is-user-code',
      certainty: 'certain',
      check: ({ deviceCode }) =>
        finding(
          /^[a-z\d]{4}-?[a-z\d]{4}$/i.test(bareText(deviceCode)),
          'The device code has the form of a user code.',
          'Send device_code; the user code is only for the user to enter.',
        ),
    },
    {
      id: 'device-code-already-used',
      certainty: 'likely',
      sources: ['https://github.com/cli/cli/issues/9302'],
      check: ({ deviceCodeUsedSecondsAgo: ago = -1 }) =>
        finding(
          ago >= 0,
          `The same device code was exchanged for a token ${formatElapsed(ago)} ago.`,
          'Poll from one program only, and stop after the first token.',
        ),
    },
  ],
);

const slowDownRules = defineRules({ tags: ['SlowDown'], audience: 'server' }, [
  {
    id: 'polled-too-early',
    certainty: 'certain',
    sources: [
      'https://github.com/cli/oauth/issues/76',
      'https://github.com/octokit/auth-oauth-device.js/issues/334',
    ],
    check: ({ secondsSinceLastPoll: gap = Infinity, interval = 5 }) =>
      finding(
        gap < interval,
        `The last poll was ${formatElapsed(Math.floor(gap))} ago; the interval is ${formatElapsed(interval)}.`,
        'Wait one second longer than the interval of the latest response.',
      ),
  },
  {
    id: 'clock-runs-fast',
    actor: 'operator',
    certainty: 'likely',
    sources: ['https://github.com/cli/cli/issues/9370'],
    check: (facts) =>
      finding(
        keptInterval(facts) && clocksDisagree(facts),
        'The system clock and the timer of this machine differ, so one of them runs fast.',
        'Set the clock, or add a few seconds to each wait; virtual machines drift after a sleep.',
      ),
  },
  {
    id: 'device-code-has-second-poller',
    certainty: 'possible',
    check: (facts) =>
      finding(
        keptInterval(facts) && !clocksDisagree(facts),
        'Another program may be polling with the same device code.',
        'Let only one program poll, and start again with a new device code.',
      ),
  },
]);

/** What can be wrong with a refresh, and in the device flow. */
export const refreshAndDeviceRules = [...refreshTokenRules, ...deviceCodeRules, ...slowDownRules];
