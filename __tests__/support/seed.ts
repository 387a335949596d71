import fc from 'fast-check';

// The same inputs at every run of the tests, so that a failure repeats; npm run fuzz tries others.
fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 20_261_123) });

// Set by jest.mutation.config.mjs, because properties would take most of the time.
const milliseconds = Number(process.env['PROPERTY_MILLISECONDS'] ?? 0);
if (milliseconds > 0) fc.installGlobalPlugin(fc.interruptAfterTimeLimit(milliseconds));
