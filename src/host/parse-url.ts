/** An address, completed by a base where there is one; `undefined` where it is none. */
export const parseUrl = (address: string | URL, base?: string): URL | undefined => {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
};
