import { callbackRules } from '../src/authorize/callback-causes.js';
import { fallbackRules } from '../src/diagnosis/rules/fallback.js';
import { rules } from '../src/diagnosis/rules/index.js';
import { code, line } from './markdown.js';

/** A link whose text is `owner/repository#number` for a report, and the name of the site otherwise. */
const link = (url: string): string => {
  const { hostname, pathname } = new URL(url);
  const [, repository, number] = /^\/([\w.-]+\/[\w.-]+)\/issues\/(\d+)$/.exec(pathname) ?? [];
  return `[${repository && number ? `${repository}#${number}` : hostname}](${url})`;
};

// A callback is parsed where it arrives: no relay shows its causes.
const onlyInCallbacks = callbackRules
  .filter(({ id }) => !rules.some((rule) => rule.id === id))
  .map((rule) => ({ ...rule, tags: [rule.tag], audience: '', beforeSending: false }));

/** The table of likely causes in Markdown, from the rules. */
export const causesTable = (): string =>
  [
    line(['id', 'errors', 'certainty at most', 'shown to', 'sources']),
    line(Array.from({ length: 5 }, () => '---')),
    ...[...rules, ...fallbackRules, ...onlyInCallbacks].map(
      ({ id, tags, certainty, audience, sources, beforeSending }) =>
        line([
          code(id),
          [...tags.map(code), ...(beforeSending ? ['`check()`'] : [])].join(', '),
          certainty,
          audience,
          sources.map(link).join(', '),
        ]),
    ),
  ].join('\n');
