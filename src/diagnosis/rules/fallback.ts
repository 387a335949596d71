import { defineRules, exceptInDeviceFlow, finding } from '../rule.js';

/** Common causes that are not visible in a request. They are reported if no other rule finds anything. */
export const fallbackRules = exceptInDeviceFlow([
  ...defineRules({ tags: ['IncorrectClientCredentials'], audience: 'server' }, [
    {
      id: 'client-secret-replaced',
      parameter: 'client_secret',
      certainty: 'possible',
      sources: [
        'https://github.com/ai-ecoverse/slicc/issues/772',
        'https://github.com/getsentry/sentry/issues/17183',
      ],
      check: (_, error) =>
        finding(
          // Otherwise GitHub does not know the client ID.
          error?.code !== 'Not Found',
          {},
        ),
    },
  ]),
  ...defineRules({ tags: ['BadVerificationCode'], audience: 'browser' }, [
    {
      id: 'code-used-or-expired',
      parameter: 'code',
      certainty: 'possible',
      sources: [
        'https://github.com/rrrene/elixirstatus-web/issues/77',
        'https://github.com/lejianwen/rustdesk-api/issues/359',
      ],
      check: ({ callbackAt }) => ({ mayBeExpired: !callbackAt }),
    },
  ]),
]);
