// Readers of Traditional Chinese do not expect the simplified characters of "zh".
const traditional = /^(?:hant|tw|hk|mo)$/;

/** The first of the names of languages that one of the BCP 47 tags, the preferred one first, asks for. */
export function matchLanguage<Name extends string>(
  tags: readonly string[],
  names: readonly Name[],
): Name | undefined {
  for (const tag of tags) {
    const [language = '', ...subtags] = tag.toLowerCase().split(/[-_]/);
    const name = names.find((one) => one === language);
    if (name !== undefined && !subtags.some((subtag) => traditional.test(subtag))) return name;
  }
  return undefined;
}
