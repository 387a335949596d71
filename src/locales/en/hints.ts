import type { Hints } from '../../catalogue/locale.js';
import type { AnswerErrorTag } from '../../catalogue/token-response.js';
import { isBrowser } from '../../host/is-browser.js';
import { answerHints } from './answer-hints.js';
import { newSignIn, say, wait } from './say.js';

const otherHints: Omit<Hints, AnswerErrorTag> = {
  NetworkFailure: ({ cause, places }) => {
    const steps = [
      `Run curl -I ${places.web} on the machine that failed; it shows whether the host is reached.`,
      'If a proxy is needed there, give the client a fetch that uses it; fetch ignores HTTP_PROXY.',
    ];
    if (cause.code !== undefined) return say(`No answer came from ${places.host}.`, ...steps);
    // All that a browser tells a page is that there was a TypeError.
    if (cause.name === 'TypeError' && isBrowser())
      return say(
        `No answer came from ${places.host}, and the browser does not tell why.`,
        'In a browser, exchange through a relay (createTokenRelay): GitHub sends no CORS headers here.',
        ...steps,
      );
    return say(
      `No answer came from ${places.host}.`,
      ...(cause.message === undefined
        ? []
        : ['Read cause.message; it is what the runtime, or the fetch of the client, said.']),
      ...steps,
    );
  },
  RequestTimedOut: ({ timeoutMs, places }) =>
    say(
      `No answer came within ${wait(timeoutMs / 1000, '')}.`,
      `Run curl -I ${places.web} on the machine that failed; it shows whether the host is slow.`,
      newSignIn,
      'Raise timeoutMs if the network is known to be slow.',
    ),
  RequestAborted: () =>
    say(
      'The program itself ended the request.',
      'Look for the place that aborts the signal, if the abort was not meant.',
      newSignIn,
    ),
  MissingCode: ({ places, setupAction }) =>
    setupAction !== undefined
      ? say(
          "This callback tells of the app's installation; it brings no code.",
          `Send the person to ${places.web}/login/oauth/authorize to sign them in.`,
          'Or tick Request user authorization (OAuth) during installation on the page of the app.',
        )
      : say(
          'There is no code to exchange; the callback did not bring one.',
          'Log the names of the query parameters of the callback; error or setup_action tells why.',
          `Send the person to ${places.web}/login/oauth/authorize first.`,
          'Pass the code parameter of the callback to exchangeCode as a string.',
        ),
  StateMismatch: () =>
    say(
      'This callback belongs to another sign-in, or the session was lost.',
      'Log whether the session held a state when the callback came; without one, its cookie was lost.',
      'Start a new sign-in; do not exchange the code of this one.',
      'Begin and end on one host name: localhost and 127.0.0.1 do not share cookies.',
    ),
  IssuerMismatch: ({ places }) =>
    say(
      `The callback does not come from ${places.host}.`,
      'Start a new sign-in; do not exchange the code of this one.',
      'Set baseUrl to the host that people are sent to for the sign-in.',
    ),
};

// Marked, so that bundlers drop it where only answers are decoded.
/** The hints of all errors: those of answers, of the network, of the caller and of callbacks. */
export const hints: Hints = /* @__PURE__ */ Object.assign({}, answerHints, otherHints);
