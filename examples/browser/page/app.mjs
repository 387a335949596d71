// Creates the page: the sign-in, the scenarios, and their results.
import { isTokenError } from '/github-token-exchange.js';
import { byId, element } from './element.mjs';
import { hintView } from './hint-view.mjs';
import { scenarioList } from './scenario-list.mjs';
import { begin, finish } from './sign-in.mjs';
import { openStage } from './stage.mjs';
import { signedInView, signedOutView } from './token-view.mjs';

/**
 * @typedef {import('./scenarios.mjs').Outcome} Outcome
 * @typedef {import('./token-view.mjs').SignedIn} SignedIn
 */

const stage = await openStage();
const outcome = byId('outcome');
const account = byId('account');
const status = byId('status');

/**
 * Only in memory, because scripts could read tokens from a storage and send them elsewhere.
 * Reloading the page signs out; cookies of the relay would persist.
 *
 * @type {SignedIn | undefined}
 */
let signedIn;

const focusOn = (/** @type {string} */ id) => {
  byId(id).focus();
};

const showAccount = () => {
  account.replaceChildren(
    ...(signedIn === undefined
      ? signedOutView((kind) =>
          begin(stage.clients[kind], kind === 'oauth-app' ? ['repo', 'user:email'] : []),
        )
      : signedInView(signedIn, { refresh, signOut })),
  );
};

/** @param {Outcome} outcome */
const showOutcome = ({ response, report = [] }) => {
  if (!isTokenError(response)) return;
  outcome.replaceChildren(
    ...(report.length === 0
      ? []
      : [
          element(
            'ul',
            { class: 'report', 'aria-label': 'Before the result' },
            ...report.map((line) => element('li', {}, line)),
          ),
        ]),
    hintView(response),
  );
  status.textContent = `Result: ${response._tag}.`;
  focusOn('summary');
};

/**
 * Runs one action at a time, and shows its progress.
 *
 * @param {() => Promise<void>} action
 */
const busyWhile = async (action) => {
  if (outcome.ariaBusy === 'true') return;
  outcome.ariaBusy = 'true';
  status.textContent = 'Waiting for a response …';
  try {
    await action();
  } catch (thrown) {
    // Errors of an exchange are returned, not thrown. This is, for example, a stopped server.
    status.textContent = `The example failed: ${String(thrown)}`;
  } finally {
    outcome.ariaBusy = 'false';
  }
};

/**
 * @param {SignedIn['kind']} kind
 * @param {Outcome['response']} response
 * @param {boolean} isRefresh
 */
const take = (kind, response, isRefresh) => {
  if (response._tag === 'Success') {
    signedIn = { kind, token: response, refreshedAt: isRefresh ? Date.now() : undefined };
    status.textContent = isRefresh ? 'The token was refreshed.' : 'The sign-in succeeded.';
    outcome.replaceChildren(
      element('p', { class: 'empty' }, 'The sign-in succeeded, so there is no hint.'),
    );
    showAccount();
    focusOn('account-state');
    return;
  }
  // If GitHub rejects the refresh token, the sign-in ends. After other errors it may still be
  // valid.
  if (response._tag === 'BadRefreshToken') signedIn = undefined;
  showAccount();
  showOutcome({ response });
};

const refresh = () =>
  busyWhile(async () => {
    if (signedIn?.token.refreshToken === undefined) return;
    const { kind, token } = signedIn;
    const { refreshToken = '', refreshTokenExpiresAt } = token;
    take(
      kind,
      await stage.clients[kind].refreshToken({ refreshToken, refreshTokenExpiresAt }),
      true,
    );
  });

const signOut = () => {
  signedIn = undefined;
  status.textContent = 'You are signed out.';
  showAccount();
  focusOn('account-state');
};

byId('scenarios').append(
  scenarioList((scenario) => busyWhile(async () => showOutcome(await scenario.run(stage)))),
);
showAccount();
// Updates the remaining lifetime.
setInterval(() => {
  // Replacing the elements would remove the focus from them.
  if (signedIn !== undefined && !account.contains(document.activeElement)) showAccount();
}, 30_000);

if (location.pathname === '/callback')
  await busyWhile(async () => {
    const { clientId, response } = await finish((id) => stage.clients[stage.kindOf(id)]);
    take(stage.kindOf(clientId), response, false);
  });
document.documentElement.dataset['ready'] = 'true';
