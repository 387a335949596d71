import { describe, expect, test } from '@jest/globals';
import { expectTypeOf } from 'expect-type';
import type * as t from 'io-ts';
import type { Errors } from '../../src/catalogue/errors.js';
import type { FieldTypes } from '../../src/catalogue/row.js';
import type * as union from '../../src/catalogue/token-response.js';
import { fieldCodecs } from '../../src/codecs/field-codecs.js';
import { Amount, AnyText } from '../../src/codecs/plain-values.js';
import { struct } from '../../src/codecs/struct.js';
import { tokenErrorCodecs } from '../../src/codecs/token-error.js';
import { tagged } from '../../src/codecs/tagged.js';
import {
  DeviceCode,
  DeviceCodeBody,
  DeviceCodeResponse,
  ErrorBody,
  Success,
  SuccessBody,
  TokenError,
  TokenResponse,
  type SuccessBodyOnTheWire,
} from '../../src/entries/codecs.js';

describe('a codec and its type', () => {
  test('are the type of the union', () => {
    expectTypeOf<t.TypeOf<typeof TokenResponse>>().toEqualTypeOf<union.TokenResponse>();
    expectTypeOf<t.TypeOf<typeof TokenError>>().toEqualTypeOf<union.TokenError>();
    expectTypeOf<t.TypeOf<typeof Success>>().toEqualTypeOf<union.Success>();
    expectTypeOf<t.TypeOf<typeof DeviceCode>>().toEqualTypeOf<union.DeviceCode>();
    expectTypeOf<t.TypeOf<typeof DeviceCodeResponse>>().toEqualTypeOf<union.DeviceCodeResponse>();
  });

  test('share a name', () => {
    expectTypeOf<TokenResponse>().toEqualTypeOf<union.TokenResponse>();
    expectTypeOf<TokenError>().toEqualTypeOf<union.TokenError>();
    expectTypeOf<Success>().toEqualTypeOf<union.Success>();
    expectTypeOf<DeviceCode>().toEqualTypeOf<union.DeviceCode>();
    expectTypeOf<DeviceCodeResponse>().toEqualTypeOf<union.DeviceCodeResponse>();
    expectTypeOf<t.TypeOf<typeof SuccessBody>>().toEqualTypeOf<SuccessBody>();
    expectTypeOf<t.OutputOf<typeof SuccessBody>>().toEqualTypeOf<SuccessBodyOnTheWire>();
    expectTypeOf<t.TypeOf<typeof ErrorBody>>().toEqualTypeOf<ErrorBody>();
    expectTypeOf<t.TypeOf<typeof DeviceCodeBody>>().toEqualTypeOf<DeviceCodeBody>();
  });

  test('take anything and write what they read', () => {
    expectTypeOf<t.InputOf<typeof TokenResponse>>().toEqualTypeOf<unknown>();
    expectTypeOf<t.OutputOf<typeof TokenResponse>>().toEqualTypeOf<union.TokenResponse>();
  });
});

describe('the codec of an error follows from the catalogue', () => {
  type KindOf<F> = F extends `${infer Kind}?` ? Kind : F;
  type Decoded<F> = t.TypeOf<(typeof fieldCodecs)[KindOf<F> & keyof typeof fieldCodecs]>;
  /** What the codecs make of the fields that rows add. */
  type DecodedFields = {
    [Tag in keyof Errors]: {
      [K in keyof Errors[Tag]['fields']]: Decoded<Errors[Tag]['fields'][K]>;
    };
  };
  /** What the union says of them. */
  type FieldsOfUnion = {
    [Tag in keyof Errors]: {
      [K in keyof Errors[Tag]['fields']]: Exclude<
        union.TokenErrorOf<Tag>[K & keyof union.TokenErrorOf<Tag>],
        undefined
      >;
    };
  };

  test('field by field', () => {
    expectTypeOf<DecodedFields>().toEqualTypeOf<FieldsOfUnion>();
    expectTypeOf<keyof typeof tokenErrorCodecs>().toEqualTypeOf<union.TokenErrorTag>();
    expect(Object.keys(tokenErrorCodecs)).toHaveLength(23);
  });

  test('and a kind of field without a codec does not compile', () => {
    type NewerKinds = FieldTypes & { readonly place: URL };
    type Table = { readonly [Kind in keyof NewerKinds]: t.Type<NewerKinds[Kind]> };
    // @ts-expect-error -- place has no codec
    expect(fieldCodecs satisfies Table).toBe(fieldCodecs);
    // @ts-expect-error -- a text is no number
    const wrong = { ...fieldCodecs, count: AnyText } satisfies {
      readonly [Kind in keyof FieldTypes]: t.Type<FieldTypes[Kind]>;
    };
    expect(wrong.count).toBe(AnyText);
  });
});

describe('a struct', () => {
  interface Point {
    readonly name: string;
    readonly x?: number;
  }

  test('needs a codec of the right type for each member', () => {
    // @ts-expect-error -- x has no codec
    struct<Point>('Point', { name: AnyText }, {});
    // @ts-expect-error -- name has no codec
    struct<Point>('Point', {}, { x: Amount });
    // @ts-expect-error -- x is a number
    struct<Point>('Point', { name: AnyText }, { x: AnyText });
    // @ts-expect-error -- x is optional
    struct<Point>('Point', { name: AnyText, x: Amount }, {});
    // @ts-expect-error -- y is no member
    struct<Point>('Point', { name: AnyText, y: Amount }, { x: Amount });
    expectTypeOf(struct<Point>('Point', { name: AnyText }, { x: Amount })).toEqualTypeOf<
      t.Type<Point>
    >();
    expect.assertions(0);
  });
});

test('a tagged union needs the codec of every tag', () => {
  // @ts-expect-error -- Success has no codec
  tagged<TokenError, Success>('TokenResponse', tokenErrorCodecs, {});
  const { SlowDown: slowDown, ...rest } = tokenErrorCodecs;
  expectTypeOf(slowDown).toEqualTypeOf<t.Type<union.TokenErrorOf<'SlowDown'>>>();
  // @ts-expect-error -- SlowDown has no codec
  tagged<TokenError, Success>('TokenResponse', rest, { Success });
  expect.assertions(0);
});
