// The page that explains a pasted text. Everything runs in the page, and nothing is stored.
import { formatTokenError } from '../../src/errors/format.js';
import { isTokenError } from '../../src/errors/guards.js';
import type { TokenError } from '../../src/errors/types.js';
import { classifyInput } from '../../src/explain/classify.js';
import { interpret, type KnownRequest } from '../../src/explain/interpret.js';
import { isHostProblem, readBaseUrl } from '../../src/github/host.js';
import { element } from './element.js';
import { examples } from './examples.js';
import { languages, localeOf, preferredLanguage } from './language.js';
import { fragmentOf, readFragment } from './link.js';
import { type View, viewOf } from './view.js';

const find = <Type extends Element>(selector: string, type: new () => Type): Type => {
  const found = document.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`The page has no ${selector}.`);
  return found;
};

const pasted = find('#pasted', HTMLTextAreaElement);
const result = find('#result', HTMLElement);
const actions = find('.actions', HTMLElement);
const announcement = find('#announcement', HTMLElement);
const grant = find('#grant', HTMLSelectElement);
const language = find('#language', HTMLSelectElement);
const input = (selector: string) => find(selector, HTMLInputElement);
const clientId = input('#client-id');
const redirectUri = input('#redirect-uri');
const callbackUrl = input('#callback-url');
const baseUrl = input('#base-url');
const status = input('#status');
const baseUrlProblem = find('#base-url-problem', HTMLElement);

const grants = ['authorization_code', 'refresh_token', 'device_code'] as const;

/** The base URL; `undefined` if the field is empty or has a problem, which is shown. */
const readBaseUrlField = (): string | undefined => {
  const text = baseUrl.value.trim();
  const isWrong = text !== '' && isHostProblem(readBaseUrl(text));
  baseUrlProblem.hidden = !isWrong;
  baseUrlProblem.textContent = isWrong
    ? 'This is not the URL of a GitHub host. Use for example https://ghe.example.com.'
    : '';
  baseUrl.setAttribute('aria-invalid', String(isWrong));
  return text === '' || isWrong ? undefined : text;
};

/** What the fields say about the request. An empty field is not known. */
const readRequest = (): KnownRequest => ({
  locale: localeOf(language.value),
  grant: grants.find((name) => name === grant.value),
  baseUrl: readBaseUrlField(),
  ...(clientId.value !== '' && { clientId: clientId.value }),
  ...(redirectUri.value !== '' && { redirectUri: redirectUri.value }),
  ...(callbackUrl.value.trim() !== '' && { callbackUrls: [callbackUrl.value.trim()] }),
});

const readStatus = (): number | undefined =>
  status.value !== '' && status.validity.valid ? Number(status.value) : undefined;

/** Announces a text; one that the page does not show elsewhere is also visible. */
const announce = (text: string, isVisible = false): void => {
  announcement.textContent = text;
  announcement.classList.toggle('hidden', !isVisible);
};

const show = ({ headline, content }: View, note?: string): void => {
  result.lang = localeOf(language.value).language;
  announcement.lang = result.lang;
  result.replaceChildren(...(note === undefined ? [] : [element('p', 'note', note)]), ...content);
  announce(headline);
};

let shown: TokenError | undefined;
let runs = 0;

/** Explains the text in the field. A later run replaces an earlier one that has not ended. */
const explain = async (): Promise<void> => {
  const run = ++runs;
  const known = readRequest();
  const text = pasted.value;
  shown = undefined;
  history.replaceState(null, '', location.pathname + location.search);
  actions.hidden = text.trim() === '';
  if (actions.hidden) {
    result.replaceChildren();
    announce('');
    return;
  }
  const code = readStatus();
  const classified = classifyInput(text, { ...known, status: code });
  if (classified.kind === 'unrecognized') {
    show({ headline: classified.problem, content: [element('h2', '', classified.problem)] });
  } else {
    const explanation = await interpret(classified, known);
    if (run !== runs) return;
    const needsStatus =
      explanation._tag === 'UnexpectedResponse' && explanation.status === undefined;
    const note = 'note' in classified ? classified.note : undefined;
    show(
      viewOf(explanation, localeOf(language.value)),
      needsStatus ? 'Enter the HTTP status below the field for a better explanation.' : note,
    );
    if (isTokenError(explanation)) shown = explanation;
  }
  for (const button of [copyLink, copyText]) button.hidden = shown === undefined;
};

const copy = async (text: string, what: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text);
    announce(`${what} copied.`, true);
  } catch {
    announce('The browser does not allow copying.', true);
  }
};

const copyLink = find('#copy-link', HTMLButtonElement);
const copyText = find('#copy-text', HTMLButtonElement);
copyLink.addEventListener('click', () => {
  if (shown === undefined) return;
  // The link also becomes the address of the page, so that it can be copied by hand.
  history.replaceState(null, '', `#${fragmentOf(shown)}`);
  void copy(location.href, 'The link was');
});
copyText.addEventListener('click', () => {
  if (shown !== undefined)
    void copy(formatTokenError(shown, { locale: localeOf(language.value) }), 'The diagnosis was');
});
find('#clear', HTMLButtonElement).addEventListener('click', () => {
  pasted.value = '';
  void explain();
  pasted.focus();
});

const exampleButtons = examples.map(({ name, text }) => {
  const button = element('button', 'example', name);
  button.type = 'button';
  button.addEventListener('click', () => {
    pasted.value = text;
    void explain();
  });
  return button;
});
find('.examples', HTMLElement).append(...exampleButtons);

for (const { code, name } of languages) language.add(new Option(name, code));
language.value = preferredLanguage(navigator.languages);

for (const field of [language, pasted, clientId, redirectUri, callbackUrl, baseUrl, status, grant])
  field.addEventListener('input', () => void explain());

/** Shows the error of a shared link. */
const openFragment = async (): Promise<void> => {
  const shared = readFragment(location.hash);
  if (shared === undefined) return;
  pasted.value = shared.word;
  await explain();
  if (shared.causes.length > 0)
    result.append(
      element('p', 'note', `The shared diagnosis had these causes: ${shared.causes.join(', ')}.`),
    );
};
addEventListener('hashchange', () => void openFragment());
void openFragment();
