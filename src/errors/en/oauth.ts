import { hint, isDeviceFlow } from '../hint.js';
import type { HintInput, HintMessages, HintText } from '../locale.js';
import type { OAuthError } from '../types.js';
import { formatWait, notAvailable, tryAgain } from './phrases.js';

const signInAgain = 'This sign-in has expired or was already used. Sign in again.';
const newUserCode = 'This code is no longer valid. Start the sign-in again to get a new code.';

type CredentialsInput = HintInput<'IncorrectClientCredentials'>;

const notSet = (input: CredentialsInput): HintText =>
  hint(
    'The client ID or the client secret is not set; nothing was sent.',
    notAvailable,
    'Log whether each of them is set where this code runs, without logging its value.',
    `Set the missing one: ${input.urls.settings} shows the client ID, and generates client secrets.`,
    tryAgain(input),
  );

const unknownClientId = ({ urls }: CredentialsInput): HintText =>
  hint(
    `${urls.host} does not have an app with this client ID.`,
    notAvailable,
    'Log the client ID where this code runs; it is empty if its variable is not set.',
    `Open ${urls.settings} and copy the client ID, not the App ID.`,
    `If the app belongs to an organization, open ${urls.organizationSettings}.`,
    'If the app is registered on another GitHub host, set baseUrl to that host.',
  );

const wrongSecret = ({ urls }: CredentialsInput): HintText =>
  hint(
    'GitHub rejected this combination of client ID and client secret.',
    notAvailable,
    `Open ${urls.settings} and select the app with this client ID.`,
    `If it is not listed, open ${urls.organizationSettings}.`,
    'Compare the last 8 characters under Client secrets with those of the deployed secret.',
    'If they differ, deploy the secret of this app, or generate a new one and delete the old one.',
  );

const rejectedCode = (): HintText =>
  hint(
    'GitHub does not accept this authorization code: it is wrong, expired or already used.',
    signInAgain,
    'Send the user through sign-in again to get a new code.',
    'Exchange each code only once; reloads, prefetching, React StrictMode and other workers repeat it.',
    'Redirect after the exchange, so that reloading the page does not repeat it.',
    'If every sign-in fails, compare the code verifier with the stored one; the credentials are correct.',
  );

const rejectedDeviceCode = (): HintText =>
  hint(
    'GitHub does not accept this device code: it is wrong, expired or already used.',
    newUserCode,
    'Send device_code, not the user code that the user enters.',
    'Poll from one program only; another one may have received the token.',
    'Request a new device code and show its user code; it is valid for 15 minutes.',
  );

/** What the error codes of RFC 6749 mean that GitHub does not document. */
// A Map, so that a code such as "__proto__" finds nothing.
const meanings: ReadonlyMap<string, string> = new Map([
  [
    'invalid_request',
    'Compare the parameters with the documentation; one is missing, unknown or repeated.',
  ],
  [
    'invalid_grant',
    'Start a new sign-in; the code or the refresh token is wrong, expired or revoked.',
  ],
  [
    'unauthorized_client',
    'Allow this grant in the settings of the app, for example the device flow.',
  ],
  ['invalid_scope', 'Compare the scopes with those that the server knows.'],
  ['server_error', 'Try again later, because the server failed.'],
  [
    'temporarily_unavailable',
    'Try again later, because the server is overloaded or under maintenance.',
  ],
]);

