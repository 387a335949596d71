import type { Mask } from '../internal/mask.js';
import { sanitizeText } from '../internal/text.js';

const maximumExcerptLength = 300;
// Pages begin with metadata: this much is searched for visible text.
const searchedLength = 8 * 1024;

const invisibleElement = /<(script|style|svg)\b[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)/gi;
const tag = /<[^<>]{0,2000}>?/g;

/** The visible beginning of a body: without tags, secrets and control characters. */
export function excerpt(text: string, mask: Mask): string {
  const start = mask(text.slice(0, searchedLength));
  const visible = /^\s*<(?!oauth|\?xml)/i.test(start)
    ? start.replace(invisibleElement, ' ').replace(tag, ' ')
    : start;
  // A page that is only a script has no visible text, but the script shows where it leads.
  return (
    sanitizeText(visible.trimStart(), maximumExcerptLength) ||
    sanitizeText(start.trimStart(), maximumExcerptLength)
  );
}
