import { optionError, refuseUnknownOptions } from '../internal/assert.js';
import { ownMembers } from '../internal/own-members.js';

const caller = 'createTokenRelay';

/** Throws the `TypeError` of an option of `createTokenRelay`. */
export function refuseOption(option: string, problem: string, fix: string): never {
  throw optionError(caller, option, problem, fix);
}

/** Copies the own members of options. Throws a `TypeError` for an unknown one. */
export function readKnownOptions<T extends object>(
  options: T | undefined,
  known: readonly (keyof T & string)[],
): Partial<T> {
  const given = ownMembers(options);
  refuseUnknownOptions(caller, given, known);
  return given;
}
