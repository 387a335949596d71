import { hint } from '../hint.js';
import { formatWait, notAvailable, readExcerpt, tryAgain } from './phrases.js';
import type { RelayHintMessages } from '../locale.js';

/** The hints of a client with a relay, for requests that failed before the relay sent them to GitHub. */
export function relayHints(tokenEndpoint: string): RelayHintMessages {
  const { host } = new URL(tokenEndpoint);
  return {
    NetworkFailure: (input) =>
      hint(
        `No complete response was received from the relay at ${host}.`,
        notAvailable,
        `Run curl -I ${tokenEndpoint} to see whether the relay can be reached; if not, start it.`,
        // Browsers do not say why a request failed, and other runtimes send no origin.
        input.cause.code === undefined &&
          "Read the relay's log: it names refused origins, which browsers hide from the page.",
        input.cause.code === undefined &&
          'If the origin of this page is missing from allowedOrigins of the relay, add it.',
        tryAgain(input),
      ),
    RequestTimedOut: (input) =>
      hint(
        `The relay did not respond within ${formatWait(input.timeoutMs / 1000, '')}.`,
        notAvailable,
        "Read the relay's log: if it was waiting for GitHub, the log says why.",
        'Give the relay a shorter timeoutMs than this client, so that its own error arrives first.',
        tryAgain(input),
      ),
    UnrecognizedOAuthError: () =>
      hint(
        `The relay at ${host} refused the request and did not send it to GitHub.`,
        notAvailable,
        'Read the description: it says what to send or what to configure.',
        "Read the relay's log: onRefusal is called with every refusal and its reason.",
      ),
    UnexpectedResponse: (input) =>
      hint(
        `The response from ${host} is not that of a relay.`,
        notAvailable,
        readExcerpt,
        `Mount createTokenRelay at the tokenEndpoint URL, currently ${tokenEndpoint}.`,
        tryAgain(input),
      ),
  };
}
