// The part that belongs on a server of your own: only it knows the client secret.
import { createTokenClient, formatTokenError } from 'github-token-exchange';
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
 * @param {string} options.baseUrl Where GitHub is; leave it out for github.com.
 * @param {string} options.pageOrigin
 * @param {'public' | 'full'} [options.details]
 * @param {number} [options.timeoutMs]
 */
export const relayFor = ({ pageOrigin, details = 'full', ...client }) =>
  createTokenRelay({
    client: createTokenClient(client),
    allowedOrigins: [pageOrigin],
    // The page is to show every cause while you develop. Leave this out in production.
    details,
    onError: (error) => console.error(`${formatTokenError(error)}\n`),
    onRefusal: ({ reason, description }) => console.error(`relay: ${reason}: ${description}\n`),
  });
