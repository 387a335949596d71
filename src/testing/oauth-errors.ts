import { definitionOf, tagOfCode, type TagWithCode } from '../errors/definitions.js';
import type { ResponseMembers } from './response.js';

const tokenErrors =
  'https://docs.github.com/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors/';
const callbackErrors =
  'https://docs.github.com/apps/managing-oauth-apps/troubleshooting-authorization-request-errors/';
const deviceErrors =
  'https://docs.github.com/developers/apps/authorizing-oauth-apps#error-codes-for-the-device-flow';

/** The `error_uri` that GitHub sends with each error code: old addresses, some of them wrong. */
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

/** The members of an error, with GitHub's description and `error_uri` if the code is GitHub's. */
export function errorMembers(error: string): ResponseMembers {
  const tag = tagOfCode(error, 0);
  const uri = (errorUris as Readonly<Partial<Record<string, string>>>)[tag ?? ''];
  return {
    error,
    ...(tag === undefined ? {} : { error_description: definitionOf(tag).description }),
    ...(uri === undefined ? {} : { error_uri: uri }),
  };
}
