// Mutates one folder; scripts/mutation.mjs runs this for each folder. Each surviving mutant needs a
// test, or an explanation in docs/mutation-testing.md.
const { FOLDER: folder = 'decode', SAMPLE: sample } = process.env;

export default {
  testRunner: 'jest',
  plugins: [
    '@stryker-mutator/jest-runner',
    ...(sample === undefined ? [] : ['./scripts/sample-mutants.mjs']),
  ],
  checkers: sample === undefined ? [] : ['sample'],
  coverageAnalysis: 'perTest',
  // Some modules are loaded on demand, by the first test that needs them. If static code were ignored,
  // Stryker would run only that test for all the code that runs when such a module is loaded.
  ignoreStatic: false,
  warnings: { slow: false },
  concurrency: 2,
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: { configFile: 'jest.mutation.config.mjs' },
  mutate: [`src/${folder}/**/*.ts`],
  reporters: ['clear-text'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  // The score of a sample differs from that of all mutants by up to 10 points.
  thresholds: { high: 95, low: 90, break: sample === undefined ? 90 : null },
  // A slow machine must not count as a detected mutant; Stryker ends an endless loop by itself.
  timeoutMS: 120_000,
  tempDirName: '.stryker-tmp',
};
