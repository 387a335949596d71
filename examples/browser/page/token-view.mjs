// Shows the state of the sign-in. The token itself is never shown.
import { button, element } from './element.mjs';

/**
 * @typedef {import('github-token-exchange').Success} Success
 * @typedef {object} SignedIn
 * @property {'github-app' | 'oauth-app'} kind
 * @property {Success} token
 * @property {number | undefined} refreshedAt In milliseconds since the epoch.
 */

const kinds = { 'github-app': 'GitHub App', 'oauth-app': 'OAuth app' };

/** @param {number} milliseconds */
const duration = (milliseconds) => {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  return minutes < 60
    ? `${String(minutes)} min`
    : `${String(Math.floor(minutes / 60))} h ${String(minutes % 60)} min`;
};

/** @param {Success} token */
const scopesOf = ({ scopes }) =>
  scopes.length === 0 ? 'none; a GitHub App has permissions instead' : scopes.join(', ');

/** @param {Success} token */
const expiryOf = ({ expiresAt }) =>
  expiresAt === undefined ? 'does not expire' : `expires in ${duration(expiresAt - Date.now())}`;

/** @param {Success} token */
const shapeOf = ({ accessToken }) =>
  `${accessToken.slice(0, 4)}…, ${String(accessToken.length)} characters`;

/** @param {number | undefined} refreshedAt */
const refreshOf = (refreshedAt) =>
  refreshedAt === undefined
    ? 'not yet'
    : `at ${new Date(refreshedAt).toLocaleTimeString('en-GB', { timeStyle: 'medium' })}`;

/** @param {SignedIn} signedIn */
const rowsOf = ({ kind, token, refreshedAt }) => [
  ['App', kinds[kind]],
  ['Token', shapeOf(token)],
  ['Scopes', scopesOf(token)],
  ['Lifetime', expiryOf(token)],
  ...(token.refreshToken === undefined ? [] : [['Refreshed', refreshOf(refreshedAt)]]),
];

/**
 * @param {SignedIn} signedIn
 * @param {{ refresh: () => unknown, signOut: () => unknown }} actions
 * @returns {readonly HTMLElement[]}
 */
export const signedInView = (signedIn, { refresh, signOut }) => [
  element('h3', { id: 'account-state', class: 'good', tabindex: '-1' }, 'Signed in'),
  element(
    'dl',
    { class: 'rows' },
    ...rowsOf(signedIn).map(([term = '', text = '']) =>
      element('div', {}, element('dt', {}, term), element('dd', {}, text)),
    ),
  ),
  element(
    'div',
    { class: 'actions' },
    ...(signedIn.token.refreshToken === undefined ? [] : [button('Refresh', refresh)]),
    button('Sign out', signOut),
  ),
];

/**
 * @param {(kind: 'github-app' | 'oauth-app') => unknown} signIn
 * @returns {readonly HTMLElement[]}
 */
export const signedOutView = (signIn) => [
  element('h3', { id: 'account-state', tabindex: '-1' }, 'Signed out'),
  element(
    'p',
    {},
    'GitHub asks for your approval and sends you back here with a code. The relay on this server exchanges it; the client secret stays there.',
  ),
  element(
    'div',
    { class: 'actions' },
    button('Sign in with a GitHub App', () => signIn('github-app'), { class: 'primary' }),
    button('Sign in with an OAuth app', () => signIn('oauth-app')),
  ),
];
