import { formatDuration } from '../../internal/text.js';
import { hint } from '../hint.js';
import type { HintMessages } from '../locale.js';
import { isHiddenByBrowser, isNotDecompressed, mayNeedProxy } from '../network.js';
import type { TransportError } from '../types.js';
import { notAvailable, tryAgain } from './phrases.js';

const useProxy =
  'If a proxy is required, set NODE_USE_ENV_PROXY=1 (Node 22.21, 24 or newer), or pass a fetch that uses it.';

/** The hints of the errors of requests that got no complete response. */
export const transportHints: HintMessages<TransportError['_tag']> = {
  NetworkFailure: (input) => {
    const { cause, urls } = input;
    if (isNotDecompressed(cause))
      return hint(
        `The response from ${urls.host} could not be decompressed.`,
        notAvailable,
        'Look for a proxy or a server that sends bodies which do not match their Content-Encoding header.',
        tryAgain(input),
      );
    return isHiddenByBrowser(cause)
      ? hint(
          `No complete response was received from ${urls.host}, and the browser does not say why.`,
          notAvailable,
          'Use a relay (createTokenRelay), because the token endpoint does not send CORS headers.',
          `Open ${urls.web} in the same browser to see whether the host can be reached.`,
          tryAgain(input),
        )
      : hint(
          `No complete response was received from ${urls.host}.`,
          notAvailable,
          cause.code === undefined &&
            cause.message !== undefined &&
            'Read cause.message, the error of the runtime or the custom fetch.',
          `Run curl -I ${urls.web} on the machine that failed to see whether it can reach the host.`,
          mayNeedProxy(cause) && useProxy,
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
};
