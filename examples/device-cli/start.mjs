// Signs in against a fake GitHub, whose user decides on its page. GitHub requires 5 seconds between
// two polls; the client and the fake share a clock that skips them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createTokenClient, formatTokenError, isTokenError } from 'github-token-exchange';
import { createFakeTokenEndpoint } from 'github-token-exchange/testing';
import { say } from '../support/say.mjs';
import { signIn } from './sign-in.mjs';

let skipped = 0;
const now = () => Date.now() + skipped;
const clock = {
  now,
  monotonic: now,
  sleep: async (/** @type {number} */ milliseconds) => {
    skipped += milliseconds;
    await decide();
  },
};

/**
 * What the user does while the program waits.
 *
 * @type {() => Promise<unknown>}
 */
let decide = () => Promise.resolve();

/**
 * Decides on the page of the fake GitHub during the second wait of the program.
 *
 * @type {(line: string, decision: 'authorize' | 'cancel') => () => Promise<unknown>}
 */
const afterOnePoll = (line, decision) => {
  const [, page = '', userCode = ''] = /Open (\S+) and enter the code (\S+)/.exec(line) ?? [];
  let waits = 0;
  return async () => {
    waits += 1;
    const body = new URLSearchParams({ user_code: userCode, decision });
    if (waits === 2) await fetch(page, { method: 'POST', body });
  };
};

const app = { clientId: 'Iv23liExampleExample', clientSecret: '0'.repeat(40) };
const withoutDeviceFlow = { ...app, clientId: 'Iv23liDeviceFlowOff0', deviceFlow: false };
const github = createFakeTokenEndpoint({ apps: [app, withoutDeviceFlow], now });
const { url: baseUrl, close } = await github.listen();

/** @param {'authorize' | 'cancel'} decision */
const demonstrate = async (decision) => {
  const client = createTokenClient({
    clientId: app.clientId,
    clientSecret: null,
    baseUrl,
    clock,
  });
  const response = await signIn(client, {
    scopes: ['repo'],
    print: (line) => {
      console.log(line);
      decide = afterOnePoll(line, decision);
    },
  });
  console.log(isTokenError(response) ? formatTokenError(response) : 'Signed in');
};

try {
  say('The user enters the code and approves');
  await demonstrate('authorize');

  say('The user enters the code and cancels');
  await demonstrate('cancel');

  say('The device flow is not enabled for the app: the command itself');
  const command = spawn(process.execPath, [fileURLToPath(new URL('cli.mjs', import.meta.url))], {
    stdio: 'inherit',
    env: {
      ...process.env,
      GITHUB_CLIENT_ID: withoutDeviceFlow.clientId,
      GITHUB_BASE_URL: baseUrl,
    },
  });
  await once(command, 'close');
  console.log(`The command exits with code ${String(command.exitCode)}`);
} finally {
  await close();
}
