import { customFetch } from '@auth/core';
import GitHub from '@auth/core/providers/github';
import { formatTokenError, isTokenError, observeTokenEndpoint } from 'github-token-exchange/decode';

/** The GitHub provider of Auth.js, whose failures are explained in the log. */
export function explainedGitHub(options: NonNullable<Parameters<typeof GitHub>[0]>) {
  return GitHub({
    ...options,
    [customFetch]: observeTokenEndpoint(fetch, {
      baseUrl: options.enterprise?.baseUrl,
      onResponse: (response) => {
        if (isTokenError(response)) console.error(formatTokenError(response));
      },
    }),
  });
}
