import type { FailureCause } from '../catalogue/row.js';

const deepest = 8;
const name = /^[A-Za-z]\w{0,49}$/;

/** The thrown value and what caused it, the outermost first; causes may refer back to themselves. */
const chainOf = (thrown: unknown): readonly object[] => {
  const chain: object[] = [];
  let next: unknown = thrown;
  while (typeof next === 'object' && next !== null && chain.length < deepest) {
    chain.push(next);
    // Node tries each address of a host and reports the attempts as one AggregateError.
    const { cause, errors } = next as { readonly cause?: unknown; readonly errors?: unknown };
    next = cause ?? (Array.isArray(errors) ? (errors as readonly unknown[])[0] : undefined);
  }
  return chain;
};

const textOf = (holder: object, key: 'name' | 'code'): string | undefined => {
  const text = (holder as Readonly<Record<string, unknown>>)[key];
  return typeof text === 'string' && name.test(text) ? text : undefined;
};

/** What may be told of a thrown value: names, never messages, which hold addresses and bodies. */
export const failureCause = (thrown: unknown): FailureCause => {
  const chain = chainOf(thrown);
  const first = <T>(values: readonly (T | undefined)[]) => values.find((v) => v !== undefined);
  const code = first(chain.map((link) => textOf(link, 'code')));
  return {
    name: first(chain.map((link) => textOf(link, 'name'))) ?? 'Error',
    ...(code === undefined ? {} : { code }),
  };
};
