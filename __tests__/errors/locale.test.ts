import { isDeepStrictEqual } from 'node:util';
import { expect, test } from '@jest/globals';
import { decodeTokenResponse, en, formatTokenError, type TokenError } from '../../src/decode.js';

const denied = { status: 200, body: 'error=access_denied' };
const english = decodeTokenResponse(denied);

const decodeWith = (locale: unknown) => decodeTokenResponse(denied, { locale: locale as never });

test('a locale replaces the English text of an error, and its hints are called on themselves', () => {
  class German {
    readonly language = 'de';
    get hints() {
      return {
        word: 'Abgebrochen.',
        AccessDenied() {
          return {
            summary: this.word,
            steps: ['Neu anmelden.', 'Weniger verlangen.'],
            userMessage: 'Neu anmelden.',
          };
        },
      };
    }
  }

  expect(decodeWith(new German())).toMatchObject({
    remediation: {
      summary: 'Abgebrochen.',
      steps: ['Neu anmelden.', 'Weniger verlangen.'],
      userMessage: 'Neu anmelden.',
    },
  });
});

test('an error is in English if the locale has no text for it', () => {
  const locale = { hints: { MissingCode: en.hints.MissingCode } };

  expect(decodeWith(locale)).toEqual(english);
});

const localesWithoutText: readonly (readonly [string, unknown])[] = [
  ['a string', 'de'],
  ['null', null],
  ['an object without hints', {}],
  ['hints that are null', { hints: null }],
  ['hints that are a string', { hints: 'de' }],
  ['a hint that is not a function', { hints: { AccessDenied: 5 } }],
  ['a hint that throws', { hints: { AccessDenied: () => JSON.parse('{') as never } }],
  [
    'a hint without a summary',
    { hints: { AccessDenied: () => ({ userMessage: 'x', steps: [] }) } },
  ],
  ['a hint without steps', { hints: { AccessDenied: () => ({ summary: 'x', userMessage: 'x' }) } }],
  [
    'steps that are not strings',
    { hints: { AccessDenied: () => ({ summary: 'x', userMessage: 'x', steps: ['x', 5] }) } },
  ],
  [
    'a hint without a user message',
    { hints: { AccessDenied: () => ({ summary: 'x', steps: [] }) } },
  ],
];

test('an error is in English if its text in the locale cannot be used', () => {
  const violations = localesWithoutText.filter(
    ([, locale]) => !isDeepStrictEqual(decodeWith(locale), english),
  );

  expect(violations).toEqual([]);
});

test('the lists of a locale are copied, not frozen', () => {
  const hint = { summary: 'x', userMessage: 'x', steps: ['y'] };

  decodeWith({ hints: { AccessDenied: () => hint } });

  expect(Object.isFrozen(hint.steps)).toBe(false);
});

test('formatTokenError() uses English for what the locale does not have', () => {
  const error = english as TokenError;
  const partial = { labels: { who: 'Wer' }, actors: null } as never;

  expect(formatTokenError(error, { locale: partial })).toBe(
    formatTokenError(error).replace('Who', 'Wer'),
  );
  for (const locale of [null, 'de', {}])
    expect(formatTokenError(error, { locale: locale as never })).toBe(formatTokenError(error));
});
