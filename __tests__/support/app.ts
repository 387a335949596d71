/** An app for the fake endpoint and the client that belongs to it. Its values are made up. */
export const app = {
  clientId: 'Ov23liTestTestTest00',
  clientSecret: '5ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7',
  callbackUrls: ['https://app.example.com/auth/callback'],
} as const;

export const callbackUrl = app.callbackUrls[0];
