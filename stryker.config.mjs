// Mutates one room; scripts/mutation.mjs goes through the rooms that decide. What stays alive is either
// killed by a test or explained in docs/mutation-testing.md.
const room = process.env['ROOM'] ?? 'decode';

export default {
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  coverageAnalysis: 'perTest',
  // Tables and expressions at the top of a file: each would need every test once more.
  ignoreStatic: true,
  concurrency: 2,
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: { configFile: 'jest.mutation.config.mjs' },
  mutate: [`src/${room}/**/*.ts`],
  reporters: ['clear-text'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
  timeoutMS: 20_000,
  tempDirName: '.stryker-tmp',
};
