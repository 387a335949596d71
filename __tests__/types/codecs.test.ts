import { describe, test } from '@jest/globals';
import { expectTypeOf } from 'expect-type';
import type * as t from 'io-ts';
import {
  DeviceCode,
  DeviceCodeBody,
  DeviceCodeResponse,
  ErrorBody,
  Success,
  SuccessBody,
  type SuccessBodyOnTheWire,
  TokenError,
  TokenResponse,
} from '../../src/codecs.js';
import type * as union from '../../src/errors/types.js';

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
