import { type NormalizedResponse, normalizeResponse, requestIdOf } from '../decode/response.js';
import { diagnose } from '../diagnosis/diagnose.js';
import { formFacts, formSecrets } from '../diagnosis/form.js';
import type { RequestFacts } from '../diagnosis/request.js';
import { createError, type ErrorContext } from '../errors/create-error.js';
import { nothingSent } from '../errors/definitions.js';
import { isTokenError } from '../errors/guards.js';
import { isDeviceFlow } from '../errors/hint.js';
import type { RequestError, Success, TokenOperation } from '../errors/types.js';
import { withDeadline } from '../http/deadline.js';
import { networkFailure } from '../http/network-failure.js';
import type { Transport } from '../http/transport.js';
import { type Mask, maskOf } from '../internal/mask.js';
import { proxyFacts, runtimeFacts, userAgent } from '../internal/runtime.js';
import { eventOf, notify, notifyNothingSent, type Outcome, type RequestEvent } from './events.js';
import type { ClientConfig } from './options.js';
import type { SingleUse } from './single-use.js';

/** A client as its operations see it: checked options, and how to send, decode and remember. */
export interface Client extends ClientConfig {
  readonly transport: Transport;
  /** Decodes the response of the token endpoint, which is GitHub's or a relay's. */
  readonly decodeToken: Decode<Success | RequestError>;
  readonly singleUse: SingleUse;
  /** Creates the mask of a request from its secrets. The mask also hides the client secret. */
  readonly maskWith: (secrets: readonly string[]) => Mask;
}

/** Decodes a response into a member of the union. Never throws or rejects. */
export type Decode<R> = (
  response: NormalizedResponse,
  receivedAt: number,
  context: ErrorContext,
) => R | Promise<R>;

type Form = Readonly<Record<string, string>>;

/** One request to an endpoint. */
export interface FormRequest<R> {
  readonly operation: TokenOperation;
  readonly url: string;
  readonly form: Form;
  readonly decode: Decode<R>;
  readonly signal?: AbortSignal | undefined;
  /** 1, and one more for each further poll of a device code. Default: 1. */
  readonly attempt?: number;
  /** What the diagnosis needs beyond the form and the client. */
  readonly facts?: Partial<RequestFacts>;
}

const singleUseNames = ['code', 'refresh_token', 'device_code'];

/** The mask of a request. */
const maskFor = ({ clientSecret, maskWith }: Client, form: Form): Mask =>
  maskWith(formSecrets(form).filter((secret) => secret !== clientSecret));

const singleUseSecretIn = (form: Form): string | undefined =>
  singleUseNames.map((name) => form[name]).find((value) => value !== undefined);

/** What the errors of a client have in common. */
export function errorContext(
  { host, locale, clientId }: Pick<ClientConfig, 'host' | 'locale' | 'clientId'>,
  operation?: TokenOperation,
  mask = maskOf([]),
): ErrorContext {
  return { host, locale, mask, operation, clientId };
}

/** A form with the credentials of the app, unless a relay adds them, and the members that are present. */
export function formWith(
  { clientId, clientSecret, relayed }: ClientConfig,
  members: Readonly<Record<string, string | undefined>>,
): Form {
  const form: Record<string, string> = {};
  if (!relayed) form['client_id'] = clientId;
  if (clientSecret !== null) form['client_secret'] = clientSecret;
  for (const [name, value] of Object.entries(members)) if (value !== undefined) form[name] = value;
  return form;
}

/** What a client knows about every request. */
export function requestFacts(client: ClientConfig): RequestFacts {
  return {
    now: client.clock.now(),
    clientId: client.clientId,
    clientSecret: client.clientSecret ?? undefined,
    baseUrl: client.host.web,
    ...runtimeFacts(),
  };
}

/** How long ago this client used the single-use secret of a request, under the name of the fact. */
const usedFact = (operation: TokenOperation, seconds: number | undefined): Partial<RequestFacts> =>
  operation === 'authorization_code'
    ? { exchangedSecondsAgo: seconds }
    : operation === 'refresh_token'
      ? { refreshedSecondsAgo: seconds }
      : { deviceCodeUsedSecondsAgo: seconds };

const grantOf = (operation: TokenOperation): RequestFacts['grant'] =>
  operation === 'device_authorization'
    ? 'device_code'
    : operation === 'verify_credentials'
      ? 'authorization_code'
      : operation;

const factsOf = (
  client: Client,
  { operation, form, facts }: FormRequest<unknown>,
  usedSecondsAgo: number | undefined,
): RequestFacts => {
  const sent = Object.assign({ grant: grantOf(operation) }, requestFacts(client), formFacts(form));
  return Object.assign(sent, usedFact(operation, usedSecondsAgo), facts);
};

const isMissing = (credential: string | null): boolean => credential?.trim() === '';

