import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
import { explainedGitHub } from '../../../../../next-auth/github.ts';

const { GITHUB_BASE_URL: baseUrl, EXPLAINED } = process.env;

const app = {
  clientId: process.env.GITHUB_CLIENT_ID,
  clientSecret: process.env.GITHUB_CLIENT_SECRET,
};
// The fake GitHub. An app for github.com needs none of these.
const fake = {
  issuer: `${baseUrl}/login/oauth`,
  authorization: `${baseUrl}/login/oauth/authorize?scope=read:user%20user:email`,
  token: `${baseUrl}/login/oauth/access_token`,
  userinfo: { url: `${baseUrl}/api/v3/user` },
};

const handler = NextAuth({
  providers: [
    EXPLAINED === 'true'
      ? explainedGitHub({ ...app, ...fake, baseUrl })
      : GitHub({ ...app, ...fake }),
  ],
});

export { handler as GET, handler as POST };
