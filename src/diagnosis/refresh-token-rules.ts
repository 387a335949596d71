import { plainId } from './credential-forms.js';
import { rulesFor, when, type Look } from './rule.js';
import { isGitHubDotCom } from './sent-host.js';
import { bareOf } from './whitespace.js';
import { elapsed } from './words.js';

const noneIssued: Look = (sent) => {
  const id = bareOf(sent.clientId);
  return when(
    // One that has worked proves the opposite.
    sent.refreshedSecondsAgo === undefined &&
      (id.startsWith('Ov23') || (plainId.test(id) && isGitHubDotCom(sent))),
    'The client ID is that of an OAuth App, which issues no refresh tokens.',
    'Skip the refresh; its tokens do not expire.',
  );
};

/** What can be wrong with a refresh. */
export const refreshTokenRules = rulesFor('BadRefreshToken')(
  [
    'refresh-token-already-used',
    'certain',
    'coder/coder#17069',
    ({ refreshedSecondsAgo: ago = -1 }) =>
      when(
        ago >= 0,
        `This client used the same refresh token ${elapsed(ago)} ago.`,
        'It works once: store the new one of each answer, and lock the refresh.',
      ),
  ],
  [
    'refresh-token-is-access-token',
    'certain',
    '',
    ({ refreshToken }) =>
      when(
        /^(?:gh[^r]|github_pat)_/.test(bareOf(refreshToken)),
        'The refresh token has the form of an access token.',
        'Pass the refreshToken of the last answer.',
      ),
  ],
  [
    'refresh-token-too-old',
    'certain',
    '',
    ({ now, refreshTokenExpiresAt = Infinity }) =>
      when(
        now >= refreshTokenExpiresAt,
        'The refresh token has expired.',
        'Send the person through sign-in again.',
      ),
  ],
  // octokit/auth-oauth-device.js#50
  ['app-issues-no-refresh-tokens', 'likely', '', noneIssued],
);
