import { isBrowser } from '../../internal/runtime.js';
import { formatDuration } from '../../internal/text.js';
import type { HintMessages } from '../locale.js';
import type { FailureCause, TransportError } from '../types.js';
import { hint, notAvailable, tryAgain } from './phrases.js';

const useProxy =
  'If a proxy is required, set NODE_USE_ENV_PROXY=1 (Node 22.21, 24 or newer), or pass a fetch that uses it.';

/** Whether a proxy that is not used may be the reason. */
const mayNeedProxy = ({ code }: FailureCause): boolean =>
  code === undefined ||
  /^(?:ENOTFOUND|EAI_|ECONNREFUSED|E\w*UNREACH|ETIMEDOUT|UND_ERR_CONNECT)/.test(code);

/** The hints of the errors of requests that got no response. */
export const transportHints: HintMessages<TransportError['_tag']> = {
  NetworkFailure: (input) => {
    const { cause, urls } = input;
    // A browser reports every failure of a request to the page as the same TypeError.
    const isBlocked = cause.code === undefined && cause.name === 'TypeError' && isBrowser();
    return isBlocked
      ? hint(
          `No response was received from ${urls.host}, and the browser does not say why.`,
          notAvailable,
          'Use a relay (createTokenRelay), because the token endpoint does not send CORS headers.',
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
