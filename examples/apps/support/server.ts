import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const apps = fileURLToPath(new URL('..', import.meta.url));

/** What a server prints when it has started. */
const banner = /^(?:[▲✓-]|Listening on |$)/;

const freePort = async (): Promise<string> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' ? String(address?.port) : '';
};

const isListening = (origin: string): Promise<boolean> =>
  fetch(origin).then(
    () => true,
    () => false,
  );

/**
 * Starts the server of a built app, and writes its output with `console.error`.
 *
 * @param args The arguments of Node. Paths are relative to `examples/apps`.
 */
export async function startServer(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    HOST: '127.0.0.1',
    PORT: port,
    APP_URL: origin,
    NEXTAUTH_URL: origin,
    // Without it, SvelteKit takes every request for one over https.
    PROTOCOL_HEADER: 'x-forwarded-proto',
    ...environment,
  };
  const child = spawn(process.execPath, args, { cwd: apps, env });
  const onData = (chunk: Buffer) => {
    const text = chunk.toString().trim();
    if (!banner.test(text)) console.error(text);
  };
  child.stdout.on('data', onData);
  child.stderr.on('data', onData);
  while (!(await isListening(origin))) {
    if (child.exitCode !== null) throw new Error(`${args.join(' ')} has ended.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const stop = async () => {
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };
  return { origin, stop };
}
