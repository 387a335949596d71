import { invisibleCauses } from '../src/diagnosis/invisible-causes.js';
import { networkRules } from '../src/diagnosis/network-rules.js';
import { rules } from '../src/diagnosis/rules.js';
import { code, line } from './markdown.js';

/** The table of likely causes in Markdown, from the rules. */
export const causesTable = (): string =>
  [
    line(['id', 'explains', 'at best', 'known from']),
    line(Array.from({ length: 4 }, () => '---')),
    ...[...rules, ...networkRules, ...invisibleCauses].map(
      ({ id, tags, certainty, source, beforeSending }) =>
        line([
          code(id),
          [...tags.map(code), ...(beforeSending === true ? ['`check()`'] : [])].join(', '),
          certainty,
          `[source](${source})`,
        ]),
    ),
  ].join('\n');
