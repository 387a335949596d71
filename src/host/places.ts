import type { Places } from '../catalogue/locale.js';
import { githubDotCom, type GitHubHost } from './github-host.js';

/** The addresses that steps name on a host. A loopback host stands in for github.com. */
export const placesOf = (host: GitHubHost): Places => {
  const web = host.loopback ? githubDotCom.web : host.web;
  return {
    host: new URL(web).host,
    web,
    settings: `${web}/settings/developers`,
    selfHosted: host.kind === 'server',
  };
};
