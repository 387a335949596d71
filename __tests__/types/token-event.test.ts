import { test } from '@jest/globals';
import { expectTypeOf } from 'expect-type';
import type { Action, Actor, OnEvent, TokenErrorTag, TokenEvent } from '../../src/index.js';

test('the actor of an event tells an error from a success', () => {
  const onEvent: OnEvent = (event) => {
    if (event.actor === undefined) {
      expectTypeOf(event.tag).toEqualTypeOf<'Success' | 'DeviceCode' | 'CredentialsAccepted'>();
      expectTypeOf(event.causeIds).toEqualTypeOf<undefined>();
    } else {
      expectTypeOf(event.tag).toEqualTypeOf<TokenErrorTag>();
      expectTypeOf(event.actor).toEqualTypeOf<Actor>();
      expectTypeOf(event.action).toEqualTypeOf<Action>();
      expectTypeOf(event.code).toEqualTypeOf<string | undefined>();
      expectTypeOf(event.causeIds[0]).toExtend<string | undefined>();
    }
  };
  expectTypeOf(onEvent).parameter(0).toEqualTypeOf<TokenEvent>();
});

test('the members of a request are readable without a check', () => {
  expectTypeOf<TokenEvent['durationMs']>().toEqualTypeOf<number>();
  expectTypeOf<TokenEvent['attempt']>().toEqualTypeOf<number>();
  expectTypeOf<TokenEvent['status']>().toEqualTypeOf<number | undefined>();
});
