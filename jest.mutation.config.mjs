// Without what needs the built package, and what looks at files that mutation copies elsewhere.
import config from './jest.config.mjs';

/** @type {import('jest').Config} */
export default {
  ...config,
  testPathIgnorePatterns: ['/node_modules/', '/__tests__/(?:package|documents|diagnosis)/'],
};
