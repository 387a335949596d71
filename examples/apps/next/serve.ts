import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../node_modules/next/dist/bin/next', import.meta.url));
const folder = fileURLToPath(new URL('.', import.meta.url));

/** Runs `next start`, and writes its output with `console.error`. */
export async function startNext(environment: Readonly<Record<string, string>>) {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  probe.close();
  await once(probe, 'close');

  const origin = `http://127.0.0.1:${port}`;
  const env = { ...process.env, APP_URL: origin, NEXTAUTH_URL: origin, ...environment };
  const args = [command, 'start', folder, '--port', port, '--hostname', '127.0.0.1'];
  const child = spawn(process.execPath, args, { env });
  const ready = new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('next start has ended.')));
    const onData = (chunk: Buffer) => {
      const text = chunk.toString().trim();
      if (text.includes('Ready in')) resolve();
      // The banner is not of interest.
      else if (!/^(?:[▲✓-]|$)/.test(text)) console.error(text);
    };
    child.stdout.on('data', onData);
    child.stderr.on('data', onData);
  });
  const stop = async () => {
    child.kill();
    if (child.exitCode === null) await once(child, 'exit');
  };
  try {
    await ready;
  } catch (error) {
    await stop();
    throw error;
  }
  return { origin, stop };
}
