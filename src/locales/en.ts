import { failureKind, type FailureKind } from '../catalogue/failure-kind.js';
import type { Facts, Locale, Words } from '../catalogue/locale.js';
import type { UnexpectedReason } from '../catalogue/row.js';

const say = (summary: string, ...steps: readonly string[]): Words => ({ summary, steps });

const units = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
] as const;

/** Seconds, or the largest unit of which it is two at least; never less than it is. */
const amount = (seconds: number): string => {
  const [size, unit] = units.find(([length]) => seconds >= 2 * length) ?? [1, 'second'];
  const count = size === 1 ? seconds : Math.ceil(seconds / size);
  return `${String(count)} ${unit}${count === 1 ? '' : 's'}`;
};

const wait = (seconds: number | undefined, otherwise: string): string =>
  seconds === undefined ? otherwise : seconds === 0 ? 'a moment' : amount(seconds);

const codeUnspent = 'The code was not sent; it can still be exchanged within its 10 minutes.';
const newSignIn = 'Start a new sign-in afterwards; the code of this one may be spent.';

const unexpected: Readonly<
  Record<UnexpectedReason, (facts: Facts<'UnexpectedResponse'>) => Words>
> = {
  'html-page': ({ places }) =>
    say(
      'A web page came back where a token answer was expected.',
      'Read bodyExcerpt; the title of the page tells who answered.',
      `Set baseUrl to the address at which people open GitHub; it is ${places.web} now.`,
      newSignIn,
    ),
  'proxy-page': ({ places }) =>
    say(
      `A proxy or gateway answered in place of ${places.host}.`,
      'Read bodyExcerpt; a login form or a block page names the proxy.',
      `Ask the operator to let this machine reach ${places.host} without a login page.`,
      'Give the client a fetch that uses the proxy, if requests have to go through it.',
      newSignIn,
    ),
  'wrong-endpoint': ({ places }) =>
    say(
      "Something answered, but not GitHub's token endpoint.",
      `Set baseUrl to the web root of GitHub, not to the API or another path; it is ${places.web} now.`,
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
  redirect: ({ places }) =>
    say(
      'The endpoint redirects to another address; the secret was not sent there.',
      'Look at the Location header of the answer; it names the right host or a login page.',
      `Set baseUrl to that host, with https; it is ${places.web} now.`,
      newSignIn,
    ),
  'empty-body': ({ places }) =>
    say(
      'The answer has no body.',
      `Look for a proxy, gateway or hook between this program and ${places.host} that drops the body.`,
      'Note the status and, where there is one, the request ID; GitHub Support can look it up.',
      newSignIn,
    ),
  'too-large': ({ places }) =>
    say(
      'The answer is larger than any token answer; it was not read to its end.',
      'Read bodyExcerpt; it tells who answered.',
      `Set baseUrl to the address at which people open GitHub; it is ${places.web} now.`,
      newSignIn,
    ),
  undecodable: ({ places }) =>
    say(
      'The answer is not readable as JSON, form data or XML.',
      'Read bodyExcerpt; a text cut off in the middle means that the connection broke.',
      `Look for a proxy or gateway between this program and ${places.host} that changes the answer.`,
      newSignIn,
    ),
  'neither-token-nor-error': ({ places }) =>
    say(
      'The answer can be read, but it holds no usable token and no error.',
      'Read bodyExcerpt; its members tell which service answered.',
      `Set baseUrl to the web root of GitHub; it is ${places.web} now.`,
      newSignIn,
    ),
};

const throughProxy =
  'If a proxy is needed there, give the client a fetch that uses it; fetch ignores HTTP_PROXY.';
const showCertificate = ({ places }: Facts<'NetworkFailure'>): string =>
  `Run openssl s_client -connect ${places.host}:443 to see the certificate that is served.`;

const failed: Readonly<Record<FailureKind, (facts: Facts<'NetworkFailure'>) => Words>> = {
  'name-resolution': ({ places }) =>
    say(
      `The name ${places.host} could not be resolved.`,
      `Run nslookup ${places.host} on the machine that failed; in a container, run it inside.`,
      'Compare the host with baseUrl; a misspelt name cannot be resolved either.',
      codeUnspent,
    ),
  refused: ({ places }) =>
    say(
      `Nobody accepts connections at ${places.host}.`,
      `Run curl -I ${places.web} on the machine that failed; a firewall or a wrong port refuses too.`,
      throughProxy,
      codeUnspent,
    ),
  broken: ({ places }) =>
    say(
      `The connection to ${places.host} broke off before the answer was complete.`,
      newSignIn,
      `If it happens again, run curl -I ${places.web} on the machine that failed.`,
      'Look for a proxy or firewall that ends connections in between.',
    ),
  'no-connection-in-time': ({ places }) =>
    say(
      `No connection to ${places.host} came about in time.`,
      `Run curl -I ${places.web} on the machine that failed; a firewall can drop packets in silence.`,
      throughProxy,
      newSignIn,
    ),
  'private-authority': (facts) =>
    say(
      `The certificate of ${facts.places.host} comes from an authority unknown to this machine.`,
      showCertificate(facts),
      'If its issuer is your own, set NODE_EXTRA_CA_CERTS to the file with the authority, and restart.',
      'If it is not, a proxy reads this traffic; ask the operator for its authority or a way around it.',
      codeUnspent,
    ),
  'expired-certificate': (facts) =>
    say(
      `The certificate of ${facts.places.host} is not valid at this machine's time.`,
      'Compare the clock of this machine with the real time.',
      showCertificate(facts),
      `If it has expired, ask the administrators of ${facts.places.host} to renew it.`,
      codeUnspent,
    ),
  'other-name-on-certificate': (facts) =>
    say(
      `The certificate that is served belongs to another name than ${facts.places.host}.`,
      showCertificate(facts),
      'Set baseUrl to the name on the certificate, if that is the host you mean.',
      'Look for a proxy or a DNS entry that leads elsewhere.',
      codeUnspent,
    ),
  'hidden-by-browser': ({ places }) =>
    say(
      `The request to ${places.host} failed, and the runtime does not tell why.`,
      'In a browser, exchange through a relay on your own server: GitHub sends no CORS headers here.',
      `On a server, run curl -I ${places.web} on the machine that failed.`,
      newSignIn,
    ),
  unknown: ({ places }) =>
    say(
      `No answer came from ${places.host}.`,
      `Run curl -I ${places.web} on the machine that failed; it shows whether the host is reached.`,
      throughProxy,
      newSignIn,
    ),
};

/** English, the language of every hint unless another is given. */
export const en: Locale = {
  language: 'en',
  hints: {
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
    NetworkFailure: (facts) => failed[failureKind(facts.cause)](facts),
    RequestTimedOut: ({ timeoutMs, places }) =>
      say(
        `No answer came within ${wait(timeoutMs / 1000, '')}.`,
        `Run curl -I ${places.web} on the machine that failed; it shows whether the host is slow.`,
        newSignIn,
        'Raise timeoutMs if the network is known to be slow.',
      ),
    RequestAborted: () =>
      say(
        'The program itself ended the request.',
        'Look for the place that aborts the signal, if the abort was not meant.',
        newSignIn,
      ),
    MissingCode: ({ places, setupAction }) =>
      setupAction !== undefined
        ? say(
            "This callback tells of the app's installation; it brings no code.",
            `Send the person to ${places.web}/login/oauth/authorize to sign them in.`,
            'Or tick Request user authorization (OAuth) during installation on the page of the app.',
          )
        : say(
            'There is no code to exchange; the callback did not bring one.',
            'Log the names of the query parameters of the callback; error or setup_action tells why.',
            `Send the person to ${places.web}/login/oauth/authorize first.`,
            'Pass the code parameter of the callback to exchangeCode as a string.',
          ),
    StateMismatch: () =>
      say(
        'This callback belongs to another sign-in, or the session was lost.',
        'Log whether the session held a state when the callback came; without one, its cookie was lost.',
        'Start a new sign-in; do not exchange the code of this one.',
        'Begin and end on one host name: localhost and 127.0.0.1 do not share cookies.',
      ),
    IssuerMismatch: ({ places }) =>
      say(
        `The callback does not come from ${places.host}.`,
        'Start a new sign-in; do not exchange the code of this one.',
        'Set baseUrl to the host that people are sent to for the sign-in.',
      ),
  },
  actors: {
    developer: 'the developer who deployed this',
    'app-owner': 'the owner of the app on GitHub',
    operator: 'the operator of the machine or network it runs on',
    user: 'the person signing in',
    github: 'GitHub',
    nobody: 'nobody; it passes, or it was meant',
  },
  retry: {
    'fix-configuration': 'not before the configuration has changed',
    'restart-authorization': 'only with a new sign-in',
    'verify-email': 'when the email address is verified, with a new sign-in',
    'contact-support': 'not before the suspension is lifted',
    'poll-again': 'yes, with the same device code, after the wait',
    'read-documentation': 'not before the reason is known',
    'wait-and-retry': 'after the wait; with a new sign-in if the code is refused',
    'check-endpoint': 'not before the cause is found',
    'check-network': 'when the host can be reached; with a new sign-in if the code is refused',
    none: 'as you like, with a new sign-in',
    BadVerificationCode: 'only with a new code; the client ID and secret are right',
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
