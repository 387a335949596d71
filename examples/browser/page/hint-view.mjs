// Shows an error to a developer: what the union says, in the order in which it is needed.
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
    { class: 'facts', 'aria-label': 'In short' },
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
const words = (error) =>
  error.description === error.remediation.summary
    ? []
    : [
        part(
          // Only an answer with a wire code has a description of GitHub's.
          error.code === undefined ? 'What happened' : 'GitHub says',
          'words',
          element('p', {}, error.description),
        ),
      ];

/** @param {TokenError} error */
const got = (error) =>
  error._tag === 'UnexpectedResponse' && error.bodyExcerpt !== ''
    ? [part('What came back', 'got', element('pre', { tabindex: '0' }, error.bodyExcerpt))]
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

/** @param {TokenError} error */
const causes = ({ remediation: { likelyCauses } }) =>
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
  const { action, actor } = error.remediation;
  const rows = [
    ['Who acts', en.actors[actor]],
    // Such a summary is written for them: no jargon, and nobody is blamed.
    ...(actor === 'user' ? [['Tell them', 'the sentence above, as it is']] : []),
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
 * The hint of an error. Its heading can take the focus.
 *
 * @param {TokenError} error
 */
export const hintView = (error) => {
  const { summary, steps } = error.remediation;
  const log = element('pre', { tabindex: '0' }, formatTokenError(error));
  const logText = element('details', {}, element('summary', {}, 'The text for the log'), log);
  return element(
    'article',
    { class: 'hint', 'aria-labelledby': 'summary' },
    element('h3', { id: 'summary', class: 'summary', tabindex: '-1' }, summary),
    facts(error),
    ...words(error),
    ...causes(error),
    ...got(error),
    part('What to do', 'steps', element('ol', {}, ...steps.map((step) => element('li', {}, step)))),
    whoAndWhen(error),
    element(
      'div',
      { class: 'actions' },
      copyButton(formatTokenError(error), logText, log),
      element(
        'a',
        { href: error.documentationUrl, target: '_blank', rel: 'noreferrer' },
        'GitHub’s documentation',
        element('span', { class: 'hidden' }, ' (opens in a new tab)'),
      ),
    ),
    logText,
  );
};
