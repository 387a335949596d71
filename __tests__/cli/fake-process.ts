import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import type { Process } from '../../src/cli/io.js';

const stream = (written: string[], terminal: { readonly columns: number } | undefined) =>
  Object.assign(new EventEmitter(), {
    write: (text: string) => written.push(text) > 0,
    ...(terminal === undefined ? {} : { isTTY: true, ...terminal }),
  });

/** A process whose output is kept. */
export const fakeProcess = (argv: readonly string[], terminal?: { readonly columns: number }) => {
  const out: string[] = [];
  const err: string[] = [];
  const exits: unknown[] = [];
  const self = Object.assign(new EventEmitter(), {
    argv: ['node', 'cli', ...argv],
    env: { LANG: 'C.UTF-8' },
    platform: 'linux',
    stdin: Readable.from([Buffer.from('error=slow_'), Buffer.from('down')]),
    stdout: stream(out, terminal),
    stderr: stream(err, terminal),
    exit: (code?: number) => exits.push(code),
    exitCode: undefined as number | undefined,
  });
  return { self, out, err, exits, asProcess: self as unknown as Process };
};
