import { parseXml, XmlElement } from '@rgrove/parse-xml';

/**
 * The elements below the root that contain only text; `undefined` if the text is not well-formed.
 * For Node, Deno, Bun and Workers, which have no parser of their own.
 */
export function textElements(text: string): [string, string][] | undefined {
  try {
    const elements = parseXml(text).root?.children.filter((node) => node instanceof XmlElement);
    return elements
      ?.filter((element) => !element.children.some((node) => node instanceof XmlElement))
      .map((element) => [element.name, element.text]);
  } catch {
    return undefined;
  }
}
