// Starts the example: npm run example:browser [-- --port 8080]
import { parseArgs } from 'node:util';
import { start } from './server/start.mjs';

const usage =
  'Usage: npm run example:browser -- [--port PORT]   (default 8080; 0 takes any free port)';

/** @param {string} text */
const portOf = (text) => {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new TypeError('--port is not a number between 0 and 65535');
  return port;
};

/** @param {unknown} error */
const explain = (error) => {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && error.code === 'EADDRINUSE'
    ? 'The port is in use; choose another one with --port, or 0 for any free port.'
    : error.message;
};

try {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '8080' } } });
  const { url, gitHub } = await start(portOf(values.port));
  console.log(
    `The example is at   ${url}\nThe fake GitHub at  ${gitHub}\nPress Ctrl+C to stop both.`,
  );
} catch (error) {
  console.error(`${explain(error)}\n${usage}`);
  process.exit(1);
}
