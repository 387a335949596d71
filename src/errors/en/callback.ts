import { hint } from '../hint.js';
import type { HintMessages } from '../locale.js';
import type { CallbackError, OAuthError } from '../types.js';
import { oauthHints } from './oauth.js';

const otherHints: HintMessages<Exclude<CallbackError['_tag'], OAuthError['_tag']>> = {
  MissingCode: ({ urls, setupAction }) => {
    if (setupAction === undefined)
      return hint(
        'There is no authorization code to exchange.',
        'The sign-in could not be completed. Sign in again.',
        'Log the names of the query parameters of the callback: error or setup_action says why.',
        `Send the user to ${urls.web}/login/oauth/authorize first.`,
        'Pass the code parameter of the callback to exchangeCode as a string.',
      );
    return setupAction === 'request'
      ? hint(
          'The user asked an owner of the organization to install the app; there is no code yet.',
          'An owner of your organization has to approve this app. Sign in again after that.',
          'Tell the user that the installation waits for an owner of the organization.',
          `After the approval, send the user to ${urls.web}/login/oauth/authorize to sign in.`,
        )
      : hint(
          'This callback reports an installation of the app and does not contain a code.',
          'The app is installed. Sign in to continue.',
          `Send the user to ${urls.web}/login/oauth/authorize to sign in.`,
          "Or select Request user authorization (OAuth) during installation in the app's settings.",
        );
  },
  StateMismatch: () =>
    hint(
      'This callback belongs to a different sign-in, or the session was lost.',
      'This sign-in could not be completed here. Sign in again.',
      'Log whether the session contains a state when the callback arrives: if it does not, it was lost.',
      'If it contains another one, a second tab or sign-in replaced it: store one state per sign-in.',
      'If it is lost after restarts or with several instances, keep sessions in a shared store.',
      'Start a new sign-in, and finish it on the same host name: cookies of localhost and 127.0.0.1 differ.',
    ),
  IssuerMismatch: ({ urls }) =>
    hint(
      `The iss of the callback is not that of ${urls.host}.`,
      'This sign-in could not be completed. Sign in again.',
      'Start a new sign-in, and do not exchange the code of this one.',
      'Set baseUrl to the GitHub host on which users sign in; if it is correct, set issuer to its iss.',
    ),
};

// Marked as pure, so that bundlers drop what an app does not use.
/** The hints of the errors that a callback can be. */
export const callbackHints: HintMessages<CallbackError['_tag']> = /* @__PURE__ */ Object.assign(
  {},
  oauthHints,
  otherHints,
);
