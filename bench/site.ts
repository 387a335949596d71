// The app that every library signs in with, and the way of its requests from github.com to loopback.

/** The app of all measurements. None of its values exists. */
export const app = {
  clientId: 'Ov23liBenchBench0000',
  clientSecret: '0123456789abcdef'.repeat(3).slice(8),
};

export const redirectUri = 'https://app.example.com/callback';

export const tokenUrl = 'https://github.com/login/oauth/access_token';

interface Dispatcher {
  dispatch(options: { readonly origin: string | URL }, handler: unknown): boolean;
}

const key = Symbol.for('undici.globalDispatcher.1');

/**
 * Sends what the global `fetch` sends to github.com to an endpoint on loopback instead, below `fetch`, so
 * that a library whose URLs are fixed needs no change and every library pays the same. Returns a function
 * that undoes it.
 */
export const rerouteGitHub = async (endpoint: string): Promise<() => void> => {
  await (await fetch('data:,')).text(); // Node creates its dispatcher with the first fetch.
  const global = globalThis as unknown as Record<symbol, Dispatcher | undefined>;
  const dispatcher = global[key];
  if (dispatcher === undefined) throw new Error('This version of Node has no global dispatcher.');
  global[key] = {
    dispatch: (options, handler) =>
      dispatcher.dispatch(
        String(options.origin) === 'https://github.com'
          ? { ...options, origin: endpoint }
          : options,
        handler,
      ),
  };
  return () => {
    global[key] = dispatcher;
  };
};
