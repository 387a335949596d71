const parse = (text: string): Document | undefined => {
  try {
    return new DOMParser().parseFromString(text, 'application/xml');
  } catch {
    // There is no parser, or a page that requires trusted types does not let it parse a text.
    return undefined;
  }
};

/**
 * The elements below the root that hold text alone; `undefined` where the text is not well-formed.
 * For browsers, which have a parser, so that no bundle pays for one.
 */
export const textElements = (text: string): [string, string][] | undefined => {
  const document = parse(text);
  if (document?.querySelector('parsererror') !== null) return undefined;
  return [...document.documentElement.children]
    .filter((element) => element.childElementCount === 0)
    .map((element) => [element.nodeName, element.textContent]);
};
