import type { TokenError } from '../catalogue/token-response.js';
import { readAnswer, type ReadAnswer } from '../decode/answer.js';
import { buildError, type Scene } from '../decode/build-error.js';
import { requestIdOf } from '../decode/request-id.js';
import { maskOf } from '../redact/mask.js';
import { withDeadline } from '../transport/deadline.js';
import { networkFailure } from '../transport/network-failure.js';
import type { Transport } from '../transport/transport.js';
import type { ClientConfig } from './client-options.js';
import { tell } from './tell.js';
import type { Grant, TokenEvent } from './token-event.js';

/** What every request needs: the options, and how to send. */
export interface SendConfig extends ClientConfig {
  readonly transport: Transport;
}

/** A request to one of the endpoints. */
export interface FormRequest {
  readonly grant: Grant;
  readonly url: string;
  readonly form: Readonly<Record<string, string>>;
  /** The values that must not show in what comes of it. */
  readonly secrets: readonly string[];
  readonly signal: AbortSignal | undefined;
  readonly attempt?: number;
}

/** Turns an answer into a member of the union. */
export type Decode<R> = (answer: ReadAnswer, receivedAt: number, scene: Scene) => R;

/** The scene of a request: what holds for everything that is said of it. */
export const sceneFor = (
  { host, locale }: Pick<ClientConfig, 'host' | 'locale'>,
  secrets: readonly string[],
): Scene => ({ host, locale, mask: maskOf(secrets) });

const ask = async <R>(
  config: SendConfig,
  { url, form, signal }: FormRequest,
  scene: Scene,
  decode: Decode<R>,
): Promise<{ readonly response: R | TokenError; readonly answer?: ReadAnswer }> => {
  const { timeoutMs, accept, transport, clock } = config;
  const ending = await withDeadline(timeoutMs, signal, async (deadline) => {
    const answer = await transport({
      url,
      headers: { accept, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
      signal: deadline,
    });
    // What a transport of the caller gives may throw when it is read.
    return readAnswer(answer);
  });
  switch (ending.kind) {
    case 'done':
      return { answer: ending.value, response: decode(ending.value, clock.now(), scene) };
    case 'failed':
      return { response: networkFailure(ending.thrown, scene) };
    case 'timed-out':
      return { response: buildError('RequestTimedOut', { timeoutMs }, {}, scene) };
    case 'aborted':
      return { response: buildError('RequestAborted', {}, {}, scene) };
  }
};

const eventOf = (
  { grant, attempt = 1 }: FormRequest,
  tag: TokenEvent['tag'],
  answer: ReadAnswer | undefined,
  durationMs: number,
  { mask }: Scene,
): TokenEvent => {
  const requestId = answer === undefined ? undefined : requestIdOf(answer);
  return {
    grant,
    tag,
    ...(answer === undefined ? {} : { status: answer.status }),
    durationMs,
    ...(requestId === undefined || mask(requestId) !== requestId ? {} : { requestId }),
    attempt,
  };
};

/** Posts a form once, names what came of it, and tells the listener. Never rejects. */
export const sendForm = async <R extends { readonly _tag: 'Success' | 'DeviceCode' }>(
  config: SendConfig,
  request: FormRequest,
  decode: Decode<R | TokenError>,
): Promise<R | TokenError> => {
  const scene = sceneFor(config, request.secrets);
  const start = config.clock.monotonic();
  const { response, answer } = await ask(config, request, scene, decode);
  const durationMs = config.clock.monotonic() - start;
  tell(config.onEvent, Object.freeze(eventOf(request, response._tag, answer, durationMs, scene)));
  return response;
};
