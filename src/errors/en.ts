import { isBrowser } from '../internal/runtime.js';
import type { HintInput, HintMessages, HintText, Locale } from './locale.js';
import type { ResponseErrorTag, UnexpectedReason } from './types.js';

/** A hint with a summary and its steps. */
export function hint(summary: string, ...steps: readonly string[]): HintText {
  return { summary, steps };
}

const units = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
] as const;

/** A duration in the largest unit of which it is at least two, rounded up so that no wait is too short. */
const formatDuration = (seconds: number): string => {
  const [size, unit] = units.find(([length]) => seconds >= 2 * length) ?? [1, 'second'];
  const count = size === 1 ? seconds : Math.ceil(seconds / size);
  return `${String(count)} ${unit}${count === 1 ? '' : 's'}`;
};

/** The time to wait in words, or a fallback if it is unknown. */
export function formatWait(seconds: number | undefined, fallback: string): string {
  if (seconds === undefined) return fallback;
  return seconds === 0 ? 'a moment' : formatDuration(seconds);
}

export const newSignIn = 'Then start a new sign-in, because this code may already have been used.';
export const readExcerpt = 'Read bodyExcerpt to find out what sent the response.';

type UnexpectedInput = HintInput<'UnexpectedResponse'>;

const setBaseUrl = ({ urls }: UnexpectedInput): string =>
  `Set baseUrl to the URL at which users open GitHub; it is currently ${urls.web}.`;
const findProxy = ({ urls }: UnexpectedInput): string =>
  `Look for a proxy, gateway or hook between this program and ${urls.host} that changes responses.`;

const unexpected: Readonly<Record<UnexpectedReason, (input: UnexpectedInput) => HintText>> = {
  'html-page': (input) =>
    hint(
      'The response is a web page, not a token response.',
      readExcerpt,
      setBaseUrl(input),
      newSignIn,
    ),
  'proxy-page': ({ urls }) =>
    hint(
      `A proxy or gateway responded instead of ${urls.host}.`,
      readExcerpt,
      `Ask the network operator to let this machine reach ${urls.host} without a login page.`,
      'If requests must go through the proxy, pass a fetch that uses it to the client.',
      newSignIn,
    ),
  'wrong-endpoint': (input) =>
    hint(
      "The URL that responded is not GitHub's token endpoint.",
      setBaseUrl(input),
      'On GitHub Enterprise Server, ask an administrator whether this version has the endpoint.',
      newSignIn,
    ),
  'not-acceptable': () =>
    hint(
      'GitHub cannot respond in the requested format.',
      'Send Accept: application/json; GitHub rejects application/vnd.github+json here.',
      'Remove the hook or the custom fetch that replaces the Accept header.',
      newSignIn,
    ),
  redirect: (input) =>
    hint(
      'The endpoint redirects to another URL, and redirects are not followed.',
      'Read the Location header of the response; it names the correct host or a login page.',
      setBaseUrl(input),
      newSignIn,
    ),
  'empty-body': (input) =>
    hint(
      'The response has no body.',
      findProxy(input),
      'Note the status and the request ID, if there is one; GitHub Support can look it up.',
      newSignIn,
    ),
  'too-large': (input) =>
    hint(
      'The response is too large to be a token response and was not read to the end.',
      readExcerpt,
      setBaseUrl(input),
      newSignIn,
    ),
  undecodable: (input) =>
    hint(
      'The response cannot be parsed as JSON, form data or XML.',
      'Read bodyExcerpt; if the text ends abruptly, the connection was interrupted.',
      findProxy(input),
      newSignIn,
    ),
  'neither-token-nor-error': (input) =>
    hint(
      'The response contains neither a usable token nor an error.',
      readExcerpt,
      setBaseUrl(input),
      newSignIn,
    ),
};

