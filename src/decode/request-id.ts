import type { ReadAnswer } from './answer.js';

/** GitHub's id of a request, for its support; anything of another form is none. */
export const requestIdOf = ({ headers }: ReadAnswer): string | undefined => {
  const id = headers.get('x-github-request-id');
  return id !== undefined && /^[\w:.-]{1,100}$/.test(id) ? id : undefined;
};
