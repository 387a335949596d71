import { expect, test } from '@jest/globals';
import { en, type Locale } from '../../src/decode.js';

test('a locale compiles only with a text for every likely cause, and for no other', () => {
  const { 'code-is-state': text, ...rest } = en.causes;
  const wrong: Locale['causes'][] = [
    // @ts-expect-error -- code-is-state is missing
    rest,
    // @ts-expect-error -- code-is-late is not a likely cause
    { ...en.causes, 'code-is-late': text },
  ];
  expect(wrong).toHaveLength(2);
});

test('the text of a likely cause compiles only with a summary and a fix', () => {
  // @ts-expect-error -- fix is missing
  const wrong: Locale['causes'] = { ...en.causes, 'code-is-state': () => ({ summary: 'x' }) };
  expect(wrong).toBeDefined();
});

test('the text of a likely cause compiles only with the values of its input', () => {
  const right: Locale['causes'] = {
    ...en.causes,
    'code-of-unusual-form': ({ length }) => ({ summary: length.toFixed(), fix: 'x' }),
  };
  const wrong: Locale['causes'] = {
    ...en.causes,
    // @ts-expect-error -- the length of a code is known, the code is not
    'code-of-unusual-form': ({ code }) => ({ summary: String(code), fix: 'x' }),
  };
  expect([right, wrong]).toHaveLength(2);
});

test('a locale compiles only with causes', () => {
  const { causes, ...rest } = en;
  // @ts-expect-error -- causes are missing
  const wrong: Locale = rest;
  expect([wrong, causes]).toHaveLength(2);
});
