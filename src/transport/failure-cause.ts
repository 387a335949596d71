import type { FailureCause } from '../catalogue/row.js';

const deepest = 8;
const name = /^[A-Za-z]\w{0,49}$/;

/** A member of what may be anything; `undefined` where a getter or a Proxy throws once more. */
const memberOf = (holder: unknown, key: string): unknown => {
  try {
    return typeof holder === 'object' && holder !== null ? Reflect.get(holder, key) : undefined;
  } catch {
    return undefined;
  }
};

/** The thrown value and what caused it, the outermost first; causes may refer back to themselves. */
const chainOf = (thrown: unknown): readonly object[] => {
  const chain: object[] = [];
  let next: unknown = thrown;
  while (typeof next === 'object' && next !== null && chain.length < deepest) {
    chain.push(next);
    // Node tries each address of a host and reports the attempts as one AggregateError.
    next = memberOf(next, 'cause') ?? memberOf(memberOf(next, 'errors'), '0');
  }
  return chain;
};

const textOf = (holder: object, key: 'name' | 'code'): string | undefined => {
  const text = memberOf(holder, key);
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
