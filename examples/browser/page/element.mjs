/**
 * Creates an element. Strings are added as text, so that no text of a server becomes markup.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Readonly<Record<string, string>>} attributes
 * @param {...(Node | string)} children
 */
export const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
};

/**
 * @param {string} label
 * @param {() => unknown} onClick
 * @param {Readonly<Record<string, string>>} attributes
 */
export const button = (label, onClick, attributes = {}) => {
  const made = element('button', { type: 'button', ...attributes }, label);
  made.addEventListener('click', onClick);
  return made;
};

/**
 * The element with an ID.
 *
 * @param {string} id
 */
export const byId = (id) => {
  const found = document.getElementById(id);
  if (found === null) throw new TypeError(`The page has no element with the id ${id}.`);
  return found;
};
