import { describe, expect, test } from '@jest/globals';
import { findChromium, getChromium, isCI } from '../../scripts/chromium.mjs';

type Machine = NonNullable<Parameters<typeof getChromium>[0]>;

interface Setup {
  readonly platform?: Machine['platform'];
  readonly env?: Machine['env'];
  readonly isRoot?: boolean;
  /** Files that exist; each of them starts. */
  readonly files?: readonly string[];
  /** Files that exist, and that fail when they are started. */
  readonly broken?: readonly string[];
  /** Commands that succeed, and the file that each one installs. */
  readonly installs?: Readonly<Record<string, string>>;
}

const playwrightPath = '/cache/chromium-1/chrome';

/** A machine in memory, the commands that were run on it, and what was logged. */
const machineOf = ({
  platform = 'linux',
  env = {},
  isRoot = false,
  files = [],
  broken = [],
  installs = {},
}: Setup) => {
  const commands: string[] = [];
  const lines: string[] = [];
  const starting = new Set(files);
  const machine: Machine = {
    platform,
    env,
    isRoot,
    playwrightPath,
    exists: (file) => starting.has(file) || broken.includes(file),
    run: (command, ...args) => {
      if (args.join() === '--version') return { ok: starting.has(command), output: '' };
      const line = [command, ...args].join(' ').replace(/^.*cli\.js/, 'playwright');
      commands.push(line);
      const installed = installs[line];
      if (installed === undefined)
        return {
          ok: false,
          output: command === 'apt-get' ? 'first\nlast line\n' : 'Error: no network\n}\n',
        };
      if (installed !== '') starting.add(installed);
      return { ok: true, output: '' };
    },
    log: (line) => lines.push(line),
  };
  return { machine, commands, lines };
};

const find = (setup: Setup) => findChromium(machineOf(setup).machine);

describe('findChromium()', () => {
  test.each([
    ['linux', {}, '/usr/bin/chromium'],
    ['linux', {}, '/usr/bin/google-chrome'],
    ['linux', { PATH: '/bin:/home/me/bin' }, '/home/me/bin/chromium-browser'],
    ['linux', {}, playwrightPath],
    ['darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['darwin', { HOME: '/me' }, '/me/Applications/Chromium.app/Contents/MacOS/Chromium'],
    ['darwin', { PATH: '/opt/homebrew/bin' }, '/opt/homebrew/bin/chromium'],
    ['darwin', {}, playwrightPath],
    [
      'win32',
      { PROGRAMFILES: 'C:\\Program Files' },
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    ],
    [
      'win32',
      { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' },
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
    ['win32', { Path: 'C:\\bin;D:\\bin' }, 'D:\\bin\\chrome.exe'],
    ['win32', {}, playwrightPath],
  ] as const)('findChromium() on %s with %j finds %s', (platform, env, file) => {
    expect(find({ platform, env, files: [file] })).toBe(file);
    expect(find({ platform, env })).toBeUndefined();
  });

  test('findChromium() takes CHROMIUM_PATH before all others', () => {
    expect(find({ env: { CHROMIUM_PATH: '/opt/c' }, files: ['/usr/bin/chromium', '/opt/c'] })).toBe(
      '/opt/c',
    );
  });

  test('findChromium() throws if CHROMIUM_PATH does not start, without naming it', () => {
    const env = { CHROMIUM_PATH: '/opt/c' };
    for (const setup of [
      { env, files: ['/usr/bin/chromium'] },
      { env, broken: ['/opt/c'] },
    ])
      expect(() => find(setup)).toThrow(/^CHROMIUM_PATH is not a Chromium that starts;(?!.*opt)/);
  });

  test('findChromium() passes over an executable that does not start', () => {
    const setup = { broken: ['/usr/bin/chromium-browser'], files: [playwrightPath] };
    expect(find(setup)).toBe(playwrightPath);
  });
});

describe('getChromium()', () => {
  const aptGet = '/usr/bin/apt-get';
  const env = { PATH: '/usr/bin' };
  const asUser = 'sudo -n env DEBIAN_FRONTEND=noninteractive';
  const install = 'apt-get install --yes --no-install-recommends chromium';
  const download = 'playwright install --no-shell chromium';
  const downloadWithLibraries = 'playwright install --with-deps --no-shell chromium';

  const get = (setup: Setup) => {
    const { machine, ...seen } = machineOf({ env, ...setup });
    return { found: getChromium(machine), ...seen };
  };

  test('getChromium() installs nothing if there is one', () => {
    expect(get({ isRoot: true, files: [aptGet, '/usr/bin/chromium'] })).toEqual({
      found: '/usr/bin/chromium',
      commands: [],
      lines: [],
    });
  });

  test("getChromium() installs Debian's package as root", () => {
    const installs = { 'apt-get update': '', [install]: '/usr/bin/chromium' };
    expect(get({ isRoot: true, files: [aptGet], installs })).toMatchObject({
      found: '/usr/bin/chromium',
      commands: ['apt-get update', install],
    });
  });

  test("getChromium() installs Debian's package through a sudo that asks for no password", () => {
    const installs = {
      'sudo -n true': '',
      [`${asUser} apt-get update`]: '',
      [`${asUser} ${install}`]: '/usr/bin/chromium',
    };
    expect(get({ files: [aptGet], installs })).toMatchObject({
      found: '/usr/bin/chromium',
      commands: Object.keys(installs),
    });
  });

  test('getChromium() downloads one if it may not install packages', () => {
    const installs = { [download]: playwrightPath };
    expect(get({ files: [aptGet], installs })).toMatchObject({
      found: playwrightPath,
      commands: ['sudo -n true', download],
    });
    for (const platform of ['darwin', 'win32', 'linux'] as const)
      expect(get({ platform, isRoot: true, installs })).toMatchObject({
        found: playwrightPath,
        commands: [download],
      });
  });

  test('getChromium() downloads one, and its libraries, if there is no such package', () => {
    const installs = { 'apt-get update': '', [downloadWithLibraries]: playwrightPath };
    expect(get({ isRoot: true, files: [aptGet], installs })).toMatchObject({
      found: playwrightPath,
      commands: ['apt-get update', install, downloadWithLibraries],
    });
  });

  test('getChromium() returns undefined and logs the reasons if every way fails', () => {
    const { found, lines } = get({ isRoot: true, files: [aptGet] });

    expect(found).toBeUndefined();
    expect(lines).toEqual([
      'No Chromium was found. Running apt-get install chromium; this can take minutes.',
      'apt-get install chromium failed: last line',
      'No Chromium was found. Running playwright-core install chromium; this can take minutes.',
      'playwright-core install chromium failed: Error: no network',
    ]);
  });
});

test('isCI() is true if CI is set to anything but false or 0', () => {
  expect(['true', '1', 'woodpecker'].map((CI) => isCI({ CI }))).toEqual([true, true, true]);
  expect([{}, { CI: '' }, { CI: 'false' }, { CI: '0' }].map(isCI)).toEqual(Array(4).fill(false));
});
