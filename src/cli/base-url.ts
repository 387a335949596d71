import { isHostProblem, readBaseUrl } from '../host/github-host.js';
import { UsageError } from './exit-codes.js';

/** Refuses a base URL that is none; `name` is the option or the variable that it came from. */
export const checkBaseUrl = (name: string, baseUrl: string | undefined): void => {
  const host = readBaseUrl(baseUrl);
  if (isHostProblem(host))
    throw new UsageError(
      `${name} ${host.problem}. Give the web root, for example https://ghe.example.com`,
    );
  if (host.web.startsWith('http:') && !host.loopback)
    throw new UsageError(
      `${name} is http, which would send secrets in the clear. Give the https address.`,
    );
};
