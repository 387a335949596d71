// Only the tests of the mutated folder, because jest loads every test file for each mutant.
import config from './jest.config.mjs';

/** @type {import('jest').Config} */
export default {
  ...config,
  testMatch: [`<rootDir>/__tests__/${process.env['FOLDER'] ?? 'decode'}/**/*.test.ts`],
};
