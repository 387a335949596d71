// Finds Chromium for the browser tests, or installs it: node scripts/chromium.mjs
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/**
 * The parts of the machine that the search uses.
 *
 * @typedef {object} Machine
 * @property {Readonly<Record<string, string | undefined>>} env
 * @property {NodeJS.Platform} platform
 * @property {boolean} isRoot
 * @property {string} playwrightPath The path of the Chromium that Playwright downloads.
 * @property {(file: string) => boolean} exists
 * @property {(command: string, ...args: readonly string[]) => { ok: boolean, output: string }} run
 * @property {(line: string) => void} log
 */

const minute = 60_000;
const longestMs = 10 * minute;

/** @type {Machine} */
const thisMachine = {
  env: process.env,
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  playwrightPath: chromium.executablePath(),
  exists: existsSync,
  run: (command, ...args) => {
    const { status, error, stdout, stderr } = spawnSync(command, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: longestMs,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    return { ok: status === 0, output: error?.message ?? stdout + stderr };
  },
  log: (line) => {
    console.error(line);
  },
};

const howToGetOne =
  'Install one (Debian: apt-get install -y chromium; macOS: brew install --cask chromium; others: npx playwright-core install --with-deps chromium), or set CHROMIUM_PATH to its executable.';

/** The last line of a run without Chromium. */
export const skippedLine = `\n!!! BROWSER TESTS SKIPPED: there is no Chromium. ${howToGetOne}`;

/**
 * Whether this is a CI server, on which browser tests fail without Chromium.
 *
 * @param {Machine['env']} env
 */
export const isCI = (env = process.env) => !['', '0', 'false'].includes(env['CI'] ?? '');

/** @param {Machine} machine */
const pathFolders = ({ env, platform }) =>
  (env['PATH'] ?? env['Path'] ?? '')
    .split(platform === 'win32' ? ';' : ':')
    .filter((folder) => folder !== '');

/**
 * @param {Machine} machine
 * @returns {readonly string[]}
 */
const usualPlaces = (machine) => {
  const { env, platform, playwrightPath } = machine;
  const join = (/** @type {readonly string[]} */ ...parts) =>
    (platform === 'win32' ? path.win32 : path.posix).join(...parts);
  const folders = pathFolders(machine);
  if (platform === 'win32')
    return [
      ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
        const root = env[name];
        if (root === undefined) return [];
        return ['Google\\Chrome\\Application\\chrome', 'Chromium\\Application\\chrome']
          .concat('Microsoft\\Edge\\Application\\msedge')
          .map((file) => join(root, `${file}.exe`));
      }),
      ...folders.map((folder) => join(folder, 'chrome.exe')),
      playwrightPath,
    ];
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const applications = ['/', env['HOME'] ?? '/'].map((home) => join(home, 'Applications'));
  return [
    ...(platform === 'darwin'
      ? applications.flatMap((folder) =>
          ['Chromium', 'Google Chrome'].map((name) =>
            join(folder, `${name}.app/Contents/MacOS/${name}`),
          ),
        )
      : []),
    ...['/usr/bin', '/usr/local/bin', '/snap/bin', ...folders].flatMap((folder) =>
      names.map((name) => join(folder, name)),
    ),
    playwrightPath,
  ];
};

/**
 * The path of a Chromium that starts, if there is one. Throws if CHROMIUM_PATH is wrong.
 *
 * @param {Machine} machine
 * @returns {string | undefined}
 */
export const findChromium = (machine = thisMachine) => {
  const { env, platform, exists, run } = machine;
  // Some executables are stubs, and some lack libraries. On Windows, --version opens a window.
  const starts = (/** @type {string} */ file) =>
    exists(file) && (platform === 'win32' || run(file, '--version').ok);
  const given = env['CHROMIUM_PATH'] ?? '';
  if (given === '') return usualPlaces(machine).find(starts);
  if (starts(given)) return given;
  throw new Error('CHROMIUM_PATH is not a Chromium that starts; correct it or unset it.');
};

/**
 * The ways to install Chromium, each with its commands in order.
 *
 * @param {Machine} machine
 * @returns {readonly { name: string, commands: readonly (readonly [string, ...string[]])[] }[]}
 */
const waysToGet = (machine) => {
  const { platform, isRoot, exists, run } = machine;
  const hasApt =
    platform === 'linux' &&
    pathFolders(machine).some((folder) => exists(path.posix.join(folder, 'apt-get')));
  const mayInstall = hasApt && (isRoot || run('sudo', '-n', 'true').ok);
  /** @type {(...args: readonly string[]) => [string, ...string[]]} */
  const apt = (...args) =>
    isRoot
      ? ['apt-get', ...args]
      : ['sudo', '-n', 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
  const playwright = createRequire(import.meta.url)
    .resolve('playwright-core/package.json')
    .replace(/package\.json$/, 'cli.js');
  return [
    ...(mayInstall
      ? [
          {
            name: 'apt-get install chromium',
            commands: [
              apt('update'),
              apt('install', '--yes', '--no-install-recommends', 'chromium'),
            ],
          },
        ]
      : []),
    {
      name: 'playwright-core install chromium',
      commands: [
        [
          process.execPath,
          playwright,
          'install',
          ...(mayInstall ? ['--with-deps'] : []),
          '--no-shell',
          'chromium',
        ],
      ],
    },
  ];
};

/** @param {string} output What a command wrote: its last error, or its last line. */
const reasonIn = (output) => {
  const lines = output.trim().split('\n');
  return lines.findLast((line) => /^E(?:rror)?: /.test(line)) ?? lines.at(-1) ?? '';
};

/**
 * The path of a Chromium that starts. Installs Chromium if there is none and if that is possible.
 *
 * @param {Machine} machine
 * @returns {string | undefined}
 */
export const getChromium = (machine = thisMachine) => {
  const found = findChromium(machine);
  if (found !== undefined) return found;
  for (const { name, commands } of waysToGet(machine)) {
    machine.log(`No Chromium was found. Running ${name}; this can take minutes.`);
    for (const [command, ...args] of commands) {
      const { ok, output } = machine.run(command, ...args);
      if (ok) continue;
      machine.log(`${name} failed: ${reasonIn(output)}`);
      break;
    }
    const installed = findChromium(machine);
    if (installed !== undefined) return installed;
  }
  return undefined;
};

/** Starts Chromium without a window and without background requests. */
export const launchChromium = () => {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(`There is no Chromium. ${howToGetOne}`);
  return chromium.launch({
    executablePath,
    timeout: minute,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
};

if (realpathSync(process.argv[1] ?? '.') === fileURLToPath(import.meta.url))
  try {
    getChromium();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
