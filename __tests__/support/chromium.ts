import { describe as jestDescribe, test as jestTest } from '@jest/globals';
import { findChromium, isCI } from '../../scripts/chromium.mjs';

const canRun = isCI() || findChromium() !== undefined;

/** For tests that need a Chromium: skipped if there is none, except on a CI server, where they fail. */
export const describe: typeof jestDescribe.skip = canRun ? jestDescribe : jestDescribe.skip;
export const test: typeof jestTest.skip = canRun ? jestTest : jestTest.skip;
