import { parseEnv } from 'node:util';

/** The variables of an .env file; the last one of a name counts. */
export const readEnvFile = (text: string): Readonly<Record<string, string>> => {
  const read = parseEnv(text.replace(/^\ufeff/, ''));
  return Object.fromEntries(
    Object.entries(read).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
};
