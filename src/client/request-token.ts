import type { FailureCause } from '../catalogue/row.js';
import type { TokenResponse } from '../catalogue/token-response.js';
import { readAnswer } from '../decode/answer.js';
import { buildError, type Scene } from '../decode/build-error.js';
import { decodeAnswer } from '../decode/decode-answer.js';
import { tokenEndpointOf } from '../host/github-host.js';
import { maskOf } from '../redact/mask.js';
import { withDeadline } from '../transport/deadline.js';
import { failureCause } from '../transport/failure-cause.js';
import type { ClientConfig } from './client-options.js';

const maskedCause = ({ name, code }: FailureCause, { mask }: Scene): FailureCause => ({
  name: mask(name),
  ...(code === undefined ? {} : { code: mask(code) }),
});

/** Posts form data to the token endpoint, once, and names what came of it. Never rejects. */
export const requestToken = async (
  config: ClientConfig,
  form: Readonly<Record<string, string>>,
  secrets: readonly string[],
  signal: AbortSignal | undefined,
): Promise<TokenResponse> => {
  const { host, locale, timeoutMs, transport } = config;
  const scene: Scene = { host, locale, mask: maskOf(secrets) };
  const ending = await withDeadline(timeoutMs, signal, async (deadline) =>
    transport({
      url: tokenEndpointOf(host),
      headers: {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams(form).toString(),
      signal: deadline,
    }),
  );
  switch (ending.kind) {
    case 'done':
      return decodeAnswer(readAnswer(ending.value), Date.now(), scene);
    case 'failed': {
      const cause = maskedCause(failureCause(ending.thrown), scene);
      return buildError('NetworkFailure', { cause }, {}, scene);
    }
    case 'timed-out':
      return buildError('RequestTimedOut', { timeoutMs }, {}, scene);
    case 'aborted':
      return buildError('RequestAborted', {}, {}, scene);
  }
};