/** The hints of the errors that a response can be. */
export const responseHints: HintMessages<ResponseErrorTag> = {
  IncorrectClientCredentials: ({ code, urls }) =>
    code === 'Not Found'
      ? hint(
          `${urls.host} does not have an app with this client ID.`,
          'Log the client ID where this code runs; it is empty if its variable is not set.',
          `Open ${urls.settings} and copy the client ID, not the App ID.`,
          'If the app is registered on another GitHub host, set baseUrl to that host.',
        )
      : hint(
          'GitHub rejected this combination of client ID and client secret.',
          `Open ${urls.settings} and select the app with this client ID.`,
          'If the app is not listed, look in the settings of the organization that owns it.',
          'Compare the last 8 characters under Client secrets with those of the deployed secret.',
          'If they differ, generate a new client secret, deploy it, and delete the old one.',
        ),
  RedirectUriMismatch: ({ urls }) =>
    hint(
      'GitHub rejected the redirect URI.',
      `Compare the redirect URI with the callback URLs of the app at ${urls.settings}.`,
      'Match one exactly, except for the port of a loopback address; subpaths require wildcard matching.',
      'Send the same redirect URI in both requests, or omit it from the token request.',
    ),
  BadVerificationCode: () =>
    hint(
      'GitHub no longer accepts this sign-in; start a new one.',
      'Send the user through sign-in again to get a new code.',
      'Redirect after the exchange, so that reloading the page does not repeat it.',
      'If every sign-in fails here, find out what else exchanges the code, and whether the code verifier is stored.',
    ),
  UnverifiedUserEmail: ({ urls }) =>
    hint(
      'Your primary email address on GitHub is not verified.',
      `Open ${urls.emails} and verify the primary email address.`,
      'Then sign in again to get a new code.',
    ),
  ApplicationSuspended: ({ urls }) =>
    hint(
      'GitHub has suspended this app; nobody can sign in with it.',
      urls.selfHosted
        ? `Contact the administrators of ${urls.host} as the owner of the app.`
        : 'Contact GitHub Support at https://support.github.com/contact as the owner of the app.',
      'Remove the sign-in button until the suspension is lifted; every sign-in fails until then.',
    ),
  AccessDenied: () =>
    hint(
      'The sign-in was canceled on GitHub.',
      'Let the user sign in again, which creates a new code.',
      'Request fewer scopes if many users cancel here.',
      "Count it, but do not alert on it: canceling is the user's choice.",
    ),
  BadRefreshToken: () =>
    hint(
      'The saved sign-in is no longer valid; sign in again.',
      'Read the refresh token from storage again; another worker may have replaced it.',
      'If it has not changed, send the user through sign-in again.',
      'Store the new refresh token of every response immediately; each one works only once.',
    ),
  AuthorizationPending: ({ interval, urls }) =>
    hint(
      'GitHub is waiting for you to enter the code and approve the sign-in.',
      `Wait ${formatWait(interval, 'for the interval of the device code')}, then poll again.`,
      `Keep showing the user code and ${urls.web}/login/device until then.`,
    ),
  SlowDown: ({ interval }) =>
    hint(
      'The device code was polled more often than its interval allows.',
      `From now on, wait ${formatWait(interval, '5 seconds longer than the previous interval')} before each poll.`,
      'Poll for a device code from one program only; the polls of a second one count too.',
      'Add one second to each wait, because the clocks of virtual machines can run fast.',
    ),
  ExpiredDeviceCode: () =>
    hint(
      'The code has expired; a new one is needed.',
      'Request a new device code and show its user code.',
      'Stop polling when expires_in has elapsed.',
    ),
  IncorrectDeviceCode: () =>
    hint(
      'GitHub does not know this device code, or it was already exchanged.',
      'Send device_code, not the user code that the user enters.',
      'Poll with the client ID that requested the device code.',
      'Poll from one program only; another one may have received the token.',
      'Request a new device code.',
    ),
  DeviceFlowDisabled: ({ urls }) =>
    hint(
      'The device flow is disabled for this app.',
      `Open ${urls.settings}, open the app, select Enable Device Flow, and save.`,
      'Then request a new device code.',
    ),
  UnsupportedGrantType: () =>
    hint(
      'The token endpoint does not support the grant type of this request.',
      'For a device code, send grant_type=urn:ietf:params:oauth:grant-type:device_code.',
      'To refresh, send grant_type=refresh_token; for an authorization code, omit grant_type.',
    ),
  UnrecognizedOAuthError: () =>
    hint(
      'This version of github-token-exchange does not know this error code.',
      "Read the error's description, if the server sent one.",
      'Look up the error code on the documentation page.',
      'Update github-token-exchange; a newer version may know the code.',
    ),
  RateLimited: ({ retryAfterSeconds }) =>
    hint(
      'GitHub received too many requests and rejects more of them for a while.',
      `Wait ${formatWait(retryAfterSeconds, 'at least a minute')} before the next request.`,
      newSignIn,
      'Reuse tokens instead of requesting a new one for every sign-in or test run.',
    ),
  ServerUnavailable: ({ retryAfterSeconds, urls }) =>
    hint(
      `${urls.selfHosted ? urls.host : 'GitHub'} is temporarily unavailable.`,
      urls.selfHosted
        ? `Ask the administrators of ${urls.host} whether it is under maintenance.`
        : 'Check https://www.githubstatus.com; if there is no incident, look for a proxy in between.',
      `Wait ${formatWait(retryAfterSeconds, 'at least a minute')} before the next request.`,
      newSignIn,
    ),
  UnexpectedResponse: (input) => unexpected[input.reason](input),
};

