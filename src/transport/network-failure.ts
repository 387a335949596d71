import type { TokenErrorOf } from '../catalogue/token-response.js';
import { buildError, type Said, type Scene } from '../decode/build-error.js';
import { excerpt } from '../decode/excerpt.js';
import { failureCause, failureMessage } from './failure-cause.js';
import { mayPass } from './may-pass.js';

/** The error for a request that got no answer, from what was thrown. */
export const networkFailure = (
  thrown: unknown,
  scene: Scene,
  said: Said = {},
): TokenErrorOf<'NetworkFailure'> => {
  const { name, code } = failureCause(thrown);
  const message = excerpt(failureMessage(thrown), scene.mask);
  const cause = {
    name: scene.mask(name),
    ...(code === undefined ? {} : { code: scene.mask(code) }),
    ...(message === '' ? {} : { message }),
  };
  return buildError('NetworkFailure', { cause }, { retryable: mayPass(cause), ...said }, scene);
};
