// The checks in a page whose server has a relay.
import { createTokenClient, isTokenError } from 'github-token-exchange';
import { decodeTokenResponse } from 'github-token-exchange/decode';

const clientId = 'Ov23liFakeFakeFake00';

/** @param {string} tokenEndpoint */
const exchange = async (tokenEndpoint) => {
  const code = await (await fetch('/code')).text();
  return createTokenClient({ clientId, tokenEndpoint }).exchangeCode({ code });
};

const causes = async () => {
  const response = await exchange('/wrong-secret');
  return isTokenError(response) ? response.remediation.summary : response._tag;
};

const xml = () =>
  decodeTokenResponse({
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: '<OAuth><error>access_denied</error></OAuth>',
  })._tag;

/** @returns {Promise<Readonly<Record<string, unknown>>>} The result of each check. */
export const probe = async () => ({
  exchange: (await exchange('/oauth/token'))._tag,
  causes: await causes(),
  network: (await exchange('http://127.0.0.1:1/oauth/token'))._tag,
  xml: xml(),
});

Object.assign(globalThis, { probe });
