// Only for the demonstration, not to be copied: lets the page choose what goes wrong next.
import { scenarios } from './scenarios.mjs';

/**
 * @typedef {import('github-token-exchange/relay').TokenRelay} TokenRelay
 * @typedef {import('github-token-exchange/testing').FakeTokenEndpoint} Endpoint
 * @typedef {import('../server/relay.mjs').Settings} Settings
 */

/**
 * @param {Endpoint} endpoint
 * @param {(settings: Settings) => TokenRelay} makeRelay
 */
export const createControl = (endpoint, makeRelay) => {
  /** @type {import('./scenarios.mjs').Scenario} */
  let next = {};
  return {
    /**
     * Chooses the scenario of the next request to the relay. Returns `undefined` for an unknown
     * name.
     *
     * @param {unknown} name
     */
    prepare: (name) => {
      if (typeof name !== 'string' || !Object.hasOwn(scenarios, name)) return undefined;
      next = scenarios[name] ?? {};
      return { code: endpoint.issueCode(next.code) };
    },
    /**
     * A relay that plays the chosen scenario once, and otherwise is the usual one.
     *
     * @param {TokenRelay} usual
     * @returns {TokenRelay}
     */
    relay: (usual) => (request) => {
      const { answers = [], relay } = next;
      next = {};
      endpoint.respondWith(...answers);
      return (relay === undefined ? usual : makeRelay(relay))(request);
    },
    /** How many token requests GitHub has received. */
    countRequests: () =>
      endpoint.requests.filter(({ path }) => path === '/login/oauth/access_token').length,
  };
};

/** @typedef {ReturnType<typeof createControl>} Control */
