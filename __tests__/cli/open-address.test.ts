import { expect, test } from '@jest/globals';
import { openAddress } from '../../src/cli/open-address.js';
import { printerFor } from '../../src/cli/printer.js';
import { fakeIo } from './fake-io.js';

test.each(['file:///etc/passwd', 'javascript:alert(1)', '--help', ''])(
  '%j is not opened',
  async (address) => {
    const io = fakeIo();
    await openAddress(address, io, printerFor(io.stderr, io));

    expect(io.opened).toEqual([]);
    expect(io.written.err).toContain('Open the address yourself.');
  },
);

test('a web address is opened as a URL', async () => {
  const io = fakeIo();
  await openAddress('https://github.com/a b', io, printerFor(io.stderr, io));

  expect(io.opened).toEqual(['https://github.com/a%20b']);
  expect(io.written.err).toBe('');
});
