import type { Transport } from '../transport/transport.js';
import type { ClientConfig } from './client-options.js';
import type { Requests } from './requests.js';

/** Loads the code that sends and decodes. */
export type LoadRequests = (config: ClientConfig) => Promise<Requests>;

/** From a file of its own, since most pages of an app exchange nothing; so may be the transport. */
export const loadRequests =
  (loadTransport: () => Transport | Promise<Transport>): LoadRequests =>
  async (config) => {
    const [{ createRequests }, transport, relay] = await Promise.all([
      import('./requests.js'),
      loadTransport(),
      // Only whoever asks a relay pays for reading its answers.
      config.relayed ? import('./relayed.js') : undefined,
    ]);
    return createRequests({ ...config, transport }, relay?.relayed);
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