/** The hints of the OAuth errors, which a response or a callback contains. */
export const oauthHints: HintMessages<OAuthError['_tag']> = {
  IncorrectClientCredentials: (input) => {
    if (input.codeSpent === 'no') return notSet(input);
    // The device flow sends no client secret.
    return input.code === 'Not Found' || isDeviceFlow(input.operation)
      ? unknownClientId(input)
      : wrongSecret(input);
  },
  RedirectUriMismatch: ({ operation, urls }) =>
    hint(
      'GitHub rejected the redirect URI.',
      notAvailable,
      `Compare the redirect URI with the callback URLs of the app at ${urls.settings}.`,
      urls.selfHosted
        ? 'Match scheme, host, port and path; a subpath is allowed, and any port of a loopback address.'
        : 'Make it equal to one of them, unless wildcard matching is enabled; only a loopback port may differ.',
      // A callback comes before the token request.
      operation === 'authorization_code' &&
        'Send the same redirect URI in both requests, or omit it from the token request.',
    ),
  BadVerificationCode: ({ operation }) =>
    isDeviceFlow(operation) ? rejectedDeviceCode() : rejectedCode(),
  UnverifiedUserEmail: ({ urls }) =>
    hint(
      "The user's primary email address on GitHub is not verified.",
      `Verify your primary email address at ${urls.emails}, then sign in again.`,
      `Ask the user to open ${urls.emails} and verify the primary email address.`,
      'Then start a new sign-in to get a new code.',
    ),
  ApplicationSuspended: ({ urls }) =>
    hint(
      'GitHub has suspended this app; nobody can sign in with it.',
      'Sign-in with GitHub is not available for this app.',
      urls.selfHosted
        ? `As the owner of the app, contact the administrators of ${urls.host}.`
        : 'As the owner of the app, contact GitHub Support at https://support.github.com/contact.',
      'Remove the sign-in button until the suspension is lifted; every sign-in fails until then.',
    ),
  AccessDenied: () =>
    hint(
      'The user canceled the sign-in on GitHub.',
      'You canceled the sign-in. To continue, sign in again.',
      'Let the user sign in again, which creates a new code.',
      'Request fewer scopes if many users cancel here.',
      'Do not report it as a failure; the user chose to cancel.',
    ),
  BadRefreshToken: () =>
    hint(
      'GitHub does not accept this refresh token: it is wrong, expired or already used.',
      'Your sign-in has expired. Sign in again.',
      'Read the refresh token from storage again; another worker may have replaced it.',
      'If it has not changed, start a new sign-in; the user may have revoked the access of the app.',
      'Store the new refresh token of every response immediately; each one works only once.',
    ),
  AuthorizationPending: ({ interval, urls }) =>
    hint(
      'The user has not entered the user code and approved the sign-in yet.',
      `Open ${urls.web}/login/device, enter the code, and approve the sign-in.`,
      `Wait ${formatWait(interval, 'for the interval of the device code')}, then poll again.`,
      `Keep showing the user code and ${urls.web}/login/device until then.`,
    ),
  SlowDown: ({ interval }) =>
    hint(
      'The device code was polled more often than its interval allows.',
      'Waiting for GitHub. Approve the sign-in if you have not done so.',
      `From now on, wait ${formatWait(interval, '5 seconds longer than the previous interval')} before each poll.`,
      'Poll for a device code from one program only; the polls of a second one count too.',
      'Add one second to each wait, because the clocks of virtual machines can run fast.',
    ),
  ExpiredDeviceCode: () =>
    hint(
      'The device code has expired; a device code is valid for 15 minutes.',
      newUserCode,
      'Request a new device code and show its user code.',
      'Stop polling after expires_in seconds.',
    ),
  IncorrectDeviceCode: () =>
    hint(
      'GitHub does not know this device code, or it was already exchanged.',
      newUserCode,
      'Send device_code, not the user code that the user enters.',
      'Poll with the client ID that requested the device code.',
      'Poll from one program only; another one may have received the token.',
      'Request a new device code.',
    ),
  DeviceFlowDisabled: ({ urls }) =>
    hint(
      'The device flow is disabled for this app.',
      notAvailable,
      `Open ${urls.settings}, select the app, select Enable Device Flow, and save.`,
      `If the app belongs to an organization, open ${urls.organizationSettings}.`,
      'Then request a new device code.',
    ),
  UnsupportedGrantType: () =>
    hint(
      'The token endpoint does not support the grant type of this request.',
      notAvailable,
      'For a device code, send grant_type=urn:ietf:params:oauth:grant-type:device_code.',
      'To refresh, send grant_type=refresh_token; for a code, send grant_type=authorization_code.',
    ),
  UnrecognizedOAuthError: ({ code, urls }) =>
    hint(
      'The server refused the request with an error code that GitHub does not document.',
      notAvailable,
      meanings.get(code) ?? 'Look up the error code on the documentation page.',
      'If the server sent a description, do what it says.',
      urls.selfHosted
        ? `If ${urls.host} is Gitea, Forgejo, GitLab or Casdoor, use a client for that server.`
        : 'Update github-token-exchange; a newer version may know the code.',
    ),
};
