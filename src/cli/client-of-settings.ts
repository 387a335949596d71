import { createTokenClient, type TokenClient } from '../entries/index.js';
import { checkBaseUrl } from './base-url.js';
import { UsageError } from './exit-codes.js';
import type { Io } from './io.js';
import type { Printer } from './printer.js';
import { optional, variables, type Setting, type Settings } from './settings.js';

const required = ({ variable, value }: Setting, file: string, option: string): string => {
  if (value === undefined || (option === '--client-id' && value.trim() === ''))
    throw new UsageError(
      `${variable} is ${value === undefined ? 'not set' : 'empty'}. Set it in the environment or in ${file}, or use ${option}.`,
    );
  return value;
};

/** Says which variables of the file do not count. */
export const warnOfDifferences = (settings: Settings, err: Printer): void => {
  const { file, ignoresBaseUrl, ...each } = settings;
  if (ignoresBaseUrl)
    err.warn(
      `${variables.baseUrl} in ${file} was ignored, because the credentials did not come from that file. To send them there, use --env ${file}.`,
    );
  for (const { variable, value, differs } of Object.values(each))
    if (differs)
      err.warn(
        value === ''
          ? `${variable} is set to nothing in the environment, which outweighs its value in ${file}.`
          : `${variable} has another value in ${file}; the one of the environment counts.`,
      );
};

/** The client that settings describe; a `UsageError` names the variable that is missing. */
export const clientOf = (
  settings: Settings,
  io: Io,
  { needsSecret }: { readonly needsSecret: boolean },
): TokenClient => {
  const { clientId, clientSecret, baseUrl, file } = settings;
  const url = optional(baseUrl);
  checkBaseUrl(baseUrl.source === 'command line' ? '--base-url' : baseUrl.variable, url);
  return createTokenClient({
    clientId: required(clientId, file, '--client-id'),
    clientSecret: needsSecret ? required(clientSecret, file, '--client-secret-stdin') : null,
    baseUrl: url,
    fetch: io.fetch,
    clock: io.clock,
  });
};
