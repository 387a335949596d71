import type { TokenResponse } from '../catalogue/token-response.js';
import { read } from '../codecs/read.js';
import { Text } from '../codecs/primitives.js';
import type { ReadAnswer } from './answer.js';
import { buildError, type Scene } from './build-error.js';
import { buildSuccess } from './build-success.js';
import { classify } from './classify.js';
import { formatOf } from './media-type.js';
import { parseBody, type Fields } from './parse-body.js';

const fieldsOf = (answer: ReadAnswer): Fields =>
  // The rest of a body that was cut off could change what its beginning says.
  answer.truncated
    ? {}
    : (answer.parsed ?? parseBody(answer.text, formatOf(answer.headers.get('content-type'))));

// An error outweighs a token beside it, also an error that is no string.
const saysError = (error: unknown): boolean =>
  typeof error === 'string'
    ? read(Text, error) !== undefined
    : error !== undefined && error !== null;

const requestIdOf = ({ headers }: ReadAnswer): string | undefined => {
  const id = headers.get('x-github-request-id');
  return id !== undefined && /^[\w:.-]{1,100}$/.test(id) ? id : undefined;
};

/** Decodes an answer: the whole story in one place. */
export const decodeAnswer = (
  answer: ReadAnswer,
  receivedAt: number,
  scene: Scene,
): TokenResponse => {
  const fields = fieldsOf(answer);
  const success = saysError(fields['error']) ? undefined : buildSuccess(fields, receivedAt);
  if (success !== undefined) return success;
  const { tag, added } = classify(answer, fields, receivedAt, scene.mask);
  const said = {
    status: answer.status === 0 ? undefined : answer.status,
    requestId: requestIdOf(answer),
    description: read(Text, fields['error_description'] ?? fields['message']),
    errorUri: read(Text, fields['error_uri']),
  };
  return buildError(tag, added, said, scene);
};
