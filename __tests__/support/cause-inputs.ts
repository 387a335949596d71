import type { CauseInputs, FailedHost, InvisibleCharacter } from '../../src/errors/causes.js';

const gitHub: FailedHost = {
  name: 'github.com',
  hostname: 'github.com',
  address: 'github.com:443',
  isOfGitHub: true,
};
const server: FailedHost = {
  name: 'ghe.example.com',
  hostname: 'ghe.example.com',
  address: 'ghe.example.com:443',
  isOfGitHub: false,
};
const unknown: FailedHost = { hostname: 'HOST', address: 'HOST:443', isOfGitHub: false };
const hosts = [gitHub, server, unknown];
const atHost = hosts.map((host) => ({ host }));

// One that is missing does not compile.
const characters: Readonly<Record<InvisibleCharacter, true>> = {
  newline: true,
  'carriage-return': true,
  'carriage-return-and-newline': true,
  tab: true,
  space: true,
  'no-break-space': true,
  'byte-order-mark': true,
  'zero-width-space': true,
  other: true,
};
const whitespace = (Object.keys(characters) as readonly InvisibleCharacter[]).flatMap((it) => [
  { start: it },
  { end: it },
  { middle: it },
  { start: it, end: 'space' as const },
]);

const missing = [{ word: '' }, { word: 'undefined' }];
const lengths = [{ length: 1 }, { length: 39 }, { length: 1200 }];
const times = [1, 3, 90, 3600, 7300, 259_200];
const used = times.map((secondsAgo) => ({ secondsAgo }));
const web = 'ghe.example.com';
const proxy = '192.0.2.1:3128';
const url = 'app.example.com/auth/callback';

