/** A programming error; its message names the option and the fix, never the value. */
export const optionError = (option: string, problem: string, fix: string): TypeError =>
  new TypeError(`createTokenRelay: ${option} ${problem}; ${fix}`);
