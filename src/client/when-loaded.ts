import type { LikelyCause, TokenError } from '../catalogue/token-response.js';
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

/** What a check finds if its code cannot be loaded: an empty list would say that all is well. */
export const rulesNotLoaded: readonly LikelyCause[] = Object.freeze([
  Object.freeze<LikelyCause>({
    id: 'rules-not-loaded',
    certainty: 'certain',
    summary: 'A file of github-token-exchange could not be loaded; nothing was checked.',
    fix: 'Deploy all files of the package, or reload the page if a new version was deployed.',
    source: 'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Operators/import',
  }),
]);

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
