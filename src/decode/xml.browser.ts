const parse = (text: string): Document | undefined => {
  try {
    return new DOMParser().parseFromString(text, 'application/xml');
  } catch {
    // There is no DOMParser, or the page requires trusted types, which forbids parsing a string.
    return undefined;
  }
};

/**
 * The elements below the root that contain only text; `undefined` if the text is not well-formed. For
 * browsers, which have a parser, so that no bundle contains one.
 */
export function textElements(text: string): [string, string][] | undefined {
  const document = parse(text);
  if (document?.querySelector('parsererror') !== null) return undefined;
  return [...document.documentElement.children]
    .filter((element) => element.childElementCount === 0)
    .map((element) => [element.nodeName, element.textContent]);
}
