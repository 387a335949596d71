import { columnsOf } from '../../internal/text.js';

/** The columns of a sentence that shows two URLs. */
const longestSentence = 120;

/** The first of the sentences that is short enough, or the shortest one. */
export function fitting(shortest: string, ...longer: readonly string[]): string {
  return longer.find((sentence) => columnsOf(sentence) <= longestSentence) ?? shortest;
}