/** Inputs of every likely cause whose text depends on something, in every variant of its text. */
export const causeInputs: { readonly [Id in keyof CauseInputs]: readonly CauseInputs[Id][] } = {
  'client-id-missing': missing,
  'client-secret-missing': missing,
  'client-id-has-whitespace': whitespace,
  'client-secret-has-whitespace': whitespace,
  'client-id-of-unusual-form': lengths,
  'client-secret-of-unusual-form': lengths,
  'client-id-and-secret-swapped': [
    { swapped: 'both' },
    { swapped: 'client_id' },
    { swapped: 'client_secret' },
  ],
  'client-secret-of-other-provider': [{ service: 'Google' }, { service: 'JWT' }],
  'redirect-uri-differs-from-authorization': [
    { parts: [], isShown: false },
    { parts: ['scheme', 'host', 'query'], isShown: false },
    { parts: ['host'], isShown: true, sent: 'a.example.com', before: 'b.example.com' },
    { parts: ['port'], isShown: true, before: '8080' },
    { parts: ['path'], isShown: true, sent: '/callback', before: '/auth/callback' },
  ],
  'redirect-uri-differs-from-registered': (['registered', 'arrival'] as const).flatMap((source) => [
    {
      source,
      parts: ['host'],
      sent: 'a.example.com',
      callbackUrl: 'b.example.com',
      fix: 'compare',
    },
    {
      source,
      parts: ['scheme', 'path'],
      sent: `http://${url}`,
      callbackUrl: `https://${url}/github`,
      fix: 'public-url',
    },
    {
      source,
      parts: ['path'],
      sent: '/callback/',
      callbackUrl: '/callback',
      endsWithSlash: true,
      fix: 'register',
    },
    {
      source,
      parts: ['path'],
      sent: '/callback',
      callbackUrl: '/callback/',
      endsWithSlash: false,
      fix: 'wildcard',
    },
    { source, parts: ['query'], sent: '/cb', callbackUrl: '/cb', fix: 'send-arrival' },
    {
      source,
      parts: ['host', 'port', 'path'],
      sent: 'a'.repeat(60),
      callbackUrl: 'b'.repeat(60),
      fix: 'register',
    },
  ]),
  'redirect-uri-loopback-name-differs': [{ sent: 'localhost', before: '127.0.0.1' }],
  'redirect-uri-is-preview-host': [{ hostname: 'app-git-fix.vercel.app' }],
  'redirect-uri-is-loopback': [{ hostname: 'localhost' }],
  'callback-without-state': [{ isFromInstallation: true }, { isFromInstallation: false }],
  'code-already-exchanged': used,
  'code-waited-too-long': times.flatMap((seconds) => [
    { since: 'callback', seconds },
    { since: 'sign-in', seconds },
  ]),
  'code-has-whitespace': whitespace,
  'code-of-unusual-form': lengths,
  'code-used-or-expired': [{ mayBeExpired: true }, { mayBeExpired: false }],
  'refresh-token-already-used': used,
  'device-code-already-used': used,
  'polled-too-early': [
    { secondsAgo: 1, interval: 5 },
    { secondsAgo: 3, interval: 1 },
  ],
  'proxy-answered': [undefined, 'Zscaler'].flatMap((product) => [
    { product, web, requiresAuthentication: true },
    { product, web, requiresAuthentication: false },
  ]),
  'token-url-is-wrong': [
    { web: 'github.com', isAtGitHub: true },
    { web, isAtGitHub: false },
  ],
  'server-is-not-github': [
    { web, evidence: 'page' },
    { web, evidence: 'form' },
    { web, evidence: 'error', server: 'Gitea', meaning: 'client-id-unknown' },
    { web, evidence: 'error', server: 'Gitea', meaning: 'client-secret-rejected' },
    { web, evidence: 'error', server: 'Gitea', meaning: 'code-rejected' },
    { web, evidence: 'error', server: 'Gitea', meaning: 'redirect-uri-rejected' },
    { web, evidence: 'error', server: 'Gitea', meaning: 'code-verifier-rejected' },
    { web, evidence: 'error', server: 'Gitea', meaning: 'refresh-token-rejected' },
    { web, evidence: 'error', server: 'Gitea', meaning: 'grant-type-required' },
    { web, evidence: 'error', server: 'GitLab', meaning: 'credentials-rejected' },
    { web, evidence: 'error', server: 'GitLab', meaning: 'code-or-refresh-token-rejected' },
    { web, evidence: 'error', server: 'Casdoor', meaning: 'error-in-token' },
  ],
  'app-registered-on-other-host': [{ web }, { web, signIn: 'github.com' }],
  'proxy-requires-authentication': atHost,
  'proxy-refuses-connection': hosts.flatMap((host) => [
    { host },
    { host, status: 403 },
    { host, status: 502 },
  ]),
  'local-proxy-refuses': [{ proxy: '127.0.0.1:8118' }],
  'proxy-not-reachable': hosts.map((host) => ({ proxy, host })),
  'proxy-name-not-resolved': [{ proxy: 'proxy.example.com' }],
  'host-name-not-resolved': atHost,
  'connection-refused': hosts.flatMap((host) =>
    (['loopback', 'resolves-to-loopback', 'other'] as const).flatMap((target) => [
      { host, target, reason: 'refused' },
      { host, target, reason: 'bun' },
    ]),
  ),
  'host-unreachable': atHost,
  'connection-not-permitted': atHost,
  'port-blocked-by-fetch': atHost,
  'connection-broken-off': hosts.flatMap((host) => [
    { host, during: 'handshake' },
    { host, during: 'response' },
  ]),
  'no-connection-in-time': atHost,
  'no-answer-in-time': atHost,
  'private-certificate-authority': hosts.flatMap((host) => [
    { host, problem: 'not-trusted' },
    { host, problem: 'not-signed' },
  ]),
  'certificate-expired': atHost,
  'certificate-of-other-name': atHost,
  'certificate-rejected': atHost,
  'port-does-not-speak-tls': atHost,
  'tls-version-not-supported': atHost,
  'tls-handshake-failed': hosts.flatMap((host) => [
    { host, problem: 'client-certificate' },
    { host, problem: 'no-agreement' },
  ]),
  'port-does-not-speak-http': atHost,
};
