import { cause, type CauseMessages } from '../causes.js';

/** The texts of the likely causes that only a callback shows. */
export const callbackCauses: CauseMessages<
  'session-without-state' | 'callback-without-state' | 'installation-awaits-approval'
> = {
  'session-without-state': () =>
    cause(
      'The session does not contain a state.',
      'Set the cookie to SameSite=Lax, not Strict; keep one host name (www or apex); share sessions between instances.',
    ),
  'callback-without-state': ({ isFromInstallation }) =>
    isFromInstallation
      ? cause(
          'The callback has no state: it comes from an installation, not from this sign-in.',
          'Send the user through a sign-in of the app after the installation.',
        )
      : cause(
          'The session contains a state, but the callback has none.',
          'Redirect the user to the url of authorizationUrl unchanged; GitHub returns the state that it receives.',
        ),
  'installation-awaits-approval': () =>
    cause(
      'The user requested the installation; an owner of the organization has to approve it.',
      'Tell the user so; an installation webhook event reports the approval.',
    ),
};
