// The fake GitHub of the examples: an endpoint on loopback with one OAuth app.
import { createFakeTokenEndpoint } from 'github-token-exchange/testing';

/**
 * Starts the fake, runs a demonstration against it, and always stops it afterwards.
 *
 * @template T
 * @param {(github: Awaited<ReturnType<typeof start>>) => Promise<T>} demonstration
 */
export const withFakeGitHub = async (demonstration) => {
  const github = await start();
  try {
    return await demonstration(github);
  } finally {
    await github.close();
  }
};

const start = async () => {
  const app = {
    clientId: 'Ov23liExampleExample',
    clientSecret: '0123456789abcdef0123456789abcdef01234567',
    // The first one is the default; the second one is every path. As on GitHub, every port matches,
    // because they are on loopback.
    callbackUrls: ['http://127.0.0.1/auth/callback', { url: 'http://127.0.0.1/', wildcard: true }],
  };
  const endpoint = createFakeTokenEndpoint({ apps: [app], user: { email: 'octocat@github.com' } });
  const server = await endpoint.listen();
  return {
    endpoint,
    baseUrl: server.url,
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    /** Replaces the client secret, as on the settings page of the app. */
    rotateSecret: () => {
      app.clientSecret = 'fedcba9876543210fedcba9876543210fedcba98';
    },
    close: server.close,
  };
};
