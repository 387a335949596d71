// For a page that signs in by itself: the relay keeps the client secret on the server.
import { createTokenRelay } from 'github-token-exchange/relay';
import { appUrl, client } from '../../../lib/github.mjs';

const relay = createTokenRelay({
  client,
  allowedOrigins: [new URL(appUrl).origin],
});

export { relay as OPTIONS, relay as POST };
