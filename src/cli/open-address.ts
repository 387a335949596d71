import type { Io } from './io.js';
import type { Printer } from './printer.js';

const webAddress = (address: string): string | undefined => {
  try {
    const { protocol, href } = new URL(address);
    return /^https?:$/.test(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
};

/** Opens a web address in the person's browser; where that fails, the person has to. */
export const openAddress = async (address: string, io: Io, err: Printer): Promise<void> => {
  const href = webAddress(address);
  try {
    if (href === undefined) throw new TypeError('This is no web address.');
    await io.open(href);
  } catch {
    err.warn('No browser could be opened. Open the address yourself.');
  }
};