const otherHints: Omit<HintMessages, ResponseErrorTag> = {
  NetworkFailure: ({ cause, urls }) => {
    const summary = `No response was received from ${urls.host}.`;
    const steps = [
      `Run curl -I ${urls.web} on the machine that failed to see whether it can reach the host.`,
      'If a proxy is required, pass a fetch that uses it to the client; fetch ignores HTTP_PROXY.',
    ];
    if (cause.code !== undefined) return hint(summary, ...steps);
    // A browser reports every failure of a request to the page as the same TypeError.
    if (cause.name === 'TypeError' && isBrowser())
      return hint(
        `No response was received from ${urls.host}, and the browser does not say why.`,
        'In a browser, use a relay (createTokenRelay), because GitHub sends no CORS headers here.',
        ...steps,
      );
    return cause.message === undefined
      ? hint(summary, ...steps)
      : hint(
          summary,
          'Read cause.message, the error of the runtime or the custom fetch.',
          ...steps,
        );
  },
  RequestTimedOut: ({ timeoutMs, urls }) =>
    hint(
      `No response was received within ${formatDuration(timeoutMs / 1000)}.`,
      `Run curl -I ${urls.web} on the machine that failed to see whether the host is slow.`,
      newSignIn,
      'Increase timeoutMs if the network is known to be slow.',
    ),
  RequestAborted: () =>
    hint(
      'The program aborted the request.',
      'If this was not intended, find the code that aborts the signal.',
      newSignIn,
    ),
  MissingCode: ({ urls, setupAction }) => {
    if (setupAction === 'request')
      return hint(
        'An owner of the organization has to approve the installation; nothing is wrong.',
        'Tell the user that the request was sent, and that an owner of the organization decides.',
        'Wait for the installation webhook event, or let the user sign in again after the approval.',
      );
    return setupAction !== undefined
      ? hint(
          'This callback reports an installation of the app and does not contain a code.',
          `Send the user to ${urls.web}/login/oauth/authorize to sign in.`,
          "Or select Request user authorization (OAuth) during installation in the app's settings.",
        )
      : hint(
          'There is no code to exchange, because the callback did not contain one.',
          'Log the names of the query parameters of the callback; error or setup_action says why.',
          `Send the user to ${urls.web}/login/oauth/authorize first.`,
          'Pass the code parameter of the callback to exchangeCode as a string.',
        );
  },
  StateMismatch: () =>
    hint(
      'This callback belongs to a different sign-in, or the session was lost.',
      'Log whether the session contains a state when the callback arrives: none was lost, another was overwritten.',
      'If overwritten, a second sign-in began, for example in another tab: store one state per sign-in.',
      'If lost only after a restart or with several instances, one process kept it: use a shared store.',
      'Start a new sign-in on one host name (www, the apex, localhost, 127.0.0.1), and ignore this code.',
    ),
  IssuerMismatch: ({ urls }) =>
    hint(
      `The callback did not come from ${urls.host}.`,
      'Start a new sign-in, and do not exchange the code of this one.',
      'Set baseUrl to the GitHub host on which users sign in.',
    ),
};

// Marked as pure so that bundlers drop it from programs that only decode responses.
/** The hints of all errors: those of responses, of the network, of the caller and of callbacks. */
export const hints: HintMessages = /* @__PURE__ */ Object.assign({}, responseHints, otherHints);

/** The English texts: the default `locale`, and a base for one of your own. */
export const en: Locale = {
  language: 'en',
  hints,
  actors: {
    developer: 'the developer who deployed this',
    'app-owner': 'the owner of the app on GitHub',
    operator: 'the operator of this machine or its network',
    user: 'the user who is signing in',
    github: 'GitHub',
    nobody: 'nobody: it is temporary or intended',
  },
  retry: {
    'fix-configuration': 'after the configuration has changed',
    'restart-authorization': 'only with a new sign-in',
    'verify-email': 'with a new sign-in, after the email address has been verified',
    'contact-support': 'after the suspension has been lifted',
    'poll-again': 'yes, with the same device code, after the wait',
    'read-documentation': 'after the reason has been found',
    'wait-and-retry': 'after the wait; with a new sign-in if the code is rejected',
    'check-endpoint': 'after the cause has been found',
    'check-network': 'when the host can be reached; with a new sign-in if the code is rejected',
    none: 'at any time, with a new sign-in',
    BadVerificationCode: 'only with a new code; the client ID and client secret are correct',
  },
  certainties: { certain: 'certain', likely: 'likely', possible: 'possible' },
  labels: {
    got: 'Got',
    cause: 'Cause',
    who: 'Who',
    do: 'Do',
    retry: 'Retry',
    read: 'Read',
    request: 'Request',
  },
};
