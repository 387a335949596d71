/** Creates an element; strings become text nodes, never HTML. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const created = document.createElement(name);
  if (className !== '') created.className = className;
  created.append(...children);
  return created;
}

/** A link to a page outside of this site. */
export function externalLink(url: string): HTMLAnchorElement {
  const link = element('a', '', url);
  link.href = url;
  link.rel = 'noreferrer';
  return link;
}

/** The parts of a text, with its URLs as links. */
export function withLinks(text: string): readonly (Node | string)[] {
  return (
    text
      // Chinese and Japanese can follow without a blank.
      .split(/(https:\/\/[^\s"<>\u2e80-\uffef]*[^\s"<>.,;:)\u2e80-\uffef])/)
      .map((part, index) => (index % 2 === 1 ? externalLink(part) : part))
  );
}
