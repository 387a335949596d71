import { isBrowser } from '../internal/runtime.js';
import { formatDuration } from '../internal/text.js';
import { isDeviceFlow } from './definitions.js';
import type { HintInput, HintMessages, HintText, Locale } from './locale.js';
import type { ResponseErrorTag, TokenErrorTag, UnexpectedReason } from './types.js';

/** A hint: its summary, the message for the user, and the steps. */
export function hint(
  summary: string,
  userMessage: string,
  ...steps: readonly (string | false)[]
): HintText {
  return { summary, userMessage, steps: steps.filter((step) => step !== false) };
}

/** The time to wait in words, or a fallback if it is unknown. */
export function formatWait(seconds: number | undefined, fallback: string): string {
  if (seconds === undefined) return fallback;
  return seconds === 0 ? 'a moment' : formatDuration(seconds);
}

type RequestInput = Pick<HintInput<TokenErrorTag>, 'operation' | 'codeSpent'>;

/** How to try again when the obstacle is gone. A code, a refresh token and a device code differ. */
export function tryAgain({ operation, codeSpent }: RequestInput): string {
  switch (operation) {
    case 'authorization_code':
      return codeSpent === 'no'
        ? 'Then exchange the same code again within its 10 minutes; it was not sent.'
        : 'Then start a new sign-in, because this code may already have been used.';
    case 'refresh_token':
      return 'Then send the same refresh token again; a new sign-in is needed only after bad_refresh_token.';
    case 'device_code':
      return 'Then continue to poll with the same device code.';
    case 'device_authorization':
      return 'Then request a device code again.';
    case 'verify_credentials':
      return 'Then verify the credentials again.';
    case undefined:
      return 'Then try again; start a new sign-in only if GitHub rejects the code or the refresh token.';
  }
}

export const notAvailable = 'Sign-in is not available at the moment. Try again later.';
const signInAgain = 'This sign-in has expired or was already used. Sign in again.';
const newUserCode = 'This code is no longer valid. Start the sign-in again to get a new code.';
export const readExcerpt = 'Read bodyExcerpt to find out what sent the response.';

type UnexpectedInput = HintInput<'UnexpectedResponse'>;

/** At github.com, the base URL is right. */
const setBaseUrl = ({ urls }: UnexpectedInput): string | false =>
  urls.web !== 'https://github.com' &&
  `Set baseUrl to the URL at which users open GitHub; it is currently ${urls.web}.`;
const findProxy = ({ urls }: UnexpectedInput): string =>
  `Look for a proxy, gateway or hook between this program and ${urls.host} that changes responses.`;

