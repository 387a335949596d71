import { rulesFor, when, type Look, type Rule } from './rule.js';
import type { Sent } from './sent.js';
import { bareOf } from './whitespace.js';
import { elapsed } from './words.js';

const polledTooEarly: Look = ({ secondsSinceLastPoll: gap = Infinity, interval = 5 }) =>
  when(
    gap < interval,
    `The last poll was ${elapsed(Math.floor(gap))} ago; the interval is ${elapsed(interval)}.`,
    'Wait a second longer than the interval of the last answer.',
  );

// A first slow_down can have many reasons; GitHub's interval was kept and it came again.
const keptTheInterval = ({ slowDowns = 0, secondsSinceLastPoll = 0, interval = 5 }: Sent) =>
  slowDowns > 1 && secondsSinceLastPoll >= interval;

const isDrift = ({ secondsSinceLastPoll = 0, wallSecondsSinceLastPoll: wall = NaN }: Sent) =>
  Math.abs(wall - secondsSinceLastPoll) > secondsSinceLastPoll / 20;

/** What can be wrong in the device flow. */
export const deviceCodeRules: readonly Rule[] = [
  ...rulesFor('IncorrectDeviceCode')(
    [
      'device-code-is-user-code',
      'certain',
      '',
      ({ deviceCode }) =>
        when(
          /^[a-z\d]{4}-?[a-z\d]{4}$/i.test(bareOf(deviceCode)),
          'The device code has the form of a user code.',
          'Send device_code; the user code is for the person.',
        ),
    ],
    [
      // cli/cli#9302
      'device-code-already-used',
      'likely',
      '',
      ({ deviceCodeUsedSecondsAgo: ago = -1 }) =>
        when(
          ago >= 0,
          `The same device code gave a token ${elapsed(ago)} ago.`,
          'Poll from one place only, and stop at the first token.',
        ),
    ],
  ),
  // cli/oauth#76, octokit/auth-oauth-device.js#334
  ...rulesFor('SlowDown')(
    ['polled-too-early', 'certain', '', polledTooEarly],
    [
      // cli/cli#9370
      'clock-runs-fast',
      'likely',
      '',
      (sent) =>
        when(
          keptTheInterval(sent) && isDrift(sent),
          'The two clocks of this machine disagree; one of them runs fast.',
          'Set the clock, or add some seconds to each wait; virtual machines drift after a sleep.',
        ),
    ],
    [
      'device-code-has-second-poller',
      'possible',
      '',
      (sent) =>
        when(
          keptTheInterval(sent) && !isDrift(sent),
          'Another program may be polling with the same device code.',
          'Let only one program poll; begin again with a new device code.',
        ),
    ],
  ),
];
