// The settings and controls of the demo. Your own page has two constants instead: its client ID and
// the URL of its relay.
import { createTokenClient } from '/github-token-exchange.js';

/**
 * @typedef {import('github-token-exchange').TokenClient} TokenClient
 * @typedef {{ clientId: string, tokenEndpoint: string }} App
 * @typedef {object} Settings
 * @property {string} gitHub The URL of the fake GitHub.
 * @property {Readonly<Record<'github-app' | 'oauth-app', App>>} apps
 */

/**
 * @param {string} address
 * @param {RequestInit} [init]
 * @returns {Promise<unknown>}
 */
const requestServer = async (address, init) => {
  const response = await fetch(address, init);
  if (!response.ok)
    throw new TypeError(`The server of the example rejected the request to ${address}.`);
  return response.json();
};

/**
 * Chooses the scenario of the next exchange, and returns a code for it.
 *
 * @param {string} scenario
 * @returns {Promise<string>}
 */
const prepare = async (scenario) => {
  const prepared = await requestServer('/demo/next', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scenario }),
  });
  return /** @type {{ code: string }} */ (prepared).code;
};

const countRequests = async () =>
  /** @type {{ count: number }} */ (await requestServer('/demo/requests')).count;

export const openStage = async () => {
  const { gitHub, apps } = /** @type {Settings} */ (await requestServer('/demo/settings'));
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
