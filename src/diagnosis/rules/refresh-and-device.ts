import type { RequestFacts } from '../request.js';
import { defineRules, finding } from '../rule.js';
import { bareText } from './credential-forms.js';

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
      check: ({ refreshedSecondsAgo: ago = -1 }) => finding(ago >= 0, { secondsAgo: ago }),
    },
    {
      id: 'refresh-token-is-access-token',
      certainty: 'certain',
      check: ({ refreshToken }) =>
        finding(/^(?:gh[^r]|github_pat)_/.test(bareText(refreshToken)), {}),
    },
    {
      id: 'refresh-token-too-old',
      actor: 'user',
      certainty: 'certain',
      check: ({ now, refreshTokenExpiresAt = Infinity }) =>
        finding(now >= refreshTokenExpiresAt, {}),
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
        finding(/^[a-z\d]{4}-?[a-z\d]{4}$/i.test(bareText(deviceCode)), {}),
    },
    {
      id: 'device-code-already-used',
      certainty: 'likely',
      sources: ['https://github.com/cli/cli/issues/9302'],
      check: ({ deviceCodeUsedSecondsAgo: ago = -1 }) => finding(ago >= 0, { secondsAgo: ago }),
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
      finding(gap < interval, { secondsAgo: Math.floor(gap), interval }),
  },
  {
    id: 'clock-runs-fast',
    actor: 'operator',
    certainty: 'likely',
    sources: ['https://github.com/cli/cli/issues/9370'],
    check: (facts) => finding(keptInterval(facts) && clocksDisagree(facts), {}),
  },
  {
    id: 'device-code-has-second-poller',
    certainty: 'possible',
    check: (facts) => finding(keptInterval(facts) && !clocksDisagree(facts), {}),
  },
]);

/** What can be wrong with a refresh, and in the device flow. */
export const refreshAndDeviceRules = [...refreshTokenRules, ...deviceCodeRules, ...slowDownRules];
