import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';
import { folders } from './scripts/folders.mjs';

/** @type {import('eslint').Linter.Config[]} */
const imports = folders.map(({ name, imports: allowed, mayImportEntries }) => {
  const forbidden = folders.filter((other) => other.name !== name && !allowed.includes(other.name));
  const entries = mayImportEntries
    ? []
    : ['index', 'core', 'decode', 'codecs', 'fp', 'relay', 'node', 'testing', 'cli'];
  const regex = [
    `/(?:${forbidden.map((other) => other.name).join('|')})/`,
    ...entries.map((entry) => `^(?:\\.\\./)+${entry}\\.js$`),
  ].join('|');
  return {
    files: [`src/${name}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex, message: `scripts/folders.mjs lists what ${name} may import.` }] },
      ],
    },
  };
});

export default defineConfig(
  { ignores: ['dist', 'coverage', 'docs/api', '.stryker-tmp', 'reports', 'examples/apps'] },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { project: ['./tsconfig.test.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-empty-object-type': [
        'error',
        { allowInterfaces: 'with-single-extends' },
      ],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  ...imports,
  {
    // Everything except the server of the fake endpoint and the command line runs in browsers,
    // Workers and Deno.
    files: ['src/**/*.ts', 'examples/browser/page/*.mjs'],
    ignores: ['src/testing/server.ts', 'src/cli/**', 'src/cli.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'Buffer', 'require', 'setImmediate', 'window'],
    },
  },
  { files: ['__tests__/recipes/*.ts'], rules: { 'no-console': 'off' } },
  {
    // tsc checks these files too. It knows which names exist, and it understands the casts of
    // JSDoc.
    files: ['**/*.mjs', 'bench/**', 'examples/**'],
    rules: {
      'no-console': 'off',
      'no-undef': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
