import { expect, test } from '@jest/globals';
import { runNode } from '../support/run-node.js';

test('npm start shows two results whole and each result in one line', async () => {
  const { exitCode, output } = await runNode('demo/start.mjs');

  expect(exitCode).toBe(0);
  expect(output.match(/^-- /gm)).toHaveLength(3);
  expect(output).toContain('\n  The client secret ends with a newline.\n');
  expect(output).toMatch(/^[x✗] SlowDown {20}A device code is polled too often$/m);
  expect(output).toContain('npm start -- --all shows each of them whole.');
});
