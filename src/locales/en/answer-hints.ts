import type { Facts, Hints, Words } from '../../catalogue/locale.js';
import type { UnexpectedReason } from '../../catalogue/row.js';
import type { AnswerErrorTag } from '../../catalogue/token-response.js';
import { newSignIn, say, wait } from './say.js';

type About = Facts<'UnexpectedResponse'>;

const whoAnswered = 'Read bodyExcerpt; it tells who answered.';
const setBaseUrl = ({ places }: About): string =>
  `Set baseUrl to the address at which people open GitHub; it is ${places.web} now.`;
const whoChanges = ({ places }: About): string =>
  `Look for a proxy, gateway or hook between this program and ${places.host} that changes answers.`;

const unexpected: Readonly<Record<UnexpectedReason, (facts: About) => Words>> = {
  'html-page': (facts) =>
    say(
      'A web page came back where a token answer was expected.',
      whoAnswered,
      setBaseUrl(facts),
      newSignIn,
    ),
  'proxy-page': ({ places }) =>
    say(
      `A proxy or gateway answered in place of ${places.host}.`,
      whoAnswered,
      `Ask the operator to let this machine reach ${places.host} without a login page.`,
      'Give the client a fetch that uses the proxy, if requests have to go through it.',
      newSignIn,
    ),
  'wrong-endpoint': (facts) =>
    say(
      "Something answered, but not GitHub's token endpoint.",
      setBaseUrl(facts),
      'On GitHub Enterprise Server, ask the administrator whether this version has the endpoint.',
      newSignIn,
    ),
  'not-acceptable': () =>
    say(
      'GitHub cannot answer in the format that was asked for.',
      'Send Accept: application/json; GitHub refuses application/vnd.github+json here.',
      'Remove the hook or the fetch that replaces the Accept header.',
      newSignIn,
    ),
  redirect: (facts) =>
    say(
      'The endpoint redirects to another address; no token is taken from there.',
      'Look at the Location header of the answer; it names the right host or a login page.',
      setBaseUrl(facts),
      newSignIn,
    ),
  'empty-body': (facts) =>
    say(
      'The answer has no body.',
      whoChanges(facts),
      'Note the status and, where there is one, the request ID; GitHub Support can look it up.',
      newSignIn,
    ),
  'too-large': (facts) =>
    say(
      'The answer is larger than any token answer; it was not read to its end.',
      whoAnswered,
      setBaseUrl(facts),
      newSignIn,
    ),
  undecodable: (facts) =>
    say(
      'The answer is not readable as JSON, form data or XML.',
      'Read bodyExcerpt; a text cut off in the middle means that the connection broke.',
      whoChanges(facts),
      newSignIn,
    ),
  'neither-token-nor-error': (facts) =>
    say(
      'The answer can be read, but it holds no usable token and no error.',
      whoAnswered,
      setBaseUrl(facts),
      newSignIn,
    ),
};

