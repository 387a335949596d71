// Starts the parts of the example: a fake GitHub, the relay, the page, and the controls of the
// demo.
import { createServer } from 'node:http';
import { nodeListener } from 'github-token-exchange/relay';
import { createFakeTokenEndpoint } from 'github-token-exchange/testing';
import { gitHubApp, oauthApp } from '../demo/apps.mjs';
import { createControl } from '../demo/control.mjs';
import { handleControlRequest } from '../demo/routes.mjs';
import { listFiles, sendFile } from './files.mjs';
import { relayFor } from './relay.mjs';

/** @typedef {import('node:http').RequestListener} RequestListener */

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @returns {Promise<string>}
 */
const listen = (server, port) =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : port;
      resolve(`http://127.0.0.1:${String(bound)}`);
    });
  });

/**
 * Starts the example on loopback; port 0 means any free port.
 *
 * @param {number} port
 */
export const start = async (port) => {
  const files = await listFiles();
  const endpoint = createFakeTokenEndpoint({ apps: [gitHubApp, oauthApp] });
  const gitHub = await endpoint.listen();
  const server = createServer();
  const pageOrigin = await listen(server, port);

  const common = { baseUrl: gitHub.url, pageOrigin };
  const gitHubAppRelay = relayFor({ ...common, ...credentialsOf(gitHubApp) });
  const oauthAppRelay = relayFor({ ...common, ...credentialsOf(oauthApp) });
  const control = createControl(endpoint, (settings) =>
    relayFor({ ...common, ...credentialsOf(gitHubApp), ...settings }),
  );

  /** @type {ReadonlyMap<string, RequestListener>} */
  const relays = new Map([
    ['/oauth/token', nodeListener(control.relay(gitHubAppRelay))],
    ['/oauth-app/token', nodeListener(oauthAppRelay)],
  ]);
  // In your own page, these are constants.
  const settings = {
    gitHub: gitHub.url,
    apps: {
      'github-app': { clientId: gitHubApp.clientId, tokenEndpoint: '/oauth/token' },
      'oauth-app': { clientId: oauthApp.clientId, tokenEndpoint: '/oauth-app/token' },
    },
  };

  server.on('request', (incoming, outgoing) => {
    const { pathname } = new URL(incoming.url ?? '/', pageOrigin);
    const relay = relays.get(pathname);
    const file = files.get(pathname);
    if (relay !== undefined) relay(incoming, outgoing);
    else if (file !== undefined)
      sendFile(file, gitHub.url, outgoing).catch(() => outgoing.destroy());
    else
      handleControlRequest({ pathname, incoming, outgoing, control, settings, pageOrigin }).catch(
        () => outgoing.destroy(),
      );
  });
  return { url: pageOrigin, gitHub: gitHub.url };
};

/** @param {{ clientId: string, clientSecret: string }} app */
const credentialsOf = ({ clientId, clientSecret }) => ({ clientId, clientSecret });
