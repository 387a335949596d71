// Serves the files of the page, and the package as one file for browsers.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** @type {Readonly<Record<string, string>>} */
const contentTypes = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const page = fileURLToPath(new URL('../page', import.meta.url));
const browserFile = fileURLToPath(import.meta.resolve('github-token-exchange/browser'));

/**
 * The files by the path at which they are served. GitHub redirects users to /callback, which is the
 * same page.
 *
 * @returns {Promise<ReadonlyMap<string, string>>}
 */
export const listFiles = async () =>
  new Map([
    ...(await readdir(page)).map(
      (name) => /** @type {const} */ ([`/${name}`, path.join(page, name)]),
    ),
    ['/', path.join(page, 'index.html')],
    ['/callback', path.join(page, 'index.html')],
    ['/github-token-exchange.js', browserFile],
  ]);

/**
 * Allows only scripts from this server, and requests only to this server and GitHub.
 *
 * @param {string} gitHub
 */
const headersFor = (gitHub) => ({
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self' ${gitHub}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  // The callback URL contains a code.
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
});

/**
 * @param {string} file
 * @param {string} gitHub
 * @param {import('node:http').ServerResponse} outgoing
 */
export const sendFile = async (file, gitHub, outgoing) => {
  const content = await readFile(file);
  const contentType = contentTypes[path.extname(file)] ?? 'application/octet-stream';
  outgoing.writeHead(200, { ...headersFor(gitHub), 'content-type': contentType });
  outgoing.end(content);
};
