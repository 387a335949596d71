import { describe, expect, test } from '@jest/globals';
import { findChromium } from '../support/chromium.js';

const none = () => false;

describe('the search for a Chromium', () => {
  test('fails and says how to get one where there is none', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const)
      expect(() => findChromium({}, platform, none)).toThrow(
        /No Chromium was found.*apt-get install -y chromium.*brew install --cask chromium.*CHROMIUM_PATH/,
      );
  });

  test('takes CHROMIUM_PATH, and takes nothing else where that leads nowhere', () => {
    expect(findChromium({ CHROMIUM_PATH: '/opt/c' }, 'linux', (file) => file === '/opt/c')).toBe(
      '/opt/c',
    );
    expect(() =>
      findChromium({ CHROMIUM_PATH: '/opt/c' }, 'linux', (file) => file !== '/opt/c'),
    ).toThrow('CHROMIUM_PATH leads to no file');
  });

  test.each([
    ['linux', {}, '/usr/bin/chromium'],
    ['linux', {}, '/usr/bin/google-chrome'],
    ['linux', { PATH: '/bin:/home/me/bin' }, '/home/me/bin/chromium-browser'],
    ['darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
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
  ] as const)('on %s finds one with %j at %s', (platform, env, place) => {
    expect(findChromium(env, platform, (file) => file === place)).toBe(place);
  });
});
