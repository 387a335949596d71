// An empty project with the packed tarball, the runtimes, and the programs that they run.
import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * @param {Readonly<Record<string, string>>} runtimes The npm specifier of each runtime, by name.
 * @returns {Promise<string>} The folder of the project.
 */
export const install = async (runtimes) => {
  const scratch = await mkdtemp(path.join(tmpdir(), 'github-token-exchange-'));
  const packing = ['pack', '--json', '--ignore-scripts', '--pack-destination', scratch];
  const { stdout } = await run('npm', packing, { cwd: root });
  const [tarball] = /** @type {readonly { filename: string }[]} */ (JSON.parse(stdout));
  const dependencies = {
    'github-token-exchange': `file:${tarball?.filename ?? ''}`,
    ...runtimes,
  };
  await writeFile(
    path.join(scratch, 'package.json'),
    JSON.stringify({ name: 'scratch', private: true, type: 'module', dependencies }),
  );
  await run('npm', ['install', '--no-audit', '--no-fund'], { cwd: scratch });
  for (const file of ['probe.mjs', 'worker.mjs', 'page.mjs'])
    await copyFile(path.join(root, 'scripts/runtimes', file), path.join(scratch, file));
  return scratch;
};
