import { currentUrl, pageUrl } from '../github/documentation.js';
import { type GitHubHost, gitHubUrls } from '../github/host.js';
import type { Mask } from '../internal/mask.js';
import { deepFreeze } from '../internal/parse.js';
import { sanitizeText } from '../internal/text.js';
import { definitionOf } from './definitions.js';
import type { ErrorFields, HintInput, HintMessages, HintText } from './locale.js';
import type { LikelyCause, TokenErrorOf, TokenErrorTag } from './types.js';

/** What the errors of one exchange have in common: the host, the language, and the secrets to hide. */
export interface ErrorContext<Tag extends TokenErrorTag = TokenErrorTag> {
  readonly host: GitHubHost;
  readonly locale: { readonly hints: HintMessages<Tag> };
  readonly mask: Mask;
}

/** Optional details from the response. */
export interface ResponseDetails {
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  readonly description?: string | undefined;
  readonly errorUri?: string | undefined;
  readonly likelyCauses?: readonly LikelyCause[];
  readonly retryable?: boolean;
}

const maximumDescriptionLength = 500;

/**
 * The documentation page of an error. The page of the definition wins over the response's
 * `error_uri`, which is often old, relative, or about another error.
 */
export function documentationUrl(
  tag: TokenErrorTag,
  errorUri: string | undefined,
  host: GitHubHost,
): string {
  const { page, anchor } = definitionOf(tag);
  const sent =
    tag === 'UnrecognizedOAuthError' && errorUri !== undefined
      ? currentUrl(host, errorUri)
      : undefined;
  return sent ?? pageUrl(host, page, anchor, errorUri);
}

/** GitHub's sentence, or ours. GitHub's own default is not masked: a mask could cut it apart. */
function describe(sent: string | undefined, ours: string, mask: Mask): string {
  return sent === undefined || sent === ours
    ? ours
    : sanitizeText(mask(sent), maximumDescriptionLength) || ours;
}

/** Creates the error of a tag from its definition, the hint of the language and the response. */
export function createError<Tag extends TokenErrorTag>(
  tag: Tag,
  fields: ErrorFields<Tag>,
  details: ResponseDetails,
  { host, locale, mask }: ErrorContext<Tag>,
): TokenErrorOf<Tag> {
  const { codes, description, retryable, action, actor } = definitionOf(tag);
  const { status, requestId, errorUri } = details;
  const isClean = (text: string): boolean => mask(text) === text;
  // The whole URL is checked: a URL parser drops line feeds, which can join the parts of a secret.
  const url = documentationUrl(tag, errorUri, host);
  const code = 'code' in fields ? codes[fields.code] : undefined;
  const hint: (input: HintInput<Tag>) => HintText = locale.hints[tag];
  const { summary, steps } = hint({ ...fields, urls: gitHubUrls(host) });
  const error = {
    _tag: tag,
    ...fields,
    description: describe(details.description, code?.description ?? description, mask),
    documentationUrl: isClean(url) ? url : documentationUrl(tag, undefined, host),
    ...(status === undefined ? {} : { status }),
    ...(requestId !== undefined && isClean(requestId) ? { requestId } : {}),
    retryable: details.retryable ?? retryable,
    remediation: { action, actor, summary, steps, likelyCauses: details.likelyCauses ?? [] },
  };
  // The compiler cannot tie a definition to the type of its error here.
  return deepFreeze<object>(error) as TokenErrorOf<Tag>;
}
