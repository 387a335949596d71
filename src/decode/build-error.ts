import type { Facts, Hints, Words } from '../catalogue/locale.js';
import { rowOf } from '../catalogue/lookup.js';
import type {
  Added,
  LikelyCause,
  TokenErrorOf,
  TokenErrorTag,
} from '../catalogue/token-response.js';
import type { GitHubHost } from '../host/github-host.js';
import { placesOf } from '../host/places.js';
import type { Mask } from '../redact/mask.js';
import { plainText } from '../redact/plain-text.js';
import { documentationUrl } from './documentation-url.js';
import { frozen } from './frozen.js';

/** What holds for every error of one exchange: the host, the language, and what must not be shown. */
export interface Scene<Tag extends TokenErrorTag = TokenErrorTag> {
  readonly host: GitHubHost;
  readonly locale: { readonly hints: Hints<Tag> };
  readonly mask: Mask;
}

/** What the server said besides the tag, where it said anything. */
export interface Said {
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  readonly description?: string | undefined;
  readonly errorUri?: string | undefined;
  readonly likelyCauses?: readonly LikelyCause[];
  readonly retryable?: boolean;
}

const longestDescription = 500;

const describe = (said: string | undefined, own: string, mask: Mask): string =>
  // GitHub's own sentence needs no mask, and a placeholder for a secret would tear it apart.
  said === undefined || said === own ? own : plainText(mask(said), longestDescription) || own;

const showable = (text: string, mask: Mask): boolean => mask(text) === text;

/** Builds the error of a tag: the row, the words of the language, and what the server said. */
export const buildError = <Tag extends TokenErrorTag>(
  tag: Tag,
  added: Added<Tag>,
  said: Said,
  { host, locale, mask }: Scene<Tag>,
): TokenErrorOf<Tag> => {
  const row = rowOf(tag);
  const { status, requestId, errorUri } = said;
  // Looked at as it will be shown: a URL parser drops line feeds, which can put a secret together.
  const address = documentationUrl(tag, errorUri, host);
  const hint: (facts: Facts<Tag>) => Words = locale.hints[tag];
  const { summary, steps } = hint({ ...added, places: placesOf(host) });
  const { description } =
    row.codeUnder !== undefined && 'code' in added && added.code === row.codeUnder.code
      ? row.codeUnder
      : row;
  const error = {
    _tag: tag,
    ...added,
    description: describe(said.description, description, mask),
    documentationUrl: showable(address, mask) ? address : documentationUrl(tag, undefined, host),
    ...(status === undefined ? {} : { status }),
    ...(requestId !== undefined && showable(requestId, mask) ? { requestId } : {}),
    retryable: said.retryable ?? row.retryable,
    remediation: {
      action: row.action,
      actor: row.actor,
      summary,
      steps,
      likelyCauses: said.likelyCauses ?? [],
    },
  };
  // The one place where a row becomes its member of the union; the compiler cannot follow it there.
  return frozen<object>(error) as TokenErrorOf<Tag>;
};