/** The error of a request whose credentials are missing; `undefined` if it can be sent. */
export async function missingCredentials(
  client: ClientConfig,
  operation: TokenOperation,
): Promise<RequestError | undefined> {
  const { clientId, clientSecret, relayed, onEvent } = client;
  // A relay adds its own credentials, and the device flow needs no client secret.
  if (relayed || !(isMissing(clientId) || (!isDeviceFlow(operation) && isMissing(clientSecret))))
    return undefined;
  const error = createError(
    'IncorrectClientCredentials',
    { code: 'incorrect_client_credentials' },
    {
      description: nothingSent,
      codeSpent: 'no',
    },
    errorContext(client, operation),
  );
  const facts = isDeviceFlow(operation) ? ({ grant: 'device_code' } as const) : {};
  const input = { ...requestFacts(client), ...facts, locale: client.locale };
  return notifyNothingSent(onEvent, operation, await diagnose(error, input));
}

interface Posted<R> {
  readonly result: R | RequestError;
  /** Absent if there was no response. */
  readonly response?: NormalizedResponse;
}

/** Seconds since this client used the single-use secret of a request; `undefined` if it did not. */
const secondsSinceUse = (
  { singleUse }: Client,
  { operation, form }: FormRequest<unknown>,
): number | undefined => {
  const secret = singleUseSecretIn(form);
  return secret === undefined ? undefined : singleUse.usedBy(operation).secondsSinceUse(secret);
};

/** Posts the form once, within the deadline, and decodes the response. */
const post = async <R>(
  client: Client,
  request: FormRequest<R>,
  context: ErrorContext,
): Promise<Posted<R>> => {
  const { url, form, signal, decode } = request;
  const { timeoutMs, accept, transport, clock } = client;
  if (signal?.aborted === true)
    return { result: createError('RequestAborted', { codeSpent: 'no' }, {}, context) };
  const ending = await withDeadline(
    timeoutMs,
    signal,
    async (deadline) => {
      const response = await transport({
        url,
        headers: {
          accept,
          'content-type': 'application/x-www-form-urlencoded',
          ...userAgent(),
        },
        body: new URLSearchParams(form).toString(),
        signal: deadline,
      });
      // The response of a caller's transport may throw when it is read.
      return normalizeResponse(response);
    },
    // The rest of a body that is too long must not keep its connection.
    ({ truncated }) => !truncated,
  );
  if (ending.kind === 'done')
    return { response: ending.value, result: await decode(ending.value, clock.now(), context) };
  const isUsed = secondsSinceUse(client, request) !== undefined;
  const codeSpent = isUsed ? 'yes' : 'unknown';
  switch (ending.kind) {
    case 'failed':
      return { result: networkFailure(ending.thrown, context, codeSpent) };
    case 'timed-out':
      return { result: createError('RequestTimedOut', { timeoutMs, codeSpent }, {}, context) };
    case 'aborted':
      return { result: createError('RequestAborted', { codeSpent }, {}, context) };
  }
};

const requestEvent = (
  { operation, attempt = 1 }: FormRequest<unknown>,
  response: NormalizedResponse | undefined,
  durationMs: number,
  { mask }: ErrorContext,
): RequestEvent => {
  const requestId = response === undefined ? undefined : requestIdOf(response);
  return {
    grant: operation,
    ...(response === undefined ? {} : { status: response.status }),
    durationMs,
    ...(requestId === undefined || mask(requestId) !== requestId ? {} : { requestId }),
    attempt,
  };
};

/** Adds likely causes to an error. Those that a relay sends are about its own request. */
const withCauses = async <R extends Outcome>(
  client: Client,
  request: FormRequest<R>,
  { result, response }: Posted<R>,
): Promise<R | RequestError> => {
  if (client.relayed || !isTokenError(result)) return result;
  const facts = factsOf(client, request, secondsSinceUse(client, request));
  const proxy = response === undefined ? proxyFacts() : {};
  return diagnose(result, Object.assign(facts, proxy, { locale: client.locale }));
};

/**
 * Sends a request: the one path of every operation. Posts the form, decodes the response, remembers a
 * single-use secret that gave a token, adds likely causes to an error, and notifies the listener.
 * Never rejects.
 */
export async function send<R extends Outcome>(
  client: Client,
  request: FormRequest<R>,
): Promise<R | RequestError> {
  const missing = await missingCredentials(client, request.operation);
  if (missing !== undefined) return missing;
  const context = errorContext(client, request.operation, maskFor(client, request.form));
  const start = client.clock.monotonic();
  const posted = await post(client, request, context);
  const { result, response } = posted;
  const durationMs = client.clock.monotonic() - start;

  const secret = singleUseSecretIn(request.form);
  if (secret !== undefined && (result._tag === 'Success' || result._tag === 'DeviceCode'))
    client.singleUse.usedBy(request.operation).remember(secret);

  const outcome = await withCauses(client, request, posted);
  if (client.onEvent !== undefined) {
    const sent = requestEvent(request, response, durationMs, context);
    notify(client.onEvent, eventOf(sent, outcome));
  }
  return outcome;
}

/** Sends a request, or joins the one in flight with the same form. */
export function sendOnce<R extends Outcome>(
  client: Client,
  request: FormRequest<R>,
): Promise<R | RequestError> {
  return client.singleUse.deduplicate<R | RequestError>(
    // The whole form: someone who has only the code must not share the response of a request that
    // has the code verifier too.
    JSON.stringify(request.form),
    request.signal,
    (signal) => send(client, Object.assign({}, request, { signal })),
    (codeSpent) =>
      createError('RequestAborted', { codeSpent }, {}, errorContext(client, request.operation)),
  );
}
