// explained-fetch.ts
import { formatTokenError, isTokenError, observeTokenEndpoint } from 'github-token-exchange/decode';

export const explainedFetch = observeTokenEndpoint(fetch, {
  onResponse: (response) => {
    if (isTokenError(response)) console.error(formatTokenError(response));
  },
});
