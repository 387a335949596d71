// Runs exchanges over HTTP and prints their results: with the fake endpoint on loopback or, with --code
// and the credentials in the environment, with the real GitHub.
import { parseArgs } from 'node:util';
import { createTokenClient, isTokenError } from 'github-token-exchange';
import { createFakeTokenEndpoint } from 'github-token-exchange/testing';
import { gitHubApp, oauthApp, scenarios } from './scenarios.mjs';
import { bold, describe, dim, print, table } from './terminal.mjs';

const usage = `Usage: npm start [-- --all]
       npm start -- --code CODE [--redirect-uri URL] [--base-url URL]

Without --code, the possible results of an exchange are caused on a fake endpoint on loopback:
two are shown whole, and the others in one line; with --all, each is shown whole.
With --code, the code is exchanged at GitHub; GITHUB_CLIENT_ID and GITHUB_CLIENT_SECRET
are read from the environment. A code works once, for 10 minutes.

  --code CODE          the code parameter of a callback
  --redirect-uri URL   the redirect URI of the authorization request, if one was sent
  --base-url URL       the GitHub to use instead of https://github.com`;

/** @param {() => Promise<import('github-token-exchange').TokenResponse>} exchange */
const timed = async (exchange) => {
  const start = performance.now();
  const response = await exchange();
  return { response, text: describe(response, performance.now() - start) };
};

/** @param {boolean} all */
const runScenarios = async (all) => {
  const endpoint = createFakeTokenEndpoint({ apps: [oauthApp, gitHubApp] });
  const { clientId, clientSecret } = oauthApp;
  const server = await endpoint.listen();
  const results = [];
  try {
    for (const { title, whole = all, client: differing, params, run } of scenarios) {
      const client = createTokenClient({
        clientId,
        clientSecret,
        baseUrl: server.url,
        ...differing,
      });
      const { response, text } = await timed(
        () =>
          run?.(client, endpoint) ?? client.exchangeCode(params?.(endpoint) ?? { code: undefined }),
      );
      results.push({ title, response });
      if (whole) print(`${dim('--')} ${bold(title)}\n\n${text}\n`);
    }
  } finally {
    await server.close();
  }
  if (!all) print(`${dim('--')} ${bold('All results')}\n\n${table(results)}\n`);
  const tags = new Set(results.map(({ response }) => response._tag));
  print(
    `${String(results.length)} exchanges, ${String(tags.size)} different outcomes.${all ? '' : ' npm start -- --all shows each of them whole.'}`,
  );
};

/** @param {{ code: string, redirectUri?: string | undefined, baseUrl?: string | undefined }} options */
const runReal = async ({ code, redirectUri, baseUrl }) => {
  const { GITHUB_CLIENT_ID: clientId, GITHUB_CLIENT_SECRET: clientSecret } = process.env;
  if (clientId === undefined || clientSecret === undefined)
    throw new TypeError(
      'GITHUB_CLIENT_ID and GITHUB_CLIENT_SECRET must be set; copy them from https://github.com/settings/developers',
    );
  const client = createTokenClient({ clientId, clientSecret, baseUrl });
  const { response, text } = await timed(() => client.exchangeCode({ code, redirectUri }));
  print(text);
  return isTokenError(response) ? 1 : 0;
};

const main = async () => {
  const { values } = parseArgs({
    options: {
      code: { type: 'string' },
      'redirect-uri': { type: 'string' },
      'base-url': { type: 'string' },
      all: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    print(usage);
    return 0;
  }
  if (values.code !== undefined)
    return runReal({
      code: values.code,
      redirectUri: values['redirect-uri'],
      baseUrl: values['base-url'],
    });
  if (values['redirect-uri'] !== undefined || values['base-url'] !== undefined)
    throw new TypeError('--redirect-uri and --base-url require --code; put -- before the options');
  await runScenarios(values.all);
  return 0;
};

// A reader such as head can close the pipe early.
process.stdout.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

main().then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (/** @type {unknown} */ error) => {
    console.error(error instanceof Error ? error.message : String(error));
    console.error(`\n${usage}`);
    process.exitCode = 2;
  },
);
