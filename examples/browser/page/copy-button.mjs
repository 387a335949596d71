import { button, element } from './element.mjs';

/** @param {Node} node */
const select = (node) => {
  const selection = getSelection();
  selection?.selectAllChildren(node);
};

/**
 * A button that copies a text. If the clipboard is not available, it opens the text and selects it.
 *
 * @param {string} text
 * @param {HTMLDetailsElement} details
 * @param {HTMLElement} shown
 */
export const copyButton = (text, details, shown) => {
  const status = element('span', { role: 'status', class: 'copied' });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = 'Copied';
    } catch {
      details.open = true;
      select(shown);
      status.textContent = 'Selected below; copy it with the keyboard';
    }
  };
  return element('span', { class: 'copy' }, button('Copy log text', copy), status);
};
