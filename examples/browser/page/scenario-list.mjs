import { element } from './element.mjs';
import { groups } from './scenarios.mjs';

/** @typedef {import('./scenarios.mjs').Scenario} Scenario */

/**
 * The scenarios in groups, of which one is open.
 *
 * @param {(scenario: Scenario) => unknown} onChoice
 */
export const scenarioList = (onChoice) => {
  /** @param {Scenario} scenario */
  const item = (scenario) => {
    const chosen = element(
      'button',
      { type: 'button', class: 'scenario' },
      element('span', {}, scenario.title),
      ' ',
      element('code', {}, scenario.tag),
    );
    chosen.addEventListener('click', () => {
      for (const other of list.querySelectorAll('[aria-current]'))
        other.removeAttribute('aria-current');
      chosen.setAttribute('aria-current', 'true');
      onChoice(scenario);
    });
    return element('li', {}, chosen);
  };
  const list = element(
    'div',
    { class: 'groups' },
    ...groups.map(({ title, scenarios }, index) =>
      element(
        'details',
        { name: 'scenarios', ...(index === 0 ? { open: '' } : {}) },
        element('summary', {}, element('h3', {}, title)),
        element('ul', {}, ...scenarios.map(item)),
      ),
    ),
  );
  return list;
};
