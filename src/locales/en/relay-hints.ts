import type { Hints } from '../../catalogue/locale.js';
import { newSignIn, say, wait } from './say.js';

/** What is said where a relay was asked and did not answer as one; GitHub was not reached then. */
export const relayHints = (
  tokenEndpoint: string,
): Pick<
  Hints,
  'NetworkFailure' | 'RequestTimedOut' | 'UnexpectedResponse' | 'UnrecognizedOAuthError'
> => {
  const { host } = new URL(tokenEndpoint);
  return {
    NetworkFailure: () =>
      say(
        `No answer came from the relay at ${host}.`,
        "Look at the relay's log; a refused origin is named there, and browsers hide it from pages.",
        'Add the origin of this page to allowedOrigins of the relay if it is missing.',
        `Run curl -I ${tokenEndpoint} to see whether the relay is reached.`,
        newSignIn,
      ),
    RequestTimedOut: ({ timeoutMs }) =>
      say(
        `The relay did not answer within ${wait(timeoutMs / 1000, '')}.`,
        "Look at the relay's log; it may wait for GitHub, and tells why.",
        'Give the relay a shorter timeoutMs than this client, so that its own error arrives.',
        newSignIn,
      ),
    UnrecognizedOAuthError: () =>
      say(
        `The relay at ${host} refused the request; it was not sent to GitHub.`,
        "Read the relay's description; it says what to send, or what to set up.",
        "Look at the relay's log; onRefusal is told of every refusal, and why.",
      ),
    UnexpectedResponse: () =>
      say(
        `What answered at ${host} is no relay.`,
        'Read bodyExcerpt; it tells who answered.',
        `Mount createTokenRelay where tokenEndpoint leads; that is ${tokenEndpoint} now.`,
        newSignIn,
      ),
  };
};
