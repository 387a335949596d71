import { type Mask, namedEntities } from '../internal/mask.js';
import { sanitizeText } from '../internal/text.js';

const maximumExcerptLength = 300;
// Pages begin with metadata: this much is searched for visible text.
const searchedLength = 8 * 1024;
// More than is shown, so that a secret at the end is whole.
const joinedLength = 1024;

const invisibleElement = /<(script|style|svg)\b[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)/gi;
const tag = /<[^<>]{0,2000}>?/g;

/** Decodes the HTML entities of characters that match a pattern. */
const decodeEntities = (text: string, wanted: RegExp): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi,
    (entity, decimal?: string, hex?: string, name = '') => {
      const point = Number(decimal ?? `0x${hex ?? ''}`);
      // NaN without digits.
      const character =
        point <= 0x10ffff ? String.fromCodePoint(point) : namedEntities[String(name)];
      return character !== undefined && wanted.test(character) ? character : entity;
    },
  );

/** The visible beginning of a body: without tags, secrets and control characters. */
export function excerpt(text: string, mask: Mask): string {
  const searched = text.slice(0, searchedLength);
  const isPage = /^\s*<(?!oauth|\?xml)/i.test(searched);
  const decode = (part: string, wanted: RegExp) => (isPage ? decodeEntities(part, wanted) : part);
  // The characters of tokens come first, so that the mask finds a whole token, and tags stay tags.
  const start = mask(decode(searched, /[\w-]/));
  const visible = isPage ? start.replace(invisibleElement, ' ').replace(tag, ' ') : start;
  const show = (shown: string): string =>
    // The mask skips this kind of blank, so it finds a secret that tags or line breaks cut into pieces.
    sanitizeText(
      mask(decode(shown, /[^]/).trimStart().replace(/\s+/g, '\ufeff').slice(0, joinedLength)),
      maximumExcerptLength,
    );
  // A page that is only a script has no visible text, but the script shows where it leads.
  return show(visible) || show(start);
}
