import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

// The rooms of src from the ground up: a room may import those before it in its list, and itself.
const ground = ['catalogue', 'host', 'redact', 'xml', 'locales', 'codecs', 'decode'];
const rooms = {
  ...Object.fromEntries(ground.map((room, floor) => [room, ground.slice(0, floor)])),
  authorization: ground,
  diagnosis: [...ground, 'authorization'],
  handling: ground,
  transport: ground,
  client: [...ground, 'authorization', 'diagnosis', 'transport'],
  fp: [...ground, 'authorization', 'handling', 'transport', 'client'],
  ky: [...ground, 'transport', 'client'],
  testing: [...ground, 'authorization'],
  relay: [...ground, 'handling', 'transport', 'client'],
};

/** @type {import('eslint').Linter.Config[]} */
const walls = Object.entries(rooms).map(([room, below]) => {
  const above = [...Object.keys(rooms), 'entries'].filter(
    (other) => other !== room && !below.includes(other),
  );
  return {
    files: [`src/${room}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: `/(?:${above.join('|')})/`, message: `Not below ${room}.` }] },
      ],
    },
  };
});

export default defineConfig(
  { ignores: ['dist', 'coverage', 'docs/api', '.stryker-tmp', 'reports'] },
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
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  ...walls,
  {
    // Everything but the fake's server runs in browsers, Workers and Deno as well.
    files: ['src/**/*.ts'],
    ignores: ['src/testing/fake-server.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'Buffer', 'require', 'setImmediate', 'window'],
    },
  },
  {
    files: ['**/*.mjs', 'bench/**'],
    languageOptions: {
      globals: { console: 'readonly', performance: 'readonly', process: 'readonly' },
    },
    rules: { 'no-console': 'off' },
  },
  {
    // In typed files the compiler knows the globals.
    files: ['examples/**/*.mjs'],
    rules: { 'no-undef': 'off' },
  },
);
