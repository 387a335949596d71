import { isRight } from 'fp-ts/lib/Either.js';
import type { Decoder } from 'io-ts';

/** What a codec makes of a value; `undefined` where the value is not of the codec's type. */
export const read = <A>(codec: Decoder<unknown, A>, value: unknown): A | undefined => {
  const decoded = codec.decode(value);
  return isRight(decoded) ? decoded.right : undefined;
};
