/** A programming error; its message names the option and the fix, never the value. */
export const optionError = (caller: string, option: string, problem: string, fix: string) =>
  new TypeError(`${caller}: ${option} ${problem}; ${fix}`);

/** Refuses an option of `createTokenClient`. */
export const refuseOption = (option: string, problem: string, fix: string): never => {
  throw optionError('createTokenClient', option, problem, fix);
};
