import type { Mask } from '../redact/mask.js';
import { plainText } from '../redact/plain-text.js';

const limit = 300;
// Pages begin with metadata: this much is read to find the words that a person would see.
const considered = 8 * 1024;

const invisible = /<(script|style|svg)\b[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)/gi;
const tag = /<[^<>]{0,2000}>?/g;

/** The beginning of a body as a person would read it: without tags, secrets and control characters. */
export const excerpt = (text: string, mask: Mask): string => {
  const start = mask(text.slice(0, considered));
  const visible = /^\s*<(?!oauth|\?xml)/i.test(start)
    ? start.replace(invisible, ' ').replace(tag, ' ')
    : start;
  // A page that is a script alone still tells where it leads.
  return plainText(visible.trimStart(), limit) || plainText(start.trimStart(), limit);
};
