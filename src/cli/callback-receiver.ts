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
   * @param onStray - Is told of a callback that belongs to another sign-in, or brings nothing.
   */
  readonly receive: (
    request: AuthorizationRequest,
    exchange: (code: AuthorizationCode) => Promise<TokenResponse>,
    onStray: (error: TokenError) => void,
  ) => Promise<TokenResponse>;
  readonly close: () => Promise<void>;
}

// Anyone on this machine can call the address: what is not of this sign-in must not end it.
const isStray = ({ _tag }: TokenError): boolean =>
  _tag === 'StateMismatch' || _tag === 'IssuerMismatch' || _tag === 'MissingCode';

/** Listens on loopback. */
export const listenForCallback = async (target: RedirectTarget): Promise<CallbackReceiver> => {
  let answer: ((request: Request) => Promise<Response>) | undefined;
  const server = await serveOnLoopback(
    async (request) =>
      request.method === 'GET' && new URL(request.url).pathname === target.path
        ? ((await answer?.(request)) ?? otherPage())
        : otherPage(),
    target,
  );
  return {
    redirectUri: redirectUriOf(target, server.port),
    receive: (sent, exchange, onStray) =>
      new Promise((resolve, reject) => {
        // A browser that asks again sees the same page.
        let ending: Promise<TokenResponse> | undefined;
        answer = async ({ url }) => {
          const callback = parseCallback(url, sent);
          if (callback._tag !== 'AuthorizationCode' && isStray(callback)) {
            onStray(callback);
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
