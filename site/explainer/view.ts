import { whatCame, whatKind, whatServerSaid } from '../../src/errors/format.js';
import { isTokenError } from '../../src/errors/guards.js';
import type { Locale } from '../../src/errors/locale.js';
import type { LikelyCause, TokenError } from '../../src/errors/types.js';
import type { Explanation } from '../../src/explain/interpret.js';
import { element, externalLink, withLinks } from './element.js';
import { headingsOf } from './language.js';

/** What the page shows: the sentence to announce, and the elements below it. */
export interface View {
  readonly headline: string;
  readonly content: readonly HTMLElement[];
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const certaintyTag = ({ certainty }: LikelyCause, { certainties }: Locale): HTMLElement =>
  element('span', `tag ${certainty}`, capitalized(certainties[certainty]));

const causeItem = (cause: LikelyCause, locale: Locale): HTMLElement =>
  element(
    'li',
    '',
    element('p', 'cause', certaintyTag(cause, locale), ' ', element('strong', '', cause.summary)),
    element('p', '', ...withLinks(cause.fix)),
  );

const part = (title: string, ...content: readonly (Node | string)[]): HTMLElement =>
  element('section', 'part', element('h3', '', title), ...content);

const stepsOf = (steps: readonly string[]): HTMLElement =>
  element('ol', '', ...steps.map((step) => element('li', '', ...withLinks(step))));

type Row = readonly [label: string, content: Node | string | undefined];

const details = (rows: readonly Row[]): HTMLElement =>
  element(
    'dl',
    '',
    ...rows.flatMap(([label, content]) =>
      content === undefined || content === ''
        ? []
        : [element('dt', '', label), element('dd', '', content)],
    ),
  );

/** Shows an error: what is wrong, who acts, how to fix it, and the details. */
function errorView(error: TokenError, locale: Locale): View {
  const headings = headingsOf(locale);
  const { _tag, code, status, documentationUrl, requestId, remediation } = error;
  const { action, actor, summary, steps, userMessage, likelyCauses } = remediation;
  const [first] = likelyCauses;
  const certain = first?.certainty === 'certain' ? first : undefined;
  const others = certain ? likelyCauses.slice(1) : likelyCauses;
  const headline = certain?.summary ?? summary;
  const kind = code ?? whatKind(error);
  const facts = [kind, status === undefined ? undefined : `HTTP ${String(status)}`].filter(Boolean);
  return {
    headline,
    content: [
      element('p', 'name', element('code', 'error', _tag), ' ', facts.join(' · ')),
      element('h2', '', headline),
      ...(certain ? [element('p', 'fix', ...withLinks(certain.fix))] : []),
      part(headings.who, element('p', 'actor', capitalized(locale.actors[actor]))),
      ...(others.length > 0
        ? [
            part(
              certain ? headings.otherCauses : headings.causes,
              element('ul', 'causes', ...others.map((cause) => causeItem(cause, locale))),
            ),
          ]
        : []),
      part(certain ? headings.otherwise : headings.steps, stepsOf(steps)),
      details([
        [
          _tag === 'UnrecognizedOAuthError' ? headings.serverSaid : headings.gitHubSaid,
          whatServerSaid(error),
        ],
        [headings.received, whatCame(error)],
        [headings.retry, locale.retry[_tag] ?? locale.retry[action]],
        ['Tell the user', userMessage],
        [
          headings.read,
          documentationUrl === undefined ? undefined : externalLink(documentationUrl),
        ],
        [headings.request, requestId],
      ]),
    ],
  };
}

const views = {
  Success: {
    headline: 'This is a token, not an error.',
    text: 'GitHub issued a token, which is not shown. Revoke it if other people can see the input.',
  },
  AuthorizationCode: {
    headline: 'The callback contains a code and no error.',
    text: 'Compare its state with the state of the sign-in, then exchange the code within 10 minutes. A code works once.',
  },
  DeviceCode: {
    headline: 'This is a device code, not an error.',
    text: 'Show the user code to the user, and poll with the device code, which is not shown.',
  },
} as const;

/** Shows what a pasted text means, an error in a language. */
export function viewOf(explanation: Explanation, locale: Locale): View {
  if (isTokenError(explanation)) return errorView(explanation, locale);
  const { headline, text } = views[explanation._tag];
  return {
    headline,
    content: [
      element('p', 'name', element('code', 'good', explanation._tag)),
      element('h2', '', headline),
      element('p', '', text),
    ],
  };
}
