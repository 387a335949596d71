import type { UnexpectedReason } from '../catalogue/row.js';
import { rulesFor, when, type Look } from './rule.js';
import { shownWeb } from './sent-host.js';
import type { Sent } from './sent.js';

const onReason =
  (reason: UnexpectedReason, say: (web: string) => string, fix: string): Look =>
  (sent: Sent, error) =>
    when(
      error?._tag === 'UnexpectedResponse' && error.reason === reason,
      say(shownWeb(sent.baseUrl, sent)),
      fix,
    );

/** Who answered instead of the token endpoint. */
export const endpointRules = rulesFor('UnexpectedResponse')(
  [
    'proxy-answered',
    'likely',
    'microsoft/vscode#169272',
    onReason(
      'proxy-page',
      (web) => `A proxy stands between this machine and ${web}.`,
      'Give the client a fetch that uses the proxy.',
    ),
  ],
  [
    // octokit/octokit.net#1724, n8n-io/n8n#15326
    'token-url-is-wrong',
    'likely',
    '',
    onReason(
      'wrong-endpoint',
      (web) => `No token endpoint answered below ${web}.`,
      'Set baseUrl to the address at which people open GitHub.',
    ),
  ],
);
