import { InvalidArgumentError, Option } from 'commander';

/** Reads an option that is a whole number. */
export const wholeNumber =
  (least: number, most: number) =>
  (value: string): number => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < least || number > most)
      throw new InvalidArgumentError(
        `Give a whole number from ${String(least)} to ${String(most)}.`,
      );
    return number;
  };

const collectScopes = (value: string, before: readonly string[] = []): readonly string[] => {
  const scopes = value.split(/[\s,]+/).filter((scope) => scope !== '');
  if (scopes.length === 0) throw new InvalidArgumentError('Give for example repo or read:org.');
  return [...before, ...scopes];
};

// Made anew for each command, since an option belongs to one.
export const noColorOption = () => new Option('--no-color', 'no colours');
export const jsonOption = () => new Option('--json', 'JSON for machines, without tokens');
export const baseUrlOption = () =>
  new Option('--base-url <url>', 'another GitHub than https://github.com');
export const scopeOption = () =>
  new Option('--scope <scope>', 'a scope to ask for; can be repeated').argParser(collectScopes);
export const printTokenOption = () =>
  new Option('--print-token', 'write the token, and nothing else, to standard output').conflicts(
    'json',
  );
export const portOption = (description: string) =>
  new Option('--port <number>', description).argParser(wholeNumber(0, 65_535));
export const clientIdOption = () => new Option('--client-id <id>', 'in place of GITHUB_CLIENT_ID');
export const secretFromStdinOption = () =>
  new Option('--client-secret-stdin', 'read the client secret from standard input');
export const envFileOption = () =>
  new Option('--env <path>', 'another file than .env to read variables from');
export const redirectUriOption = () =>
  new Option('--redirect-uri <url>', 'in place of GITHUB_REDIRECT_URI');
