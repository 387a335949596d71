import { type Attributes, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { TokenEvent } from 'github-token-exchange';

const attributesOf = (event: TokenEvent): Attributes => ({
  'error.type': event.actor === undefined ? undefined : event.tag,
  'http.request.method': 'POST',
  'http.response.status_code': event.status,
  'github.oauth.grant': event.grant,
  'github.oauth.attempt': event.attempt,
  'github.oauth.code': event.code,
  'github.oauth.actor': event.actor,
  'github.oauth.action': event.action,
  'github.oauth.cause_ids': event.causeIds && [...event.causeIds],
  'github.request_id': event.requestId,
});

/** A listener for `onEvent` that records one span for each request. */
export const recordSpan = (event: TokenEvent): void => {
  const endTime = Date.now();
  const span = trace.getTracer('github-sign-in').startSpan(`github ${event.grant}`, {
    kind: SpanKind.CLIENT,
    startTime: endTime - event.durationMs,
    attributes: attributesOf(event),
  });
  // While the user has not entered the code, every poll of the device flow ends like this.
  if (event.actor !== undefined && event.tag !== 'AuthorizationPending')
    span.setStatus({ code: SpanStatusCode.ERROR });
  span.end(endTime);
};
