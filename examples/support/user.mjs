/**
 * What a user sees in the browser.
 *
 * @typedef {object} Page
 * @property {string} url
 * @property {number} status
 * @property {string} text Without the tags.
 */

const redirects = new Set([301, 302, 303, 307, 308]);

/** @param {string} html */
const textOf = (html) =>
  html
    .replace(/<(head|style)[^]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * A user with a browser that stores the cookies of each site and follows redirects.
 *
 * @param {typeof fetch} [load] Loads the pages, for an app that is a function without a server.
 */
export const createUser = (load = fetch) => {
  /** @type {Map<string, Map<string, string>>} */
  const jars = new Map();

  /** @param {string} origin */
  const jarOf = (origin) => {
    /** @type {Map<string, string>} */
    const jar = jars.get(origin) ?? new Map();
    jars.set(origin, jar);
    return jar;
  };

  /** @type {(url: string, init?: RequestInit) => Promise<Page>} */
  const visit = async (url, init = {}) => {
    const jar = jarOf(new URL(url).origin);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    if (cookie !== '') headers.set('cookie', cookie);
    const response = await load(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const location = response.headers.get('location');
    return redirects.has(response.status) && location !== null
      ? visit(new URL(location, url).href)
      : { url, status: response.status, text: textOf(await response.text()) };
  };

  return {
    /** @param {string} url */
    visit: (url) => visit(url),
    /**
     * Presses a button on a page of the fake GitHub.
     *
     * @param {Page} page
     * @param {'authorize' | 'cancel'} decision
     */
    press: (page, decision) =>
      visit(page.url, { method: 'POST', body: new URLSearchParams({ decision }) }),
    /**
     * Submits a form.
     *
     * @param {string} url
     * @param {Record<string, string>} members
     */
    submit: (url, members) => visit(url, { method: 'POST', body: new URLSearchParams(members) }),
    /**
     * Sends JSON, as the script of a page does.
     *
     * @param {string} url
     * @param {object} members
     */
    send: (url, members) =>
      visit(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: new URL(url).origin },
        body: JSON.stringify(members),
      }),
  };
};
