import fc from 'fast-check';

// The same inputs at every run of the tests, so that a failure repeats; npm run fuzz tries others.
fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 20_261_123) });
