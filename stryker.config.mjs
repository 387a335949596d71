// Mutates one folder; scripts/mutation.mjs runs this for each folder. Each surviving mutant needs a
// test, or an explanation in docs/mutation-testing.md.
const folder = process.env['FOLDER'] ?? 'decode';

export default {
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  coverageAnalysis: 'perTest',
  // Code that runs when a file is loaded: each mutant of it would require all tests to run.
  ignoreStatic: true,
  concurrency: 2,
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: { configFile: 'jest.mutation.config.mjs' },
  mutate: [`src/${folder}/**/*.ts`],
  reporters: ['clear-text'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
  timeoutMS: 20_000,
  tempDirName: '.stryker-tmp',
};
