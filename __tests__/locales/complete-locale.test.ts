import { expect, test } from '@jest/globals';
import {
  decodeTokenResponse,
  en,
  formatTokenError,
  type TokenError,
} from '../../src/entries/decode.js';

const denied = { status: 200, body: 'error=access_denied' };
const english = decodeTokenResponse(denied);

const decodeWith = (locale: unknown) => decodeTokenResponse(denied, { locale: locale as never });

test('a locale gives the texts that it has, with itself as "this"', () => {
  class German {
    readonly language = 'de';
    get hints() {
      return {
        word: 'Abgebrochen.',
        AccessDenied() {
          return { summary: this.word, steps: ['Neu anmelden.', 'Weniger verlangen.'] };
        },
      };
    }
  }

  expect(decodeWith(new German())).toMatchObject({
    remediation: { summary: 'Abgebrochen.', steps: ['Neu anmelden.', 'Weniger verlangen.'] },
  });
});

test('a locale that lacks the text of an error gives the English one', () => {
  const locale = { hints: { MissingCode: en.hints.MissingCode } };

  expect(decodeWith(locale)).toEqual(english);
});

test.each<[string, unknown]>([
  ['a language tag', 'de'],
  ['null', null],
  ['an object without hints', {}],
  ['hints that are null', { hints: null }],
  ['hints that are a string', { hints: 'de' }],
  ['a hint that is not a function', { hints: { AccessDenied: 5 } }],
  ['a hint that throws', { hints: { AccessDenied: () => JSON.parse('{') as never } }],
  ['a hint without a summary', { hints: { AccessDenied: () => ({ steps: [] }) } }],
  ['a hint without steps', { hints: { AccessDenied: () => ({ summary: 'x' }) } }],
  ['steps that are not strings', { hints: { AccessDenied: () => ({ summary: 'x', steps: [5] }) } }],
])('a locale that is %s gives the English text', (_, locale) => {
  expect(decodeWith(locale)).toEqual(english);
});

test('a locale keeps its own lists unfrozen', () => {
  const words = { summary: 'x', steps: ['y'] };

  decodeWith({ hints: { AccessDenied: () => words } });

  expect(Object.isFrozen(words.steps)).toBe(false);
});

test('formatTokenError() writes in English what a locale lacks', () => {
  const error = english as TokenError;
  const partial = { labels: { who: 'Wer' }, actors: null } as never;

  expect(formatTokenError(error, { locale: partial })).toBe(
    formatTokenError(error).replace('Who', 'Wer'),
  );
  for (const locale of [null, 'de', {}])
    expect(formatTokenError(error, { locale: locale as never })).toBe(formatTokenError(error));
});
