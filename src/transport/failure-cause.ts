import type { FailureCause } from '../catalogue/row.js';

const deepest = 8;
const name = /^[A-Za-z]\w{0,49}$/;

/** A member of what may be anything; `undefined` where there is none, or where a getter throws. */
const memberOf = (holder: unknown, key: string): unknown => {
  try {
    return Reflect.get(holder as object, key);
  } catch {
    return undefined;
  }
};

// Node tries each address of a host and reports the attempts as one AggregateError.
const causeOf = (thrown: unknown): unknown =>
  memberOf(thrown, 'cause') ?? memberOf(memberOf(thrown, 'errors'), '0');

/** The thrown value and what caused it, the outermost first; causes may refer back to themselves. */
const chainOf = (thrown: unknown, depth: number): readonly unknown[] =>
  depth === 0 || thrown === undefined ? [] : [thrown, ...chainOf(causeOf(thrown), depth - 1)];

const textOf = (holder: unknown, key: 'name' | 'code'): string | undefined => {
  const text = memberOf(holder, key);
  return typeof text === 'string' && name.test(text) ? text : undefined;
};

/** What may be told of a thrown value without a mask: names, never messages. */
export const failureCause = (thrown: unknown): FailureCause => {
  const chain = chainOf(thrown, deepest);
  const first = <T>(values: readonly (T | undefined)[]) => values.find((v) => v !== undefined);
  const code = first(chain.map((link) => textOf(link, 'code')));
  return {
    name: first(chain.map((link) => textOf(link, 'name'))) ?? 'Error',
    ...(code === undefined ? {} : { code }),
  };
};

/**
 * The messages of a thrown value and of what caused it, the outermost first, each once. They may hold
 * anything, also what was sent.
 */
export const failureMessage = (thrown: unknown): string => {
  const messages = chainOf(thrown, deepest)
    .map((link) => memberOf(link, 'message'))
    .filter((message) => typeof message === 'string' && message.trim() !== '');
  return [...new Set(messages)].join(': ');
};
