import { optionError } from './option-error.js';

/** Checks that parameters are an object at all; untyped code may pass anything. */
export const checkParams = (caller: string, params: unknown, example: string): void => {
  if (typeof params !== 'object' || params === null)
    throw optionError(caller, 'params', 'are no object', `pass ${example}`);
};

/** A parameter that may be left out, as the form member of that name. */
export const optionalText = (
  caller: string,
  option: string,
  member: string,
  value: unknown,
  fix: string,
): Readonly<Record<string, string>> => {
  if (value === undefined) return {};
  if (typeof value === 'string' && value !== '') return { [member]: value };
  throw optionError(
    caller,
    option,
    value === '' ? 'is empty' : 'is not a string',
    `${fix}, or leave it out`,
  );
};

/** Checks a signal. By its looks: it may come from another realm. */
export const checkSignal = (caller: string, signal: unknown): void => {
  if (
    signal !== undefined &&
    !(typeof signal === 'object' && signal !== null && 'aborted' in signal)
  )
    throw optionError(caller, 'signal', 'is not an AbortSignal', 'pass controller.signal');
};

/** Whether a secret that a stranger or a store gave is there at all. */
export const isPresent = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '';
