import type { Actor } from 'github-token-exchange';

const levels = {
  developer: 'error',
  'app-owner': 'error',
  operator: 'error',
  github: 'warn',
  user: 'info',
  nobody: 'debug',
} as const satisfies Record<Actor, string>;

/** The level of an error by its actor, and of a success, which has none. */
export const levelOf = (actor: Actor | undefined) =>
  actor === undefined ? 'debug' : levels[actor];
