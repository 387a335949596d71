import { afterEach, describe, expect, test } from '@jest/globals';
import { isLeft } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { decodeOrUndefined, NonNegative, Scopes, TokenType } from '../../src/codecs/primitives.js';
import { describeErrors } from '../../src/codecs/report.js';
import { list, struct } from '../../src/codecs/sealed.js';
import { isDeepFrozen } from '../support/deep-frozen.js';

const Point = struct('Point', { name: t.string }, { x: NonNegative });
const Points = list(Point);

const errorsOf = (codec: t.Decoder<unknown, unknown>, value: unknown): readonly string[] => {
  const decoded = codec.decode(value);
  return isLeft(decoded) ? describeErrors(decoded.left) : [];
};

const accepted = (codec: t.Type<unknown>, values: readonly unknown[]): readonly unknown[] =>
  values.filter((value) => codec.is(value) || decodeOrUndefined(codec, value) !== undefined);

describe('struct()', () => {
  test('copies the known members', () => {
    const given = { name: 'a', x: 1, y: 2 };
    expect(decodeOrUndefined(Point, given)).toStrictEqual({ name: 'a', x: 1 });
    expect(decodeOrUndefined(Point, given)).not.toBe(given);
    expect(decodeOrUndefined(Point, JSON.parse('{"name":"a","__proto__":{"x":1}}'))).toStrictEqual({
      name: 'a',
    });
  });

  test('accepts an optional member that is absent or undefined, and drops it', () => {
    expect(decodeOrUndefined(Point, { name: 'a' })).toStrictEqual({ name: 'a' });
    expect(decodeOrUndefined(Point, { name: 'a', x: undefined })).toStrictEqual({ name: 'a' });
  });

  test('rejects other values, and members of the wrong type', () => {
    expect(
      accepted(Point as t.Type<unknown>, [
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
      ]),
    ).toEqual([]);
  });

  test('reports every member of the wrong type, and no number of an intersection', () => {
    expect(errorsOf(Point, { name: 5, x: -1 })).toEqual([
      '$.name: expected string',
      '$.x: expected number >= 0',
    ]);
  });

  test('is() ignores unknown members and rejects a member that is undefined', () => {
    expect(Point.is({ name: 'a', x: 1, y: 2 })).toBe(true);
    expect(Point.is({ name: 'a' })).toBe(true);
    expect(Point.is({ name: 'a', x: undefined })).toBe(false);
  });

  test('encode() drops unknown members and encodes each known one', () => {
    expect(Point.encode({ name: 'a', x: undefined, y: 2 } as never)).toStrictEqual({ name: 'a' });
    const Granted = struct('Granted', { scopes: Scopes }, {});
    expect(Granted.encode({ scopes: ['repo', 'gist'] })).toEqual({ scopes: 'repo,gist' });
  });
});

describe('struct() with a polluted Object.prototype', () => {
  const pollute = (name: string, value: unknown): void => {
    Object.defineProperty(Object.prototype, name, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  };
  afterEach(() => {
    for (const name of ['type', 'name', 'x']) Reflect.deleteProperty(Object.prototype, name);
  });

  test('takes no inherited member, also after a member that decoding changes', () => {
    const Typed = struct('Typed', { type: TokenType, name: t.string }, { x: NonNegative });
    pollute('name', 'polluted');
    pollute('x', 5);

    expect(errorsOf(Typed, { type: 'Bearer' })).toEqual(['$.name: expected string']);
    const decoded = decodeOrUndefined(Typed, { type: 'Bearer', name: 'a' });
    expect(Object.entries(decoded ?? {})).toEqual([
      ['type', 'bearer'],
      ['name', 'a'],
    ]);
    expect(Object.entries(Typed.encode({ type: 'bearer', name: 'a' }))).toHaveLength(2);
  });
});

describe('list()', () => {
  test('copies the items', () => {
    expect(decodeOrUndefined(Points, [{ name: 'a', y: 1 }, { name: 'b' }])).toEqual([
      { name: 'a' },
      { name: 'b' },
    ]);
    expect(decodeOrUndefined(Points, [])).toEqual([]);
    expect(Points.encode([{ name: 'a', y: 1 } as never])).toEqual([{ name: 'a' }]);
    expect(Points.is([{ name: 'a' }])).toBe(true);
  });

  test('rejects other values, empty slots and items of the wrong type', () => {
    const values = [
      undefined,
      null,
      'ab',
      {},
      { length: 0 },
      [5],
      new Array(1),
      [{ name: 'a' }, {}],
    ];
    expect(accepted(Points as t.Type<unknown>, values)).toEqual([]);
  });

  test('reports the index of an item of the wrong type', () => {
    expect(errorsOf(Points, [{ name: 'a' }, {}])).toEqual(['$.1.name: expected string']);
  });
});

test('a decoded value is frozen at every level, and the input is not', () => {
  const Line = struct('Line', { points: list(Point) }, {});
  const given = { points: [{ name: 'a' }] };

  expect(isDeepFrozen(decodeOrUndefined(Line, given))).toBe(true);
  expect([given, given.points, given.points[0]].some(Object.isFrozen)).toBe(false);
});