/** The hints of the errors that an answer can be. */
export const answerHints: Hints<AnswerErrorTag> = {
  IncorrectClientCredentials: ({ code, places }) =>
    code === 'Not Found'
      ? say(
          `${places.host} knows no app with this client ID.`,
          'Log the client ID where this code runs; an unset variable arrives empty.',
          `Open ${places.settings} and copy the client ID from there, not the App ID.`,
          'If the app is registered on another GitHub host, set baseUrl to that host.',
        )
      : say(
          'GitHub does not accept this client ID and client secret together.',
          `Open ${places.settings} and select the app with this client ID.`,
          'If it is not listed there, look in the settings of the organization that owns the app.',
          'Compare the last 8 characters under Client secrets with the ones deployed.',
          'If they differ, generate a new client secret, deploy it, and delete the old one.',
        ),
  RedirectUriMismatch: ({ places }) =>
    say(
      'GitHub does not accept the redirect URI that was sent.',
      `Compare the redirect URI with the callback URL on the app's page at ${places.settings}.`,
      'Make scheme, host and port equal and the path the same or below it; loopback may use any port.',
      'Send the same redirect URI in both steps, or leave it out of the token request.',
    ),
  BadVerificationCode: () =>
    say(
      'GitHub no longer accepts this sign-in; it has to be started again.',
      'Send the person through sign-in again; it takes a new code.',
      'Redirect after the exchange, so that a reload does not repeat it.',
      'If every sign-in ends here, look who else exchanges the code, and whether the verifier is kept.',
    ),
  UnverifiedUserEmail: ({ places }) =>
    say(
      'Your primary email address on GitHub is not verified yet.',
      `Open ${places.web}/settings/emails and verify the primary email address.`,
      'Sign in again afterwards; it takes a new code.',
    ),
  ApplicationSuspended: ({ places }) =>
    say(
      'GitHub has suspended this app; nobody can sign in with it.',
      places.selfHosted
        ? `Write to the administrators of ${places.host} as the owner of the app.`
        : 'Write to GitHub Support at https://support.github.com/contact as the owner of the app.',
      'Take the sign-in button away until the suspension is lifted; every attempt ends like this.',
    ),
  AccessDenied: () =>
    say(
      'The sign-in was cancelled on GitHub.',
      'Offer to sign in again; it takes a new code.',
      'Ask for fewer scopes if many people cancel here.',
      "Count it, but raise no alert: it is the person's own choice.",
    ),
  BadRefreshToken: () =>
    say(
      'The saved sign-in is no longer valid; it has to be started again.',
      'Read the stored refresh token once more; another worker may have replaced it already.',
      'If it is unchanged, send the person through sign-in again.',
      'Store the new refresh token of every answer at once; each one works only once.',
    ),
  AuthorizationPending: ({ interval, places }) =>
    say(
      'GitHub is waiting for you to enter the code and to approve.',
      `Wait ${wait(interval, 'the interval of the device code')}, then poll again.`,
      `Show the user code and ${places.web}/login/device until then.`,
    ),
  SlowDown: ({ interval }) =>
    say(
      'The device code was polled sooner than its interval allows.',
      `From now on, wait ${wait(interval, 'the old interval and 5 seconds more')} before each poll.`,
      'Let only one program poll for a device code; a second one counts too.',
      'Add a second to each wait; clocks of virtual machines can run fast.',
    ),
  ExpiredDeviceCode: () =>
    say(
      'The time to enter the code is over; a new code is needed.',
      'Request a new device code and show its user code.',
      'Stop polling when expires_in is over.',
    ),
  IncorrectDeviceCode: () =>
    say(
      'GitHub does not know this device code, or has already exchanged it.',
      'Send device_code, not the user code that the person types.',
      'Poll with the client ID that requested the device code.',
      'Let only one program poll; another one may have received the token.',
      'Request a new device code.',
    ),
  DeviceFlowDisabled: ({ places }) =>
    say(
      'The device flow is switched off for this app.',
      `Open ${places.settings}, select the app, tick Enable Device Flow, and save.`,
      'Request a new device code afterwards.',
    ),
  UnsupportedGrantType: () =>
    say(
      'The token endpoint does not offer the grant type of this request.',
      'For a device code, send grant_type=urn:ietf:params:oauth:grant-type:device_code.',
      'To refresh, send grant_type=refresh_token; for the code of a callback, leave it out.',
    ),
  UnrecognizedOAuthError: () =>
    say(
      'This error code is not known to this version.',
      "Read the server's description; it stands with this error.",
      'Look the code up on the documentation page.',
      'Update github-token-exchange; a newer version may know the code.',
    ),
  RateLimited: ({ retryAfterSeconds }) =>
    say(
      'Too many requests were sent; GitHub refuses more of them for a while.',
      `Wait ${wait(retryAfterSeconds, 'at least a minute')} before the next request.`,
      newSignIn,
      'Reuse tokens; do not take a new one for each sign-in or test run.',
    ),
  ServerUnavailable: ({ retryAfterSeconds, places }) =>
    say(
      `${places.selfHosted ? places.host : 'GitHub'} is not able to answer at the moment.`,
      places.selfHosted
        ? `Ask the administrators of ${places.host} whether it is under maintenance.`
        : 'Look at https://www.githubstatus.com; if all is well there, look for a proxy in between.',
      `Wait ${wait(retryAfterSeconds, 'at least a minute')} before the next request.`,
      newSignIn,
    ),
  UnexpectedResponse: (facts) => unexpected[facts.reason](facts),
};
