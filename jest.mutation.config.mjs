// Only the tests of the mutated folder and those elsewhere that are about its code, because jest loads
// every test file for each mutant.
import config from './jest.config.mjs';

const folder = process.env['FOLDER'] ?? 'decode';

process.env['PROPERTY_MILLISECONDS'] = '500';

/** @type {Readonly<Record<string, readonly string[]>>} */
const elsewhere = {
  decode: ['client/relay-endpoint', 'relay/public-error'],
  diagnosis: ['authorize/callback-causes', 'documents/tables'],
  // The texts of likely causes.
  errors: [
    'authorize/callback-causes',
    'client/relay-endpoint',
    'diagnosis/**/*',
    'documents/tables',
  ],
  http: ['client/with-ky'],
  relay: ['diagnosis/rules'],
};

/** @type {import('jest').Config} */
export default {
  ...config,
  testMatch: [`${folder}/**/*`, ...(elsewhere[folder] ?? [])].map(
    (path) => `<rootDir>/__tests__/${path}.test.ts`,
  ),
};
