import type { Type } from 'io-ts';
import { unexpectedReasons, type FailureCause, type FieldTypes } from '../catalogue/row.js';
import { oneOf } from './from.js';
import { Amount, AnyText, WaitAmount } from './plain-values.js';
import { struct } from './struct.js';

/** A codec for each kind of field that a row may add. */
export const fieldCodecs = {
  seconds: WaitAmount,
  milliseconds: Amount,
  count: Amount,
  text: AnyText,
  reason: /* @__PURE__ */ oneOf(unexpectedReasons),
  cause: /* @__PURE__ */ struct<FailureCause>(
    'FailureCause',
    { name: AnyText },
    { code: AnyText, message: AnyText },
  ),
} satisfies { readonly [Kind in keyof FieldTypes]: Type<FieldTypes[Kind]> };
