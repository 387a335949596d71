import type {
  AuthorizationCode,
  AuthorizationRequest,
  TokenError,
  TokenResponse,
} from '../entries/index.js';
import { parseCallback } from '../entries/index.js';
import { otherPage, resultPage, strayPage } from './callback-page.js';
import { serveOnLoopback } from './loopback-server.js';
import { redirectUriOf, type RedirectTarget } from './redirect-target.js';

/** Waits for the callback of one sign-in. */
export interface CallbackReceiver {
  /** Where GitHub has to send the person. */
  readonly redirectUri: string;
  /**
   * Begins to take callbacks, and resolves when one has ended the sign-in.
   *
   * @param request - The sign-in.
   * @param exchange - Exchanges the code of its callback.
   * @param onStray - Called with a callback that is not of this sign-in: once for each tag, so that
   * nobody can flood the terminal.
   */
  readonly receive: (
    request: AuthorizationRequest,
    exchange: (code: AuthorizationCode) => Promise<TokenResponse>,
    onStray: (error: TokenError) => void,
  ) => Promise<TokenResponse>;
  readonly close: () => Promise<void>;
}

const strayTags: ReadonlySet<string> = new Set(['StateMismatch', 'IssuerMismatch', 'MissingCode']);

// Any page and any program on this machine can call the address: what is not of this sign-in must
// not end it. An error without a state can be anyone's; parseCallback compares a state that is there.
const isStray = ({ _tag }: TokenError, url: URL): boolean =>
  strayTags.has(_tag) || !url.searchParams.has('state');

/** Listens on loopback. */
export const listenForCallback = async (target: RedirectTarget): Promise<CallbackReceiver> => {
  let answer: ((url: URL) => Promise<Response>) | undefined;
  const server = await serveOnLoopback(async (request) => {
    const url = new URL(request.url);
    // A name that was rebound to this machine has another Host.
    const isCallback =
      request.method === 'GET' &&
      url.pathname === target.path &&
      request.headers.get('host') === new URL(redirectUri).host;
    return (isCallback ? await answer?.(url) : undefined) ?? otherPage();
  }, target);
  const redirectUri = redirectUriOf(target, server.port);
  return {
    redirectUri,
    receive: (sent, exchange, onStray) =>
      new Promise((resolve, reject) => {
        // A browser that asks again sees the same page.
        let ending: Promise<TokenResponse> | undefined;
        const reported = new Set<string>();
        answer = async (url) => {
          const callback = parseCallback(url, sent);
          if (callback._tag !== 'AuthorizationCode' && isStray(callback, url)) {
            if (!reported.has(callback._tag)) onStray(callback);
            reported.add(callback._tag);
            return strayPage(callback);
          }
          ending ??=
            callback._tag === 'AuthorizationCode' ? exchange(callback) : Promise.resolve(callback);
          ending.then(resolve, reject);
          return resultPage(await ending);
        };
      }),
    close: server.close,
  };
};
