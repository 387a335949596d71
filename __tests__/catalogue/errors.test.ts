import { describe, expect, test } from '@jest/globals';
import { rowOf, tokenErrorTags } from '../../src/catalogue/lookup.js';
import { actions, actors, pages } from '../../src/catalogue/row.js';

const rows = tokenErrorTags.map((tag) => ({ tag, row: rowOf(tag) }));

test('no wire code stands in two rows, or twice in one', () => {
  const codes = rows.flatMap(({ row }) => [
    ...row.codes,
    ...(row.codeUnder === undefined ? [] : [row.codeUnder.code]),
  ]);
  expect(codes.toSorted()).toEqual([...new Set(codes)].toSorted());
});

test('no row is called as the success is', () => {
  expect(tokenErrorTags).not.toContain('Success');
});

describe.each(rows)('$tag', ({ tag, row }) => {
  test('has a tag in PascalCase and wire codes without blanks at their ends', () => {
    expect(tag).toMatch(/^[A-Z][A-Za-z]+$/);
    for (const code of row.codes) expect(code).toMatch(/^[a-z]+(?:_[a-z]+)*$/);
  });

  test('describes itself in one bounded line', () => {
    expect(row.description).toMatch(/^[A-Z][\x20-\x7e]{10,119}$/);
  });

  test('points to a page, and to a section where the page has one for it', () => {
    expect(Object.keys(pages)).toContain(row.page);
    expect(row.anchor ?? 'none').toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });

  test('has an action and an actor of the closed sets', () => {
    expect(actions).toContain(row.action);
    expect(actors).toContain(row.actor);
  });

  test('is retryable just where its action is to wait, to poll or to mend the network', () => {
    expect(row.retryable).toBe(
      ['poll-again', 'wait-and-retry', 'check-network'].includes(row.action),
    );
  });
});

test.each(Object.entries(pages))('the page %s is a path below the language', (_, path) => {
  expect(path).toMatch(/^[a-z][a-z-]*(?:\/[a-z][a-z-]*)+$/);
});
