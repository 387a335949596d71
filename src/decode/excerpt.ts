import type { Mask } from '../internal/mask.js';
import { sanitizeText } from '../internal/text.js';

const maximumExcerptLength = 300;
// Pages begin with metadata: this much is searched for visible text.
const searchedLength = 8 * 1024;
// More than is shown, so that a secret at the end is whole.
const joinedLength = 1024;

const invisibleElement = /<(script|style|svg)\b[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)/gi;
const tag = /<[^<>]{0,2000}>?/g;

/** The visible beginning of a body: without tags, secrets and control characters. */
export function excerpt(text: string, mask: Mask): string {
  const start = mask(text.slice(0, searchedLength));
  const visible = /^\s*<(?!oauth|\?xml)/i.test(start)
    ? start.replace(invisibleElement, ' ').replace(tag, ' ')
    : start;
  const show = (shown: string): string =>
    // The mask skips this kind of blank, so it finds a secret that tags or line breaks cut into pieces.
    sanitizeText(
      mask(shown.trimStart().replace(/\s+/g, '\ufeff').slice(0, joinedLength)),
      maximumExcerptLength,
    );
  // A page that is only a script has no visible text, but the script shows where it leads.
  return show(visible) || show(start);
}
