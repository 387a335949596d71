/** What the process ends with. */
export const exitCodes = {
  fine: 0,
  error: 1,
  usage: 2,
  fault: 70,
  interrupted: 130,
} as const;

/** What the process ends with. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The meaning of each exit code, for the help. */
export const exitCodeHelp: readonly (readonly [ExitCode, string])[] = [
  [exitCodes.fine, 'a token, or nothing wrong'],
  [exitCodes.error, 'the answer is an error, or a check found something'],
  [exitCodes.usage, 'wrong usage, or an input that cannot be read'],
  [exitCodes.fault, 'a fault of this program'],
  [exitCodes.interrupted, 'interrupted with Ctrl-C'],
];

/** Wrong usage: the message says what to do instead, and never repeats a value. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
