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
  cli: [...ground, 'authorization', 'client', 'testing', 'entries'],
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
    // Everything but the fake's server and the command line runs in browsers, Workers and Deno as well.
    files: ['src/**/*.ts', 'examples/browser/page/*.mjs'],
    ignores: ['src/testing/fake-server.ts', 'src/cli/**', 'src/entries/cli.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'Buffer', 'require', 'setImmediate', 'window'],
    },
  },
  {
    // tsc checks these files too: it says whether a name exists, and it sees the casts of JSDoc.
    files: ['**/*.mjs', 'bench/**'],
    rules: {
      'no-console': 'off',
      'no-undef': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // In typed files the compiler knows the globals.
    files: ['examples/**/*.mjs'],
    rules: { 'no-undef': 'off' },
  },
);
