import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';

type Environment = Readonly<Record<string, string | undefined>>;

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const usualPlaces = (env: Environment, platform: NodeJS.Platform): readonly string[] => {
  if (platform === 'darwin')
    return ['Chromium', 'Google Chrome'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  if (platform === 'win32')
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((folder) => {
      const root = env[folder];
      return root === undefined
        ? []
        : ['Google\\Chrome', 'Chromium', 'Microsoft\\Edge'].map((product) =>
            path.win32.join(
              root,
              product,
              'Application',
              product.endsWith('Edge') ? 'msedge.exe' : 'chrome.exe',
            ),
          );
    });
  return ['/usr/bin', '/usr/local/bin', '/snap/bin', ...(env['PATH'] ?? '').split(':')]
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((name) => path.posix.join(folder, name)));
};

const howToGetOne =
  'Install one (Debian: apt-get install -y chromium; macOS: brew install --cask chromium), or set CHROMIUM_PATH to its executable.';

/** The executable of a Chromium; throws where there is none, since tests that do not run prove nothing. */
export const findChromium = (
  env: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  exists: (file: string) => boolean = existsSync,
): string => {
  const given = env['CHROMIUM_PATH'] ?? '';
  if (given !== '') {
    if (exists(given)) return given;
    throw new Error(
      `CHROMIUM_PATH leads to no file, and the tests need a Chromium. ${howToGetOne}`,
    );
  }
  const found = usualPlaces(env, platform).find(exists);
  if (found === undefined)
    throw new Error(`No Chromium was found, and the tests of the browser need one. ${howToGetOne}`);
  return found;
};

/** Starts Chromium without a window, and without anything that it would ask of the network by itself. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(),
    timeout: 60_000,
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
