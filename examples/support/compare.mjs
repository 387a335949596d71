// Runs the same sign-ins with a library alone and together with this package.
import { format } from 'node:util';
import { withFakeGitHub } from './fake-github.mjs';
import { say } from './say.mjs';

/** @typedef {Parameters<Parameters<typeof withFakeGitHub>[0]>[0]} FakeGitHub */

const proxyPage = {
  headers: { 'content-type': 'text/html' },
  body: '<html><title>Sign in to the network</title><input type="password"></html>',
};

const attempts = [
  { title: 'The user approves' },
  { title: 'The client secret is in quotation marks', quotationMark: '"' },
  { title: 'The redirect URI is not registered', response: { error: 'redirect_uri_mismatch' } },
  { title: 'A proxy responds with its page', response: proxyPage },
];

/**
 * Returns what a function writes with `console.error`, without stack traces and colours. Waits for the
 * explanation if one is to come.
 *
 * @param {() => Promise<string>} run
 * @param {boolean} explained
 */
const logOf = async (run, explained) => {
  const write = console.error;
  /** @type {string[]} */
  const lines = [];
  console.error = (/** @type {unknown[]} */ ...values) => {
    lines.push(...format(...values).split('\n'));
  };
  try {
    const result = await run();
    for (let tries = 0; explained && tries < 500; tries += 1) {
      if (lines.some((line) => line.startsWith('✗'))) break;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    // eslint-disable-next-line no-control-regex -- the colours of a terminal
    const plain = lines.map((line) => line.replace(/\u001b\[\d*m/g, ''));
    return { result, log: plain.filter((line) => !/^\s+at /.test(line)) };
  } finally {
    console.error = write;
  }
};

/**
 * Shows one sign-in that succeeds and three that fail.
 *
 * @param {string} library
 * @param {(github: FakeGitHub, explained: boolean) => Promise<string>} signIn What the user sees.
 * @param {readonly boolean[]} ways Without and with this package.
 */
export const compare = (library, signIn, ways = [false, true]) =>
  withFakeGitHub(async (github) => {
    for (const { title, quotationMark = '', response } of attempts) {
      say(title);
      for (const explained of ways) {
        const clientSecret = `${quotationMark}${github.clientSecret}${quotationMark}`;
        if (response !== undefined)
          github.endpoint.respondWith({ path: '/login/oauth/access_token', ...response });
        const fails = title !== attempts[0]?.title;
        const { result, log } = await logOf(
          () => signIn({ ...github, clientSecret }, explained),
          explained && fails,
        );
        console.log(`${explained ? 'with this package' : `${library} alone`}: ${result}`);
        for (const line of log) console.log(`  ${line}`);
      }
    }
  });
