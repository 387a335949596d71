// The demo's settings and controls. A page of your own has two constants instead: its client ID and
// the address of its relay.
import { createTokenClient } from '/github-token-exchange.js';

/**
 * @typedef {import('github-token-exchange').TokenClient} TokenClient
 * @typedef {{ clientId: string, tokenEndpoint: string }} App
 * @typedef {object} Settings
 * @property {string} gitHub Where the fake GitHub is.
 * @property {Readonly<Record<'github-app' | 'oauth-app', App>>} apps
 */

/**
 * @param {string} address
 * @param {RequestInit} [init]
 * @returns {Promise<unknown>}
 */
const askServer = async (address, init) => {
  const answer = await fetch(address, init);
  if (!answer.ok) throw new TypeError(`The example's server does not know ${address} like this.`);
  return answer.json();
};

/**
 * Chooses what the next exchange meets, and gives a code for it.
 *
 * @param {string} scenario
 * @returns {Promise<string>}
 */
const prepare = async (scenario) => {
  const prepared = await askServer('/demo/next', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scenario }),
  });
  return /** @type {{ code: string }} */ (prepared).code;
};

const countRequests = async () =>
  /** @type {{ count: number }} */ (await askServer('/demo/requests')).count;

export const openStage = async () => {
  const { gitHub, apps } = /** @type {Settings} */ (await askServer('/demo/settings'));
  /** @param {App} app */
  const clientOf = (app) => createTokenClient({ ...app, baseUrl: gitHub });
  return {
    gitHub,
    clientId: apps['github-app'].clientId,
    clients: {
      'github-app': clientOf(apps['github-app']),
      'oauth-app': clientOf(apps['oauth-app']),
    },
    /**
     * @param {string | undefined} clientId
     * @returns {'github-app' | 'oauth-app'}
     */
    kindOf: (clientId) => (clientId === apps['oauth-app'].clientId ? 'oauth-app' : 'github-app'),
    prepare,
    countRequests,
  };
};

/** @typedef {Awaited<ReturnType<typeof openStage>>} Stage */
