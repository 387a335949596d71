import { en } from '../../src/errors/en.js';
import { whatCame, whatKind, whatServerSaid } from '../../src/errors/format.js';
import { isTokenError } from '../../src/errors/guards.js';
import type { LikelyCause, TokenError } from '../../src/errors/types.js';
import type { Explanation } from '../../src/explain/interpret.js';
import { element, externalLink, withLinks } from './element.js';

/** What the page shows: the sentence to announce, and the elements below it. */
export interface View {
  readonly headline: string;
  readonly content: readonly HTMLElement[];
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const certaintyTag = ({ certainty }: LikelyCause): HTMLElement =>
  element('span', `tag ${certainty}`, capitalized(en.certainties[certainty]));

const causeItem = (cause: LikelyCause): HTMLElement =>
  element(
    'li',
    '',
    element('p', 'cause', certaintyTag(cause), ' ', element('strong', '', cause.summary)),
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
const errorView = (error: TokenError): View => {
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
      part('Who has to act', element('p', 'actor', capitalized(en.actors[actor]))),
      ...(others.length > 0
        ? [
            part(
              certain ? 'Other likely causes' : 'Likely causes',
              element('ul', 'causes', ...others.map(causeItem)),
            ),
          ]
        : []),
      part(certain ? 'If that is not it' : 'How to fix it', stepsOf(steps)),
      details([
        [
          _tag === 'UnrecognizedOAuthError' ? 'The server said' : 'GitHub said',
          whatServerSaid(error),
        ],
        ['Received', whatCame(error)],
        ['Try again', en.retry[_tag] ?? en.retry[action]],
        ['Tell the user', userMessage],
        ['Read', documentationUrl === undefined ? undefined : externalLink(documentationUrl)],
        ['Request ID', requestId],
      ]),
    ],
  };
};

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

/** Shows what a pasted text means. */
export function viewOf(explanation: Explanation): View {
  if (isTokenError(explanation)) return errorView(explanation);
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
