import { UsageError } from './exit-codes.js';
import type { Io } from './io.js';
import type { Printer } from './printer.js';

/** A text and where it came from. */
export interface Input {
  readonly text: string;
  readonly from: 'argument' | 'file' | 'stdin';
}

/** Reads what is to be explained: an argument, a file, or standard input. */
export const readInput = async (
  argument: string | undefined,
  file: string | undefined,
  io: Io,
  err: Printer,
): Promise<Input> => {
  if (argument !== undefined && file !== undefined)
    throw new UsageError('Give either the input or --file, not both.');
  if (file !== undefined) {
    try {
      return { text: await io.readFile(file), from: 'file' };
    } catch {
      throw new UsageError('The file of --file cannot be read. Give the path of a text file.');
    }
  }
  if (argument !== undefined && argument !== '-') return { text: argument, from: 'argument' };
  if (io.stdin.isTTY) err.print('Paste the answer, then press Enter and Ctrl-D:');
  return { text: await io.stdin.read(), from: 'stdin' };
};
