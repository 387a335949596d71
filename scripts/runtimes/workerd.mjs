// workerd, the runtime of Cloudflare Workers, with the relay as a Worker.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { build } from 'esbuild';
import { createFakeTokenEndpoint } from 'github-token-exchange/testing';
import { app, outcome, output } from './common.mjs';

const origin = 'https://app.example.com';

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

/**
 * @param {number} port
 * @param {string} baseUrl
 */
const configuration = (port, baseUrl) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "internet", network = (allow = ["public", "local", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${String(port)}", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2026-01-01",
  bindings = [
    (name = "CLIENT_ID", text = "${app.clientId}"),
    (name = "CLIENT_SECRET", text = "${app.clientSecret}"),
    (name = "BASE_URL", text = "${baseUrl}"),
    (name = "ORIGIN", text = "${origin}"),
  ],
);
`;

/**
 * Sends requests until the Worker responds.
 *
 * @param {string} url
 */
const untilReady = async (url) => {
  for (let tries = 0; tries < 100; tries += 1)
    try {
      return await fetch(url);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  throw new Error('workerd does not listen');
};

/** @typedef {{ _tag: string, remediation?: { likelyCauses: { id: string }[] } }} Body */

/**
 * @param {string} base
 * @param {import('github-token-exchange/testing').FakeTokenEndpoint} endpoint
 */
const runChecks = async (base, endpoint) => {
  /** @param {string} address */
  const bodyOf = async (address) =>
    /** @type {Body} */ (await (await fetch(base + address)).json());
  const decoded = /** @type {Body} */ (await (await untilReady(`${base}/xml`)).json());
  const exchanged = await bodyOf(`/exchange?code=${endpoint.issueCode()}`);
  const wrong = await bodyOf(`/wrong-secret?code=${endpoint.issueCode()}`);
  const nobody = await bodyOf('/nobody');
  const relayed = await fetch(`${base}/oauth/token`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ code: endpoint.issueCode() }),
  });
  const response = /** @type {Body} */ (await relayed.json());
  return {
    import: 'ok',
    require: '-',
    exchange: outcome(exchanged._tag, 'Success'),
    causes: outcome(wrong.remediation?.likelyCauses[0]?.id, 'client-secret-has-whitespace'),
    network: outcome(nobody._tag, 'NetworkFailure'),
    xml: outcome(decoded._tag, 'AccessDenied'),
    relay: outcome(
      [response._tag, relayed.headers.get('access-control-allow-origin')].join(),
      `Success,${origin}`,
    ),
  };
};

/** @type {import('./common.mjs').Runtime} */
export const workerd = async (scratch) => {
  const file = path.join(scratch, 'node_modules/workerd/bin/workerd');
  const version = await output(file, ['--version'], scratch);
  await build({
    absWorkingDir: scratch,
    entryPoints: ['worker.mjs'],
    outfile: path.join(scratch, 'worker.js'),
    bundle: true,
    format: 'esm',
    conditions: ['workerd', 'worker'],
    logLevel: 'error',
  });
  const endpoint = createFakeTokenEndpoint({ apps: [app] });
  const server = await endpoint.listen();
  const port = await freePort();
  await writeFile(path.join(scratch, 'workerd.capnp'), configuration(port, server.url));
  const child = spawn(file, ['serve', 'workerd.capnp'], { cwd: scratch, stdio: 'inherit' });
  try {
    return { version, outcomes: await runChecks(`http://127.0.0.1:${String(port)}`, endpoint) };
  } finally {
    child.kill();
    await server.close();
  }
};
