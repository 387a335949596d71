import { optionError as errorOf } from '../client/option-error.js';

/** A programming error in an option of `createTokenRelay`. */
export const optionError = (option: string, problem: string, fix: string): TypeError =>
  errorOf('createTokenRelay', option, problem, fix);
