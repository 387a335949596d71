import { describe, expect, test } from '@jest/globals';
import { isLeft } from 'fp-ts/lib/Either.js';
import { describeErrors } from '../../src/codecs/describe-errors.js';
import { Amount, AnyText } from '../../src/codecs/plain-values.js';
import { Scopes } from '../../src/codecs/primitives.js';
import { read } from '../../src/codecs/read.js';
import { list, struct } from '../../src/codecs/struct.js';
import { isDeepFrozen } from '../support/deep-frozen.js';

interface Point {
  readonly name: string;
  readonly x?: number;
}
const Point = struct<Point>('Point', { name: AnyText }, { x: Amount });

describe('an object', () => {
  test('is copied with its known members alone', () => {
    const given = { name: 'a', x: 1, y: 2 };
    expect(read(Point, given)).toEqual({ name: 'a', x: 1 });
    expect(read(Point, given)).not.toBe(given);
    expect(read(Point, JSON.parse('{"name":"a","__proto__":{"x":1}}'))).toStrictEqual({
      name: 'a',
    });
  });

  test('may lack an optional member, or have it as undefined', () => {
    expect(read(Point, { name: 'a' })).toStrictEqual({ name: 'a' });
    expect(read(Point, { name: 'a', x: undefined })).toStrictEqual({ name: 'a' });
  });

  test.each([
    undefined,
    null,
    5,
    'name',
    [],
    () => 'name',
    {},
    { name: undefined },
    { name: 5 },
    { name: 'a', x: '1' },
    { name: 'a', x: null },
    Object.create({ name: 'a' }) as unknown,
  ])('of the wrong type is none: %j', (value) => {
    expect(read(Point, value)).toBeUndefined();
    expect(Point.is(value)).toBe(false);
  });

  test('is looked at through to the last member', () => {
    const decoded = Point.decode({ name: 5, x: -1 });
    expect(isLeft(decoded) && describeErrors(decoded.left)).toEqual([
      '$.name: expected string',
      '$.x: expected number >= 0',
    ]);
  });

  test('is told from another by its type alone', () => {
    expect(Point.is({ name: 'a', x: 1, y: 2 })).toBe(true);
    expect(Point.is({ name: 'a' })).toBe(true);
    expect(Point.is({ name: 'a', x: undefined })).toBe(false);
  });

  test('is encoded without unknown members, each by its own codec', () => {
    expect(Point.encode({ name: 'a', y: 2 } as Point)).toStrictEqual({ name: 'a' });
    const Grant = struct<{ readonly scopes: readonly string[] }, { readonly scopes: string }>(
      'Grant',
      { scopes: Scopes },
      {},
    );
    expect(Grant.encode({ scopes: ['repo', 'gist'] })).toEqual({ scopes: 'repo,gist' });
  });
});

describe('a list', () => {
  const Points = list(Point);

  test('is copied', () => {
    expect(read(Points, [{ name: 'a', y: 1 }, { name: 'b' }])).toEqual([
      { name: 'a' },
      { name: 'b' },
    ]);
    expect(read(Points, [])).toEqual([]);
    expect(Points.encode([{ name: 'a', y: 1 } as Point])).toEqual([{ name: 'a' }]);
    expect(Points.is([{ name: 'a' }])).toBe(true);
  });

  test.each([undefined, null, 'ab', {}, { length: 0 }, [5], new Array(1), [{ name: 'a' }, {}]])(
    'of something else is none: %j',
    (value) => {
      expect(read(Points, value)).toBeUndefined();
    },
  );

  test('names the place of an error', () => {
    const decoded = Points.decode([{ name: 'a' }, {}]);
    expect(isLeft(decoded) && describeErrors(decoded.left)).toEqual(['$.1.name: expected string']);
    expect(Points.is([{ name: 'a' }, {}])).toBe(false);
    expect(Points.is({})).toBe(false);
  });
});

test('what is decoded is frozen through and through; what was given is not', () => {
  const Lines = struct<{ readonly points: readonly Point[] }>('Lines', { points: list(Point) }, {});
  const given = { points: [{ name: 'a' }] };
  expect(isDeepFrozen(read(Lines, given))).toBe(true);
  expect(Object.isFrozen(given.points)).toBe(false);
});
