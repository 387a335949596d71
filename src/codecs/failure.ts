import * as t from 'io-ts';
import { describeContext } from './describe-errors.js';

/**
 * What a codec of ours answers to a value that is not of its type. Errors of io-ts carry the value,
 * and all that it stands in; these carry neither, since it may be a token.
 */
export const failure = <A>(context: t.Context): t.Validation<A> =>
  t.failures([
    {
      value: undefined,
      context: context.map(({ key, type }) => ({ key, type })),
      message: describeContext(context),
    },
  ]);
