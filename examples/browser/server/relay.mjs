// This part belongs on your own server: it is the only one that knows the client secret.
import { createTokenClient } from 'github-token-exchange';
import { createTokenRelay } from 'github-token-exchange/relay';

/**
 * @typedef {object} Settings
 * @property {string} [clientId]
 * @property {string} [clientSecret]
 * @property {'public' | 'full'} [details]
 * @property {number} [timeoutMs]
 */

/**
 * @param {object} options
 * @param {string} options.clientId
 * @param {string} options.clientSecret
 * @param {string} options.baseUrl The URL of GitHub.
 * @param {string} options.pageOrigin
 * @param {'public' | 'full'} [options.details]
 * @param {number} [options.timeoutMs]
 */
export const relayFor = ({ pageOrigin, details = 'full', ...client }) =>
  createTokenRelay({
    client: createTokenClient(client),
    allowedOrigins: [pageOrigin],
    // 'full' shows every cause in the page during development. Omit this option in production.
    details,
  });
