import type { Places } from '../catalogue/locale.js';
import { githubDotCom, type GitHubHost } from './github-host.js';

/** The addresses that steps name on a host. A fake on loopback has no settings: github.com's stand in. */
export const placesOf = (host: GitHubHost): Places => {
  const settings = `${host.loopback ? githubDotCom.web : host.web}/settings`;
  return {
    host: new URL(host.web).host,
    web: host.web,
    settings: `${settings}/developers`,
    emails: `${settings}/emails`,
    selfHosted: host.kind === 'server',
  };
};
