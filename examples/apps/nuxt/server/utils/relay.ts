import { createTokenRelay } from 'github-token-exchange/relay';
import { appUrl, client } from './auth';

export const relay = createTokenRelay({ client, allowedOrigins: [new URL(appUrl).origin] });
