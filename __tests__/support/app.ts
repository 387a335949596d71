/** The credentials of an app, for a client. The values are made up. */
export const app = {
  clientId: 'Ov23liTestTestTest00',
  clientSecret: '5ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7',
} as const;

export const callbackUrl = 'https://app.example.com/auth/callback';

/** The same app as the fake endpoint knows it. */
export const fakeApp = { ...app, callbackUrls: [callbackUrl] } as const;
