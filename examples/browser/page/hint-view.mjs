// Shows an error to a developer: its members, in the order in which they are needed.
import { en, formatTokenError } from '/github-token-exchange.js';
import { copyButton } from './copy-button.mjs';
import { element } from './element.mjs';

/**
 * @typedef {import('github-token-exchange').TokenError} TokenError
 * @typedef {import('github-token-exchange').LikelyCause} LikelyCause
 */

/** @param {TokenError} error */
const facts = (error) => {
  const all = [
    error._tag,
    error._tag === 'UnexpectedResponse' ? error.reason : error.code,
    error.status === undefined ? undefined : `HTTP ${String(error.status)}`,
  ];
  return element(
    'ul',
    { class: 'facts', 'aria-label': 'Summary' },
    ...all
      .filter((fact) => fact !== undefined)
      .map((fact) => element('li', {}, element('code', {}, fact))),
  );
};

/**
 * @param {string} title
 * @param {string} className
 * @param {...Node} content
 */
const part = (title, className, ...content) =>
  element('section', { class: className }, element('h4', {}, title), ...content);

/** @param {TokenError} error */
const description = (error) =>
  // Only a response with a wire code contains a description from GitHub.
  error.code === undefined || error.description === error.remediation.summary
    ? []
    : [part('GitHub says', 'words', element('p', {}, error.description))];

/** @param {TokenError} error */
const got = (error) =>
  error._tag === 'UnexpectedResponse' && error.bodyExcerpt !== ''
    ? [part('Received', 'got', element('pre', { tabindex: '0' }, error.bodyExcerpt))]
    : [];

/** @param {LikelyCause} cause */
const causeItem = ({ certainty, summary, fix }) =>
  element(
    'li',
    {},
    element('strong', {}, summary),
    ' ',
    element('span', { class: `certainty ${certainty}` }, en.certainties[certainty]),
    element('p', {}, fix),
  );

/** @param {readonly LikelyCause[]} likelyCauses */
const causes = (likelyCauses) =>
  likelyCauses.length === 0
    ? []
    : [
        part(
          likelyCauses.length === 1 ? 'Cause' : 'Causes',
          'causes',
          element('ul', {}, ...likelyCauses.map(causeItem)),
        ),
      ];

/** @param {TokenError} error */
const whoAndWhen = (error) => {
  const { action, actor, userMessage } = error.remediation;
  const rows = [
    ['Who has to act', en.actors[actor]],
    ['Tell the user', userMessage],
    ['Try again', en.retry[error._tag] ?? en.retry[action]],
    ...(error.requestId === undefined ? [] : [['Request ID', error.requestId]]),
  ];
  return element(
    'dl',
    { class: 'rows' },
    ...rows.map(([term = '', text = '']) =>
      element('div', {}, element('dt', {}, term), element('dd', {}, text)),
    ),
  );
};

/**
 * The hint of an error. Its heading can receive the focus. A certain cause is the heading.
 *
 * @param {TokenError} error
 */
export const hintView = (error) => {
  const { summary, steps, likelyCauses } = error.remediation;
  const [first, ...others] = likelyCauses;
  const certain = first?.certainty === 'certain' ? first : undefined;
  const log = element('pre', { tabindex: '0' }, formatTokenError(error));
  const logText = element('details', {}, element('summary', {}, 'Log text'), log);
  return element(
    'article',
    { class: 'hint', 'aria-labelledby': 'summary' },
    element('h3', { id: 'summary', class: 'summary', tabindex: '-1' }, certain?.summary ?? summary),
    ...(certain === undefined ? [] : [element('p', { class: 'fix' }, certain.fix)]),
    facts(error),
    ...description(error),
    ...causes(certain === undefined ? likelyCauses : others),
    ...got(error),
    part(
      certain === undefined ? 'What to do' : 'Otherwise',
      'steps',
      element('ol', {}, ...steps.map((step) => element('li', {}, step))),
    ),
    whoAndWhen(error),
    element(
      'div',
      { class: 'actions' },
      copyButton(formatTokenError(error), logText, log),
      ...(error.documentationUrl === undefined
        ? []
        : [
            element(
              'a',
              { href: error.documentationUrl, target: '_blank', rel: 'noreferrer' },
              'GitHub’s documentation',
              element('span', { class: 'hidden' }, ' (opens in a new tab)'),
            ),
          ]),
    ),
    logText,
  );
};
