import type { DeviceCode, TokenError, TokenResponse } from '../catalogue/token-response.js';
import { buildError } from '../decode/build-error.js';
import type { Memory } from './memory.js';
import { requestToken, type RequestConfig } from './request-token.js';
import { sceneFor } from './send-form.js';
import { tell } from './tell.js';

/** A poll that brought no token yet. */
export interface Poll {
  /** 1 for the first poll. */
  readonly attempt: number;
  /** What GitHub or the network answered; `SlowDown` after several of its kind says why. */
  readonly response: TokenError;
  /** The seconds until the next poll. */
  readonly waitSeconds: number;
}

/** How to poll. */
export interface PollForTokenOptions {
  /** Ends the polling at once; it then ends in `RequestAborted`. */
  readonly signal?: AbortSignal | undefined;
  /** Is told of every poll after which another one follows. What it throws is ignored. */
  readonly onPoll?: ((poll: Poll) => unknown) | undefined;
}

// RFC 8628, section 3.2
const defaultInterval = 5;
// RFC 8628, section 3.5
const slowDownSeconds = 5;
// Far beyond the life of any device code, and within what a timer can wait.
const longestSeconds = 7 * 24 * 60 * 60;
// GitHub counts by its own clock and refuses a poll that is milliseconds early, also of a code that
// was approved meanwhile: https://github.com/cli/cli/issues/9370
const marginSeconds = 1;
const marginShare = 0.2;
const longestBackOffSeconds = 60;

const waitFor = (interval: number): number =>
  interval + Math.max(marginSeconds, interval * marginShare);

const capped = (seconds: number): number => Math.min(seconds, longestSeconds);

/** The interval of a server: at least a second, so that nobody polls without a pause. */
const readInterval = (seconds: number): number => (seconds < 1 ? defaultInterval : capped(seconds));

/** The state of one polling. */
interface Polling {
  readonly attempt: number;
  readonly interval: number;
  /** Failures below OAuth in a row. */
  readonly failures: number;
  readonly slowDowns: number;
  /** Whether GitHub knew the code when it was last asked. */
  readonly wasKnown: boolean;
}

interface Next {
  readonly polling: Polling;
  readonly waitSeconds: number;
}

const passes = (response: TokenError): boolean =>
  response._tag === 'ServerUnavailable' ||
  response._tag === 'RateLimited' ||
  response._tag === 'RequestTimedOut' ||
  (response._tag === 'NetworkFailure' && response.retryable);

/** How to go on after an answer; `undefined` where it ends the polling. */
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
  // Seen once right behind an approval, from the very code that was just approved:
  // https://github.com/cli/cli/issues/9302
  if (response._tag === 'IncorrectDeviceCode' && now.wasKnown)
    return { polling: { ...now, wasKnown: false }, waitSeconds: waitFor(now.interval) };
  if (!passes(response)) return undefined;
  const failures = now.failures + 1;
  const usual = waitFor(now.interval);
  const backOff = Math.max(usual, Math.min(usual * 2 ** (failures - 1), longestBackOffSeconds));
  const wanted = 'retryAfterSeconds' in response ? (response.retryAfterSeconds ?? 0) : 0;
  return { polling: { ...now, failures }, waitSeconds: Math.max(backOff, capped(wanted)) };
};

/** Both clocks at a poll: one may be set, the other may run fast. */
interface Moment {
  readonly wall: number;
  readonly monotonic: number;
}

/** Polls until the person has approved or refused, the codes expire, or the caller aborts. */
export const pollForToken = async (
  config: RequestConfig,
  memory: Memory,
  device: DeviceCode,
  { signal, onPoll }: PollForTokenOptions,
): Promise<TokenResponse> => {
  const { clock } = config;
  const { deviceCode } = device;
  const scene = sceneFor(config, []);
  const moment = (): Moment => ({ wall: clock.now(), monotonic: clock.monotonic() });

  const begun = moment();
  const lifetimeMs = Math.min(capped(device.expiresIn) * 1000, device.expiresAt - begun.wall);
  const remainingMs = () => lifetimeMs - (clock.monotonic() - begun.monotonic);

  const ask = (polling: Polling, at: Moment, last: Moment | undefined): Promise<TokenResponse> =>
    requestToken(config, memory, {
      grant: 'device_code',
      // Without the secret, which GitHub does not want here.
      form: {
        client_id: config.clientId,
        device_code: deviceCode,
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      },
      spends: deviceCode,
      signal,
      attempt: polling.attempt,
      sent: (deviceCodeUsedSecondsAgo) => ({
        grant: 'device_code',
        deviceCode,
        deviceCodeUsedSecondsAgo,
        interval: polling.interval,
        slowDowns: polling.slowDowns,
        ...(last === undefined
          ? {}
          : {
              secondsSinceLastPoll: (at.monotonic - last.monotonic) / 1000,
              wallSecondsSinceLastPoll: (at.wall - last.wall) / 1000,
            }),
      }),
    });

  let polling: Polling = {
    attempt: 1,
    interval: readInterval(device.interval),
    failures: 0,
    slowDowns: 0,
    wasKnown: false,
  };
  let waitSeconds = waitFor(polling.interval);
  let last: Moment | undefined;
  for (;;) {
    await clock.sleep(Math.max(0, Math.min(waitSeconds * 1000, remainingMs())), signal);
    if (signal?.aborted === true) return buildError('RequestAborted', {}, {}, scene);
    if (remainingMs() <= 0)
      return buildError('ExpiredDeviceCode', { code: 'expired_token' }, {}, scene);
    const at = moment();
    const response = await ask(polling, at, last);
    if (response._tag === 'Success') return response;
    const next = nextAfter(response, polling);
    if (next === undefined) return response;
    last = at;
    const { attempt } = polling;
    tell<Poll>(onPoll, Object.freeze({ attempt, response, waitSeconds: next.waitSeconds }));
    polling = { ...next.polling, attempt: polling.attempt + 1 };
    waitSeconds = next.waitSeconds;
  }
};
