/**
 * The elements below the root that hold text alone; `undefined` where the text is not well-formed.
 * For browsers, which have a parser, so that no bundle pays for one.
 */
export const textElements = (text: string): [string, string][] | undefined => {
  if (typeof DOMParser === 'undefined') return undefined;
  const document = new DOMParser().parseFromString(text, 'application/xml');
  if (document.querySelector('parsererror') !== null) return undefined;
  return [...document.documentElement.children]
    .filter((element) => element.childElementCount === 0)
    .map((element) => [element.nodeName, element.textContent]);
};
