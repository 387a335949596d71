import { definitionOf, tokenErrorTags } from '../src/errors/definitions.js';
import type { Actor } from '../src/errors/types.js';
import { code, line } from './markdown.js';

const alerts: Readonly<Record<Actor, readonly [level: string, alert: string]>> = {
  developer: [
    'error',
    'page someone: usually every sign-in fails until the app or its code changes',
  ],
  'app-owner': ['error', "page who owns the app: a setting on the app's page, or GitHub Support"],
  operator: ['error', 'page who runs the server: its network, a proxy, a certificate'],
  github: ['warn', 'do not page anyone unless it lasts: see https://www.githubstatus.com'],
  user: ['info', 'noise: a user can act. Alert if the share of failures rises'],
  nobody: ['debug', 'noise: the program itself aborted the request'],
};

/** The table of the actors in Markdown: whom to alert, and the errors that each has to act on. */
export const actorsTable = (): string =>
  [
    line(['`actor`', 'level', 'alert', '`error.type`']),
    line(['---', '---', '---', '---']),
    ...Object.entries(alerts).map(([actor, [level, alert]]) => {
      const tags = tokenErrorTags.filter((tag) => definitionOf(tag).actor === actor);
      return line([code(actor), code(level), alert, tags.map(code).join(', ')]);
    }),
  ].join('\n');
