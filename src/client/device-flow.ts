import { decodeDeviceCode } from '../decode/decode.js';
import { createError } from '../errors/create-error.js';
import type {
  DeviceCode,
  DeviceCodeResponse,
  RequestError,
  Success,
  TokenError,
} from '../errors/types.js';
import { deviceCodeEndpointOf } from '../github/host.js';
import { notify } from './events.js';
import { type Client, errorContext, missingCredentials, send } from './send.js';

/** The parameters of `requestDeviceCode`. */
export interface RequestDeviceCodeParams {
  /** The scopes to request; a GitHub App ignores them. Default: none. */
  readonly scopes?: readonly string[] | undefined;
  /** Aborts the request; it then resolves to `RequestAborted`. */
  readonly signal?: AbortSignal | undefined;
}

/** Requests a device code. RFC 8628, section 3.1; GitHub does not use the client secret here. */
export function requestDeviceCode(
  client: Client,
  { scopes, signal }: RequestDeviceCodeParams,
): Promise<DeviceCodeResponse> {
  return send(client, {
    operation: 'device_authorization',
    url: deviceCodeEndpointOf(client.host),
    form: {
      client_id: client.clientId,
      ...(scopes === undefined ? {} : { scope: scopes.join(' ') }),
    },
    decode: decodeDeviceCode,
    signal,
  });
}

/** A poll that did not end the polling. */
export interface Poll {
  /** 1 for the first poll. */
  readonly attempt: number;
  /** The error that the poll ended in, for example `AuthorizationPending`. */
  readonly response: RequestError;
  /** Seconds until the next poll. */
  readonly waitSeconds: number;
}

/** The options of `pollForToken`. */
export interface PollForTokenOptions {
  /** Ends the polling at once; it then resolves to `RequestAborted`. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each poll that will be followed by another. Anything it throws is ignored. */
  readonly onPoll?: ((poll: Poll) => unknown) | undefined;
}

/** Everything that the device flow can end in. */
export type DeviceFlowResponse = Success | RequestError;

// RFC 8628, section 3.2
const defaultInterval = 5;
// RFC 8628, section 3.5
const slowDownSeconds = 5;
// Far longer than a device code is valid, and within what a timer can wait.
const longestSeconds = 7 * 24 * 60 * 60;
// GitHub measures the interval by its own clock and refuses a poll that is milliseconds early, even if
// the code was approved in the meantime: https://github.com/cli/cli/issues/9370
const marginSeconds = 1;
const marginShare = 0.2;
const longestBackOffSeconds = 60;

const waitFor = (interval: number): number =>
  interval + Math.max(marginSeconds, interval * marginShare);

const capped = (seconds: number): number => Math.min(seconds, longestSeconds);

/** The interval of a server; the default if it is below one second. */
const intervalOf = (seconds: number): number => (seconds < 1 ? defaultInterval : capped(seconds));

/** The state of the polling before a poll. */
interface Polling {
  readonly attempt: number;
  readonly interval: number;
  /** Transient failures in a row. */
  readonly failures: number;
  readonly slowDowns: number;
  /** Whether GitHub knew the device code at the last poll. */
  readonly wasKnown: boolean;
}

interface Next {
  readonly polling: Polling;
  readonly waitSeconds: number;
}

const isTransientError = (response: TokenError): boolean =>
  response._tag === 'ServerUnavailable' ||
  response._tag === 'RateLimited' ||
  response._tag === 'RequestTimedOut' ||
  (response._tag === 'NetworkFailure' && response.retryable);

/** The next poll after an error; `undefined` if the error ends the polling. */
const nextAfter = (response: TokenError, now: Polling): Next | undefined => {
  const asked = { ...now, failures: 0, wasKnown: true };
  if (response._tag === 'AuthorizationPending') {
    const interval = Math.max(now.interval, capped(response.interval ?? 0));
    return { polling: { ...asked, interval }, waitSeconds: waitFor(interval) };
  }
  if (response._tag === 'SlowDown') {
    const wanted = response.interval ?? now.interval + slowDownSeconds;
    const interval = Math.max(now.interval, capped(wanted));
    const polling = { ...asked, interval, slowDowns: now.slowDowns + 1 };
    return { polling, waitSeconds: waitFor(interval) };
  }
  // GitHub has sent this once for a code that had just been approved:
  // https://github.com/cli/cli/issues/9302
  if (response._tag === 'IncorrectDeviceCode' && now.wasKnown)
    return { polling: { ...now, wasKnown: false }, waitSeconds: waitFor(now.interval) };
  if (!isTransientError(response)) return undefined;
  const failures = now.failures + 1;
  const usual = waitFor(now.interval);
  const backOff = Math.max(usual, Math.min(usual * 2 ** (failures - 1), longestBackOffSeconds));
  const wanted = 'retryAfterSeconds' in response ? (response.retryAfterSeconds ?? 0) : 0;
  return { polling: { ...now, failures }, waitSeconds: Math.max(backOff, capped(wanted)) };
};

/** Both clocks at a poll: the wall clock can be set, and either can run fast. */
interface Moment {
  readonly wall: number;
  readonly monotonic: number;
}

const elapsedFacts = (from: Moment | undefined, to: Moment) =>
  from === undefined
    ? {}
    : {
        secondsSinceLastPoll: (to.monotonic - from.monotonic) / 1000,
        wallSecondsSinceLastPoll: (to.wall - from.wall) / 1000,
      };

/** Polls until the user has approved or refused, the codes expire, or the caller aborts. */
export async function pollForToken(
  client: Client,
  device: DeviceCode,
  { signal, onPoll }: PollForTokenOptions,
): Promise<DeviceFlowResponse> {
  const missing = await missingCredentials(client, 'device_code');
  if (missing !== undefined) return missing;
  const { clock } = client;
  const context = errorContext(client, 'device_code');
  const moment = (): Moment => ({ wall: clock.now(), monotonic: clock.monotonic() });

  const begin = moment();
  const lifetimeMs = Math.min(capped(device.expiresIn) * 1000, device.expiresAt - begin.wall);
  const remainingMs = () => lifetimeMs - (clock.monotonic() - begin.monotonic);

  let polling: Polling = {
    attempt: 1,
    interval: intervalOf(device.interval),
    failures: 0,
    slowDowns: 0,
    wasKnown: false,
  };
  let waitSeconds = waitFor(polling.interval);
  let last: Moment | undefined;
  for (;;) {
    await clock.sleep(Math.max(0, Math.min(waitSeconds * 1000, remainingMs())), signal);
    if (signal?.aborted === true)
      return createError('RequestAborted', { codeSpent: 'no' }, {}, context);
    if (remainingMs() <= 0)
      return createError('ExpiredDeviceCode', { code: 'expired_token' }, {}, context);
    const now = moment();
    const { attempt, interval, slowDowns } = polling;
    const response = await send(client, {
      operation: 'device_code',
      url: client.tokenEndpoint,
      // Without the client secret, which the device flow does not use.
      form: {
        client_id: client.clientId,
        device_code: device.deviceCode,
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      },
      decode: client.decodeToken,
      signal,
      attempt,
      facts: { interval, slowDowns, ...elapsedFacts(last, now) },
    });
    if (response._tag === 'Success') return response;
    const next = nextAfter(response, polling);
    if (next === undefined) return response;
    last = now;
    notify<Poll>(onPoll, Object.freeze({ attempt, response, waitSeconds: next.waitSeconds }));
    polling = { ...next.polling, attempt: attempt + 1 };
    waitSeconds = next.waitSeconds;
  }
}
