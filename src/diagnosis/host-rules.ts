import { rulesFor, when, type Look } from './rule.js';
import { isGitHubDotCom, shownWeb } from './sent-host.js';

const isOnOtherHost: Look = (sent, error) => {
  const { baseUrl, authorization } = sent;
  const began = authorization?.baseUrl;
  const name = shownWeb(baseUrl, sent);
  // A sign-in that passed this very host shows that it knows the app.
  return began === undefined
    ? when(
        error?._tag === 'IncorrectClientCredentials' && !isGitHubDotCom(sent),
        `The app may be registered on another host than ${name}.`,
        'Register it there, or set baseUrl to its host.',
        'possible',
      )
    : when(
        shownWeb(began, sent) !== name,
        `The sign-in began at ${shownWeb(began, sent)}, the exchange went to ${name}.`,
        'Set one baseUrl for both, that of the app.',
      );
};

/** Whether the app is known where the request went: github/app#1320. */
export const hostRules = rulesFor(
  'IncorrectClientCredentials',
  'BadVerificationCode',
)(['app-registered-on-other-host', 'likely', '', isOnOtherHost]);
