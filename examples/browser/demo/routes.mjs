// The routes of the demo's controls. Not to be copied.
import { text } from 'node:stream/consumers';

/**
 * @param {import('node:http').ServerResponse} outgoing
 * @param {number} status
 * @param {unknown} value
 */
const sendJson = (outgoing, status, value) => {
  outgoing.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  outgoing.end(JSON.stringify(value));
};

/** @param {string} json */
const nameIn = (json) => {
  try {
    const value = /** @type {unknown} */ (JSON.parse(json));
    return typeof value === 'object' && value !== null && 'scenario' in value
      ? value.scenario
      : undefined;
  } catch {
    return undefined;
  }
};

/**
 * @param {object} options
 * @param {string} options.pathname
 * @param {import('node:http').IncomingMessage} options.incoming
 * @param {import('node:http').ServerResponse} options.outgoing
 * @param {import('./control.mjs').Control} options.control
 * @param {unknown} options.settings
 * @param {string} options.pageOrigin
 */
export const handleControlRequest = async (options) => {
  const { pathname, incoming, outgoing, control, settings, pageOrigin } = options;
  switch (`${incoming.method ?? ''} ${pathname}`) {
    case 'GET /demo/settings':
      sendJson(outgoing, 200, settings);
      return;
    case 'GET /demo/requests':
      sendJson(outgoing, 200, { count: control.countRequests() });
      return;
    case 'POST /demo/next': {
      const name = nameIn(await text(incoming));
      // Other pages in this browser must not choose scenarios.
      const prepared = incoming.headers.origin === pageOrigin ? control.prepare(name) : undefined;
      sendJson(outgoing, prepared === undefined ? 404 : 200, prepared ?? {});
      return;
    }
    default:
      outgoing.writeHead(404, { 'content-type': 'text/plain' });
      outgoing.end('Nothing is here.\n');
  }
};
