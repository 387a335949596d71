import { isLeft } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { describeContext, pathOf } from './report.js';

/** A problem of a value, in the form of Standard Schema. It contains no value. */
export interface StandardIssue {
  /** The path to the rejected value, and the type that is expected there. */
  readonly message: string;
  /** The keys that lead to the rejected value; empty for the value itself. */
  readonly path: readonly string[];
}

/** The result of a validation, in the form of Standard Schema. */
export type StandardResult<A> =
  | {
      /** The decoded value. */
      readonly value: A;
      /** Absent: the value is accepted. */
      readonly issues?: undefined;
    }
  | {
      /** The problems of the value; at least one. */
      readonly issues: readonly StandardIssue[];
    };

/** The members that Standard Schema, version 1, gives to a schema. */
export interface StandardProps<A, O> {
  /** The version of the specification. */
  readonly version: 1;
  /** The name of this package. */
  readonly vendor: 'github-token-exchange';
  /** Validates and decodes a value. Never throws. */
  readonly validate: (value: unknown) => StandardResult<A>;
  /** The types of the schema; absent at run time. */
  readonly types?: { readonly input: O; readonly output: A } | undefined;
}

/** A codec that is a Standard Schema, too. */
export interface StandardCodec<A, O = A> extends t.Type<A, O> {
  /**
   * The codec as a Standard Schema, version 1.
   *
   * @see https://standardschema.dev
   */
  readonly '~standard': StandardProps<A, O>;
}

/** Makes a codec a Standard Schema. */
export function standard<A, O>(codec: t.Type<A, O>): StandardCodec<A, O> {
  const props: StandardProps<A, O> = {
    version: 1,
    vendor: 'github-token-exchange',
    validate: (value) => {
      const decoded = codec.decode(value);
      return isLeft(decoded)
        ? {
            issues: decoded.left.map(({ context }) => ({
              message: describeContext(context),
              path: pathOf(context),
            })),
          }
        : { value: decoded.right };
    },
  };
  return Object.assign(codec, { '~standard': props });
}
