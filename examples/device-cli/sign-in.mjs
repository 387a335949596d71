/**
 * @typedef {import('github-token-exchange').TokenClient} TokenClient
 * @typedef {import('github-token-exchange').TokenResponse} TokenResponse
 */

/**
 * Signs a user in without a browser: shows a code to enter elsewhere, and polls for the token.
 *
 * @param {Pick<TokenClient, 'requestDeviceCode' | 'pollForToken'>} client
 * @param {{ scopes: readonly string[], signal?: AbortSignal, print: (line: string) => void }} options
 * @returns {Promise<TokenResponse>}
 */
export const signIn = async (client, { scopes, signal, print }) => {
  const device = await client.requestDeviceCode({ scopes });
  if (device._tag !== 'DeviceCode') return device;

  print(`Open ${device.verificationUri} and enter the code ${device.userCode}`);
  return client.pollForToken(device, {
    signal,
    onPoll: ({ response, waitSeconds }) => {
      // AuthorizationPending is expected; print any other response.
      if (response._tag !== 'AuthorizationPending')
        print(`${response.remediation.summary} Next attempt in ${String(waitSeconds)} s.`);
    },
  });
};
