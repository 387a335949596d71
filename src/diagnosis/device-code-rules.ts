import { rulesFor, when, type Look, type Rule } from './rule.js';
import { bareOf } from './whitespace.js';
import { elapsed } from './words.js';

const polledTooEarly: Look = ({ secondsSinceLastPoll: gap = Infinity, interval = 5 }) =>
  when(
    gap < interval,
    `The last poll was ${elapsed(Math.floor(gap))} ago; the interval is ${elapsed(interval)}.`,
    'Wait the interval of the last answer and a second more.',
  );

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
  ...rulesFor('SlowDown')(['polled-too-early', 'certain', '', polledTooEarly]),
];
