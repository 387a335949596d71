// The app, the checks and the function that runs a program, shared by the runtimes.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** @typedef {Readonly<Record<string, string>>} Outcomes By check: `ok`, or `-` if it does not apply. */
/** @typedef {(scratch: string) => Promise<{ version: string, outcomes: Outcomes }>} Runtime */

export const checks = ['import', 'require', 'exchange', 'causes', 'network', 'xml', 'relay'];

export const app = { clientId: 'Ov23liFakeFakeFake00', clientSecret: 'f'.repeat(40) };

const longestMs = 60_000;

/**
 * The output of a program.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {string} cwd
 */
export const output = async (file, args, cwd) => {
  const env = { ...process.env, NODE_OPTIONS: '' };
  const { stdout } = await run(file, args, { cwd, env, timeout: longestMs });
  return stdout.trim();
};

/**
 * `ok`, or a sentence that names the actual and the expected value.
 *
 * @param {unknown} got
 * @param {unknown} wanted
 */
export const outcome = (got, wanted) =>
  got === wanted ? 'ok' : `${String(got)} instead of ${String(wanted)}`;

/**
 * A runtime that runs the probe from the command line.
 *
 * @param {string} binary Below node_modules.
 * @param {readonly string[]} args
 * @returns {Runtime}
 */
export const programs =
  (binary, ...args) =>
  async (scratch) => {
    const file = path.join(scratch, 'node_modules', binary);
    const [version = ''] = (await output(file, ['--version'], scratch)).split('\n');
    const lines = (await output(file, [...args, 'probe.mjs'], scratch)).split('\n');
    return { version, outcomes: /** @type {Outcomes} */ (JSON.parse(lines.at(-1) ?? '')) };
  };
