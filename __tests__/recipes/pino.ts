import type { TokenEvent } from 'github-token-exchange';
import type { Logger } from 'pino';
import { levelOf } from './level.js';

/** A listener for `onEvent` that writes one line for each request. */
export const logEvents =
  (logger: Logger) =>
  (event: TokenEvent): void => {
    logger[levelOf(event.actor)]({ github: event }, `${event.grant}: ${event.tag}`);
  };
