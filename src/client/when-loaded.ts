import type { TokenError } from '../catalogue/token-response.js';
import { maskOf } from '../redact/mask.js';
import { networkFailure } from '../transport/network-failure.js';
import type { ClientConfig } from './client-options.js';

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

/** Runs what needs code that is loaded late; that it cannot be loaded is a failure of the network. */
export const whenLoaded = async <M, R>(
  config: ClientConfig,
  load: () => Promise<M>,
  run: (loaded: M) => Promise<R>,
): Promise<R | TokenError> => {
  let loaded: M;
  try {
    loaded = await load();
  } catch (thrown) {
    return notLoaded(config, thrown);
  }
  return run(loaded);
};
