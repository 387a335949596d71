import type { TagWithCode } from './token-response.js';

const tokenErrors =
  'https://docs.github.com/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors/';
const callbackErrors =
  'https://docs.github.com/apps/managing-oauth-apps/troubleshooting-authorization-request-errors/';
const deviceErrors =
  'https://docs.github.com/developers/apps/authorizing-oauth-apps#error-codes-for-the-device-flow';

/** The `error_uri` that GitHub sends with each of its codes: old addresses, some of them wrong. */
export const errorUris: Readonly<Record<TagWithCode, string>> = {
  IncorrectClientCredentials: `${tokenErrors}#incorrect-client-credentials`,
  RedirectUriMismatch: `${callbackErrors}#redirect-uri-mismatch2`,
  BadVerificationCode: `${tokenErrors}#bad-verification-code`,
  UnverifiedUserEmail: `${tokenErrors}#unverified_user_email`,
  ApplicationSuspended: `${callbackErrors}#application-suspended`,
  AccessDenied: `${callbackErrors}#access-denied`,
  BadRefreshToken: `${tokenErrors}#bad-verification-code`,
  AuthorizationPending: deviceErrors,
  SlowDown: 'https://docs.github.com',
  ExpiredDeviceCode: deviceErrors,
  IncorrectDeviceCode: deviceErrors,
  DeviceFlowDisabled: 'https://docs.github.com',
  UnsupportedGrantType: deviceErrors,
};
