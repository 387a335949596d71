import type { TokenError } from '../catalogue/token-response.js';
import { maskOf } from '../redact/mask.js';
import { networkFailure } from '../transport/network-failure.js';
import type { ClientConfig } from './client-options.js';
import type { Requests } from './requests.js';

/** Loads the code that sends and decodes. */
export type LoadRequests = (config: ClientConfig) => Promise<Requests>;

/** From a file of its own, since most pages of an app exchange nothing. */
export const loadRequests: LoadRequests = async (config) => {
  const [{ createRequests }, relay] = await Promise.all([
    import('./requests.js'),
    // Only whoever asks a relay pays for reading its answers.
    config.relayed ? import('./relayed.js') : undefined,
  ]);
  return createRequests(config, relay?.relayed);
};

/** Loads at the first call, and once; after a failure, at the next call again. */
export const once = (config: ClientConfig, load: LoadRequests): (() => Promise<Requests>) => {
  let loading: Promise<Requests> | undefined;
  return () => {
    loading ??= load(config).catch((thrown: unknown) => {
      loading = undefined;
      throw thrown;
    });
    return loading;
  };
};

/** What a request ends in whose code cannot be loaded. */
const notLoaded = ({ host, locale }: ClientConfig, thrown: unknown): TokenError =>
  networkFailure(
    thrown,
    { host, locale, mask: maskOf([]) },
    {
      description: 'A file of github-token-exchange could not be loaded; nothing was sent.',
      retryable: true,
    },
  );

/** Runs a request once its code is loaded. */
export const withRequests = async <R>(
  config: ClientConfig,
  loaded: () => Promise<Requests>,
  run: (requests: Requests) => Promise<R>,
): Promise<R | TokenError> => {
  let requests: Requests;
  try {
    requests = await loaded();
  } catch (thrown) {
    return notLoaded(config, thrown);
  }
  return run(requests);
};
