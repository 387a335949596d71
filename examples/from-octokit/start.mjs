// Compares how @octokit/oauth-methods and this package report the same responses of a fake GitHub.
import { inspect } from 'node:util';
import { Octokit } from '@octokit/core';
import { formatTokenError } from 'github-token-exchange';
import { withFakeGitHub } from '../support/fake-github.mjs';
import { say } from '../support/say.mjs';
import * as after from './after.mjs';
import * as before from './before.mjs';

await withFakeGitHub(async ({ endpoint, baseUrl, clientId, clientSecret }) => {
  const { request } = new Octokit({ baseUrl });

  /** @type {(clientSecret: string, prepare?: () => void) => Promise<void>} */
  const compare = async (secret, prepare) => {
    const app = { clientId, clientSecret: secret };
    const newCode = () => endpoint.issueCode({ scopes: ['repo', 'gist'] });

    prepare?.();
    const old = await before.signIn({ ...app, request }, newCode());
    if ('error' in old) {
      const { name, message } = /** @type {Error} */ (old.error);
      console.log(`before: ${name}: ${message}`);
      const shown = inspect(old.error, { depth: 10 });
      console.log(`        holds the client secret: ${shown.includes(secret) ? 'yes' : 'no'}`);
    } else console.log(`before: scopes ${JSON.stringify(old.scopes)}`);

    prepare?.();
    const now = await after.signIn({ ...app, baseUrl }, newCode());
    if ('error' in now) {
      console.log(`after:  ${formatTokenError(now.error).replaceAll('\n', '\n        ')}`);
      const shown = inspect(now.error, { depth: 10 });
      console.log(`        holds the client secret: ${shown.includes(secret) ? 'yes' : 'no'}`);
    } else console.log(`after:  scopes ${JSON.stringify(now.scopes)}`);
  };

  say('The user approves');
  await compare(clientSecret);

  say('The client secret belongs to another app');
  await compare('fedcba9876543210fedcba9876543210fedcba98');

  say('A network requires its own sign-in');
  await compare(clientSecret, () => {
    endpoint.respondWith({
      headers: { 'content-type': 'text/html' },
      body: '<html><title>Sign in to the network</title><input type="password"></html>',
    });
  });
});
