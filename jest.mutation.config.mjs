// The tests of the room that is mutated: for each mutant, jest loads every file that it is given.
import config from './jest.config.mjs';

/** @type {import('jest').Config} */
export default {
  ...config,
  testMatch: [`<rootDir>/__tests__/${process.env['ROOM'] ?? 'decode'}/**/*.test.ts`],
};
