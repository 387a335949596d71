import type { FakeTokenEndpoint } from 'github-token-exchange/testing';
import type { BrowserContext } from 'playwright-core';

/** Lets the fake respond with the pages of github.com that the browser opens. */
export const routeToFake = (context: BrowserContext, fake: FakeTokenEndpoint): Promise<unknown> =>
  context.route('https://github.com/login/**', async (route) => {
    const request = route.request();
    const response = await fake.fetch(request.url(), {
      method: request.method(),
      headers: request.headers(),
      body: request.postData(),
    });
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    });
  });