const unexpected: Readonly<Record<UnexpectedReason, (input: UnexpectedInput) => HintText>> = {
  'html-page': (input) =>
    hint(
      'The response is a web page, not a token response.',
      notAvailable,
      readExcerpt,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
  'proxy-page': (input) =>
    hint(
      `A proxy or gateway responded instead of ${input.urls.host}.`,
      notAvailable,
      readExcerpt,
      `Ask the network operator to allow requests from this machine to ${input.urls.host}.`,
      tryAgain(input),
    ),
  'wrong-endpoint': (input) =>
    hint(
      "The URL that responded is not GitHub's token endpoint.",
      notAvailable,
      `Send a POST request to ${input.urls.web}/login/oauth/access_token, not to the REST API.`,
      setBaseUrl(input),
      input.urls.selfHosted && 'Ask an administrator whether this version has the endpoint.',
      tryAgain(input),
    ),
  'not-acceptable': (input) =>
    hint(
      'GitHub cannot respond in the requested format.',
      notAvailable,
      'Send Accept: application/json; GitHub rejects application/vnd.github+json here.',
      'Remove the hook or the custom fetch that replaces the Accept header.',
      tryAgain(input),
    ),
  redirect: (input) =>
    hint(
      'The endpoint redirects to another URL, and redirects are not followed.',
      notAvailable,
      'Read the Location header of the response; it names the correct host or a login page.',
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
  'empty-body': (input) =>
    hint(
      'The response has no body.',
      notAvailable,
      findProxy(input),
      'Note the status and the request ID, if there is one; GitHub Support can look it up.',
      tryAgain(input),
    ),
  'too-large': (input) =>
    hint(
      'The response is too large to be a token response and was not read to the end.',
      notAvailable,
      readExcerpt,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
  undecodable: (input) =>
    hint(
      'The response cannot be parsed as JSON, form data or XML.',
      notAvailable,
      'Read bodyExcerpt; if the text ends abruptly, the connection was interrupted.',
      findProxy(input),
      tryAgain(input),
    ),
  'neither-token-nor-error': (input) =>
    hint(
      'The response contains neither a usable token nor an error.',
      notAvailable,
      readExcerpt,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
};

type CredentialsInput = HintInput<'IncorrectClientCredentials'>;

const notSet = ({ urls }: CredentialsInput): HintText =>
  hint(
    'The client ID or the client secret is not set; nothing was sent.',
    notAvailable,
    'Log whether both are set where this code runs, without logging their values.',
    `Open ${urls.settings}, select the app, and copy its client ID.`,
    'If no client secret is stored, generate one there, and set both in the environment.',
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
    `If it is not listed, an organization may own it: open ${urls.organizationSettings}.`,
    'Compare the last 8 characters under Client secrets with those of the deployed secret.',
    'If they differ, deploy the secret of this app, or generate a new one and delete the old one.',
  );

const rejectedCode = (): HintText =>
  hint(
    'GitHub does not accept this authorization code: it is wrong, expired or already used.',
    signInAgain,
    'Send the user through sign-in again to get a new code.',
    'Exchange each code once: a reload, a prefetch, React StrictMode or a second worker repeats it.',
    'Redirect after the exchange, so that reloading the page does not repeat it.',
    'The client ID and client secret are right; if every sign-in fails, look at the stored code verifier.',
  );

const rejectedDeviceCode = (): HintText =>
  hint(
    'GitHub does not accept this device code: it is wrong, expired or already used.',
    newUserCode,
    'Send device_code, not the user code that the user enters.',
    'Poll from one program only; another one may have received the token.',
    'Request a new device code and show its user code; it is valid for 15 minutes.',
  );

/** The hints of the errors that a response can be. */
export const responseHints: HintMessages<ResponseErrorTag> = {
  IncorrectClientCredentials: (input) => {
    if (input.codeSpent === 'no') return notSet(input);
    // The device flow sends no client secret.
    return input.code === 'Not Found' || isDeviceFlow(input.operation)
      ? unknownClientId(input)
      : wrongSecret(input);
  },
  RedirectUriMismatch: ({ urls }) =>
    hint(
      'GitHub rejected the redirect URI.',
      notAvailable,
      `Compare the redirect URI with the callback URLs of the app at ${urls.settings}.`,
      urls.selfHosted
        ? 'Match scheme, host, port and path; a subpath is allowed, and any port of a loopback address.'
        : 'Make it equal to one of them, unless wildcard matching is on; only a loopback port may differ.',
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
        ? `Contact the administrators of ${urls.host} as the owner of the app.`
        : 'Contact GitHub Support at https://support.github.com/contact as the owner of the app.',
      'Remove the sign-in button until the suspension is lifted; every sign-in fails until then.',
    ),
  AccessDenied: () =>
    hint(
      'The user canceled the sign-in on GitHub.',
      'You canceled the sign-in. To continue, sign in again.',
      'Let the user sign in again, which creates a new code.',
      'Request fewer scopes if many users cancel here.',
      "Count it, but do not alert on it: canceling is the user's choice.",
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
      'Stop polling when expires_in has elapsed.',
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
      `Open ${urls.settings}, open the app, select Enable Device Flow, and save.`,
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
  UnrecognizedOAuthError: ({ urls }) =>
    hint(
      'This version of github-token-exchange does not know this error code.',
      notAvailable,
      "Read the error's description, if the server sent one.",
      'Look up the error code on the documentation page.',
      urls.selfHosted
        ? `If ${urls.host} is Gitea, Forgejo, GitLab or Casdoor, use a client for that server.`
        : 'Update github-token-exchange; a newer version may know the code.',
    ),
  RateLimited: (input) =>
    hint(
      'GitHub received too many requests and rejects more of them for a while.',
      'Too many sign-ins at the moment. Try again in a few minutes.',
      `Wait ${formatWait(input.retryAfterSeconds, 'at least a minute')} before the next request.`,
      input.operation === 'device_authorization'
        ? 'Look for a loop that requests device codes; GitHub allows an app 50 of them an hour.'
        : 'Look for a loop that requests tokens; GitHub allows an OAuth app 2,000 requests an hour.',
      'Reuse tokens instead of requesting a new one for every sign-in or test run.',
      tryAgain(input),
    ),
  ServerUnavailable: (input) => {
    const { retryAfterSeconds, urls } = input;
    if (input.actor === 'operator')
      return hint(
        'A proxy or gateway failed or blocked the request.',
        notAvailable,
        readExcerpt,
        `Ask the network operator whether requests from this machine reach ${urls.host}.`,
        urls.selfHosted
          ? `Wait ${formatWait(retryAfterSeconds, 'at least a minute')} before the next request.`
          : `Wait ${formatWait(retryAfterSeconds, 'a minute')}; if nothing blocks it, check https://www.githubstatus.com.`,
        tryAgain(input),
      );
    return hint(
      `${urls.selfHosted ? urls.host : 'GitHub'} is temporarily unavailable.`,
      'GitHub is temporarily unavailable. Try again in a few minutes.',
      urls.selfHosted
        ? `Ask the administrators of ${urls.host} whether it is under maintenance.`
        : urls.web.endsWith('.ghe.com')
          ? 'Check the status page of your region, linked from https://www.githubstatus.com.'
          : 'Check https://www.githubstatus.com; if there is no incident, look for a proxy in between.',
      `Wait ${formatWait(retryAfterSeconds, 'at least a minute')} before the next request.`,
      tryAgain(input),
    );
  },
  UnexpectedResponse: (input) => unexpected[input.reason](input),
};

const otherHints: Omit<HintMessages, ResponseErrorTag> = {
  NetworkFailure: (input) => {
    const { cause, urls } = input;
    // A browser reports every failure of a request to the page as the same TypeError.
    const isBlocked = cause.code === undefined && cause.name === 'TypeError' && isBrowser();
    return isBlocked
      ? hint(
          `No response was received from ${urls.host}, and the browser does not say why.`,
          notAvailable,
          'In a browser, use a relay (createTokenRelay), because GitHub sends no CORS headers here.',
          `Open ${urls.web} in the same browser to see whether the host can be reached.`,
          tryAgain(input),
        )
      : hint(
          `No response was received from ${urls.host}.`,
          notAvailable,
          cause.code === undefined &&
            cause.message !== undefined &&
            'Read cause.message, the error of the runtime or the custom fetch.',
          `Run curl -I ${urls.web} on the machine that failed to see whether it can reach the host.`,
          'If a proxy is required, set NODE_USE_ENV_PROXY=1 (Node 22.21), or pass a fetch that uses it.',
          tryAgain(input),
        );
  },
  RequestTimedOut: (input) =>
    hint(
      `No response was received within ${formatDuration(input.timeoutMs / 1000)}.`,
      'GitHub did not respond in time. Try again.',
      `Run curl -I ${input.urls.web} on the machine that failed to see whether the host is slow.`,
      tryAgain(input),
      'Increase timeoutMs if the network is known to be slow.',
    ),
  RequestAborted: (input) =>
    hint(
      'The program aborted the request.',
      'The sign-in was stopped. Sign in again.',
      'If this was not intended, find the code that aborts the signal.',
      tryAgain(input),
    ),
  MissingCode: ({ urls, setupAction }) => {
    if (setupAction === undefined)
      return hint(
        'There is no code to exchange, because the callback did not contain one.',
        'The sign-in could not be completed. Sign in again.',
        'Log the names of the query parameters of the callback; error or setup_action says why.',
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
      'Log whether the session contains a state when the callback arrives: none was lost, another was overwritten.',
      'If overwritten, a second sign-in began, for example in another tab: store one state per sign-in.',
      'If lost only after a restart or with several instances, one process kept it: use a shared store.',
      'Start a new sign-in on one host name (www, the apex, localhost, 127.0.0.1), and ignore this code.',
    ),
  IssuerMismatch: ({ urls }) =>
    hint(
      `The callback did not come from ${urls.host}.`,
      'This sign-in could not be completed. Sign in again.',
      'Start a new sign-in, and do not exchange the code of this one.',
      'Set baseUrl to the GitHub host on which users sign in, or issuer to the one it sends as iss.',
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
    'wait-and-retry': 'after the wait',
    'check-endpoint': 'after the cause has been found',
    'check-network': 'when the host can be reached',
    none: 'at any time',
  },
  certainties: { certain: 'certain', likely: 'likely', possible: 'possible' },
  labels: {
    got: 'Got',
    gitHub: 'GitHub',
    cause: 'Cause',
    who: 'Who',
    do: 'Do',
    otherwise: 'Otherwise',
    retry: 'Retry',
    read: 'Read',
    request: 'Request',
  },
};
