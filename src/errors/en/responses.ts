import { hint } from '../hint.js';
import type { HintInput, HintMessages, HintText } from '../locale.js';
import type { OAuthError, ResponseErrorTag, UnexpectedReason } from '../types.js';
import { oauthHints } from './oauth.js';
import { formatWait, notAvailable, readExcerpt, tryAgain } from './phrases.js';

type UnexpectedInput = HintInput<'UnexpectedResponse'>;

/** At github.com, the base URL is right. */
const setBaseUrl = ({ urls }: UnexpectedInput): string | false =>
  urls.web !== 'https://github.com' &&
  `If users open GitHub at a URL other than ${urls.web}, set baseUrl to that URL.`;
const findProxy = ({ urls }: UnexpectedInput): string =>
  `Look for a proxy, gateway or hook between this program and ${urls.host} that changes responses.`;

const unexpected: Readonly<Record<UnexpectedReason, (input: UnexpectedInput) => HintText>> = {
  'html-page': (input) =>
    hint(
      'The response is a web page, not a token response.',
      notAvailable,
      readExcerpt,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
  'proxy-page': (input) =>
    hint(
      `A proxy or gateway responded instead of ${input.urls.host}.`,
      notAvailable,
      readExcerpt,
      `Ask the network operator what this machine needs to reach ${input.urls.host}.`,
      tryAgain(input),
    ),
  'wrong-endpoint': (input) =>
    hint(
      "The URL that responded is not GitHub's token endpoint.",
      notAvailable,
      `Compare the URL of the request with ${input.urls.web}/login/oauth/access_token.`,
      setBaseUrl(input),
      input.urls.selfHosted && 'Ask an administrator whether this version has the endpoint.',
      tryAgain(input),
    ),
  'not-acceptable': (input) =>
    hint(
      'GitHub cannot respond in the requested format.',
      notAvailable,
      'Send Accept: application/json; GitHub rejects application/vnd.github+json here.',
      'Remove the hook or the custom fetch that replaces the Accept header.',
      tryAgain(input),
    ),
  redirect: (input) =>
    hint(
      'The endpoint redirects to another URL, and redirects are not followed.',
      notAvailable,
      `Run curl -i -X POST ${input.urls.web}/login/oauth/access_token, and read its Location header.`,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
  'empty-body': (input) =>
    hint(
      'The response has no body.',
      notAvailable,
      findProxy(input),
      'Note the status and the request ID, if there is one; GitHub Support can look it up.',
      tryAgain(input),
    ),
  'too-large': (input) =>
    hint(
      'The response is too large to be a token response and was not read to the end.',
      notAvailable,
      readExcerpt,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
  undecodable: (input) =>
    hint(
      'The response cannot be parsed as JSON, form data or XML.',
      notAvailable,
      'Read bodyExcerpt; if the text ends abruptly, the connection was interrupted.',
      findProxy(input),
      tryAgain(input),
    ),
  'neither-token-nor-error': (input) =>
    hint(
      'The response contains neither a usable token nor an error.',
      notAvailable,
      readExcerpt,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
};

const otherHints: HintMessages<Exclude<ResponseErrorTag, OAuthError['_tag']>> = {
  RateLimited: (input) =>
    hint(
      'GitHub rejects requests for now, because it received too many of them.',
      'Too many sign-ins at the moment. Try again in a few minutes.',
      `Wait ${formatWait(input.retryAfterSeconds, 'at least a minute')} before the next request.`,
      input.operation === 'device_authorization'
        ? 'Look for a loop that requests device codes; GitHub allows an app 50 of them an hour.'
        : 'Look for a loop that requests tokens; GitHub allows an OAuth app 2,000 requests an hour.',
      'Reuse tokens instead of requesting a new one for every sign-in or test run.',
      tryAgain(input),
    ),
  ServerUnavailable: (input) => {
    const { retryAfterSeconds, urls } = input;
    if (input.actor === 'operator')
      return hint(
        'A proxy or gateway failed or blocked the request.',
        notAvailable,
        readExcerpt,
        `Ask the network operator whether requests from this machine reach ${urls.host}.`,
        urls.selfHosted
          ? `Wait ${formatWait(retryAfterSeconds, 'at least a minute')} before the next request.`
          : `Wait ${formatWait(retryAfterSeconds, 'a minute')}; if nothing blocks it, check https://www.githubstatus.com.`,
        tryAgain(input),
      );
    return hint(
      `${urls.selfHosted ? urls.host : 'GitHub'} is temporarily unavailable.`,
      'GitHub is temporarily unavailable. Try again in a few minutes.',
      urls.selfHosted
        ? `Ask the administrators of ${urls.host} whether it is under maintenance.`
        : urls.web.endsWith('.ghe.com')
          ? 'Check the status page of your region, linked from https://www.githubstatus.com.'
          : 'Check https://www.githubstatus.com; if there is no incident, look for a proxy on the way to GitHub.',
      `Wait ${formatWait(retryAfterSeconds, 'at least a minute')} before the next request.`,
      tryAgain(input),
    );
  },
  UnexpectedResponse: (input) => unexpected[input.reason](input),
};

// Marked as pure, so that bundlers drop what an app does not use.
/** The hints of the errors that a response can be. */
export const responseHints: HintMessages<ResponseErrorTag> = /* @__PURE__ */ Object.assign(
  {},
  oauthHints,
  otherHints,
);
