import type {
  AnswerErrorTag,
  DeviceCodeResponse,
  TokenError,
  TokenResponse,
} from '../catalogue/token-response.js';
import { read } from '../codecs/read.js';
import { Text } from '../codecs/primitives.js';
import type { GitHubHost } from '../host/github-host.js';
import type { ReadAnswer } from './answer.js';
import { buildDeviceCode } from './build-device-code.js';
import { buildError, type Scene } from './build-error.js';
import { buildSuccess } from './build-success.js';
import { classify } from './classify.js';
import { formatOf } from './media-type.js';
import type { Fields } from './fields.js';
import { parseBody } from './parse-body.js';
import { requestIdOf } from './request-id.js';

const membersOf = (answer: ReadAnswer): Fields =>
  // The rest of a body that was cut off could change what its beginning says; what a redirect led to
  // is not the endpoint.
  answer.truncated || answer.redirected
    ? {}
    : (answer.parsed ?? parseBody(answer.text, formatOf(answer.headers.get('content-type'))));

// Without a prototype: a polluted one would give a token to every body.
const fieldsOf = (answer: ReadAnswer): Fields =>
  Object.assign(Object.create(null) as object, membersOf(answer));

// An error outweighs a token beside it, also an error that is no string.
const saysError = (error: unknown): boolean =>
  typeof error === 'string'
    ? read(Text, error) !== undefined
    : error !== undefined && error !== null;

/** Decodes an answer by what it would hold in case of success: the whole story in one place. */
const decode = <Hit>(
  answer: ReadAnswer,
  receivedAt: number,
  scene: Scene<AnswerErrorTag>,
  build: (fields: Fields, receivedAt: number, host: GitHubHost) => Hit | undefined,
): Hit | TokenError => {
  const fields = fieldsOf(answer);
  const hit = saysError(fields['error']) ? undefined : build(fields, receivedAt, scene.host);
  if (hit !== undefined) return hit;
  const { tag, added } = classify(answer, fields, receivedAt, scene.mask);
  const said = {
    status: answer.status === 0 ? undefined : answer.status,
    requestId: requestIdOf(answer),
    description: read(Text, fields['error_description']) ?? read(Text, fields['message']),
    errorUri: read(Text, fields['error_uri']),
    // A server that fails may know better later, whatever word it has for it.
    ...(answer.status >= 500 ? { retryable: true } : {}),
  };
  return buildError(tag, added, said, scene);
};

/** Decodes an answer to a request for a token. */
export const decodeTokenAnswer = (
  answer: ReadAnswer,
  receivedAt: number,
  scene: Scene<AnswerErrorTag>,
): TokenResponse => decode(answer, receivedAt, scene, buildSuccess);

/** Decodes an answer to a request for a device code. */
export const decodeDeviceCodeAnswer = (
  answer: ReadAnswer,
  receivedAt: number,
  scene: Scene<AnswerErrorTag>,
): DeviceCodeResponse => decode(answer, receivedAt, scene, buildDeviceCode);
