// Calls the route handlers as Next would, against a fake GitHub.
import { withFakeGitHub } from '../support/fake-github.mjs';
import { say } from '../support/say.mjs';

const appUrl = 'http://127.0.0.1:3000';

/** Prints the page that the user is redirected to. */
const show = (/** @type {Response} */ response) =>
  console.log(`${String(response.status)} to ${String(response.headers.get('location'))}`);

await withFakeGitHub(async ({ endpoint, baseUrl, clientId, clientSecret, rotateSecret }) => {
  // The handlers read the environment when they are loaded, as with .env.local.
  Object.assign(process.env, {
    GITHUB_CLIENT_ID: clientId,
    GITHUB_CLIENT_SECRET: clientSecret,
    GITHUB_BASE_URL: baseUrl,
    APP_URL: appUrl,
  });
  const begin = await import('./app/oauth/sign-in/route.mjs');
  const callback = await import('./app/oauth/callback/route.mjs');
  const token = await import('./app/oauth/token/route.mjs');

  /** Starts a sign-in, approves it on the page of the fake GitHub, and returns the request of the callback. */
  const approve = async () => {
    const begun = await begin.GET();
    const approved = await fetch(begun.headers.get('location') ?? '', {
      method: 'POST',
      body: new URLSearchParams({ decision: 'authorize' }),
      redirect: 'manual',
    });
    const [cookie = ''] = (begun.headers.get('set-cookie') ?? '').split(';');
    return new Request(approved.headers.get('location') ?? '', { headers: { cookie } });
  };

  say('The user approves');
  show(await callback.GET(await approve()));

  say('The browser returns without its cookie');
  show(await callback.GET(new Request((await approve()).url)));

  say('A page exchanges a code and sends it again');
  const body = JSON.stringify({ code: endpoint.issueCode() });
  const headers = { origin: appUrl, 'content-type': 'application/json' };
  const url = `${appUrl}/oauth/token`;
  for (let time = 1; time <= 2; time += 1) {
    const response = await token.POST(new Request(url, { method: 'POST', headers, body }));
    const [tag] = /"_tag":"\w+"/.exec(await response.text()) ?? [];
    console.log(`${String(response.status)} ${String(tag)}`);
  }

  say('The client secret was replaced on GitHub, and the app still has the old one');
  rotateSecret();
  show(await callback.GET(await approve()));
});
