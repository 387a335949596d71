import { currentUrl, inLanguage, pageUrl } from '../github/documentation.js';
import { appKindOf, type GitHubHost, gitHubUrls } from '../github/host.js';
import type { Mask } from '../internal/mask.js';
import { deepFreeze } from '../internal/parse.js';
import { sanitizeText } from '../internal/text.js';
import { definitionOf } from './definitions.js';
import type { ErrorFields, ErrorTexts, HintInput, HintText } from './locale.js';
import type {
  Actor,
  CodeSpent,
  LikelyCause,
  TokenErrorBase,
  TokenErrorOf,
  TokenErrorTag,
  TokenOperation,
} from './types.js';

/** What the errors of one exchange have in common: the host, the language, and the secrets to hide. */
export interface ErrorContext<Tag extends TokenErrorTag = TokenErrorTag> {
  readonly host: GitHubHost;
  readonly locale: ErrorTexts<Tag>;
  readonly mask: Mask;
  /** What the request asked for; absent if it is not known. */
  readonly operation?: TokenOperation | undefined;
  /** The client ID of the request; absent if it is not known. */
  readonly clientId?: string | null | undefined;
}

/** Optional details from the response. */
export interface ResponseDetails {
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  readonly description?: string | undefined;
  readonly errorUri?: string | undefined;
  readonly likelyCauses?: readonly LikelyCause[];
  readonly retryable?: boolean | undefined;
  /** Who has to act. Default: as in the definition of the error. */
  readonly actor?: Actor | undefined;
  /** `no` if nothing was sent. Default: `no` for an error of a callback, otherwise `unknown`. */
  readonly codeSpent?: CodeSpent;
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

const none: readonly LikelyCause[] = /* @__PURE__ */ Object.freeze([]);

const maximumDescriptionLength = 500;

/**
 * The documentation page of an error, if there is one. The page of the definition wins over the response's
 * `error_uri`, which is often old, relative, or about another error.
 */
export function documentationUrl(
  tag: TokenErrorTag,
  errorUri: string | undefined,
  host: GitHubHost,
): string | undefined {
  const { page, anchor } = definitionOf(tag);
  const sent =
    tag === 'UnrecognizedOAuthError' && errorUri !== undefined
      ? currentUrl(host, errorUri)
      : undefined;
  return sent ?? (page === undefined ? undefined : pageUrl(host, page, anchor, errorUri));
}

/** GitHub's sentence, or ours. The one that GitHub documents is not masked: a mask could cut it apart. */
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
  { host, locale, mask, operation, clientId }: ErrorContext<Tag>,
): TokenErrorOf<Tag> {
  const definition = definitionOf(tag);
  const { codes, description, retryable, action, origin } = definition;
  const { status, requestId, errorUri, actor = definition.actor } = details;
  const isClean = (text: string): boolean => mask(text) === text;
  const ownUrl = documentationUrl(tag, undefined, host);
  const found = errorUri === undefined ? ownUrl : documentationUrl(tag, errorUri, host);
  // The whole URL is checked: a URL parser drops line feeds, which can join the parts of a secret.
  const url = found === undefined || found === ownUrl || isClean(found) ? found : ownUrl;
  const code = 'code' in fields ? codes[fields.code] : undefined;
  const hint: (input: HintInput<Tag>) => HintText = locale.hints[tag];
  const appKind = appKindOf(clientId ?? '', host);
  const codeSpent: CodeSpent =
    'codeSpent' in fields
      ? fields.codeSpent
      : (details.codeSpent ?? (origin === 'callback' ? 'no' : 'unknown'));
  const urls = gitHubUrls(host, appKind);
  // With the copied members first, this takes 100 times as long in V8.
  const input = { operation, codeSpent, actor, appKind, urls, ...fields };
  const { summary, steps, userMessage } = hint(input);
  if ('cause' in fields) Object.freeze(fields.cause);
  const error: Mutable<Partial<TokenErrorBase<Tag>>> = {
    _tag: tag,
    ...fields,
    description: describe(details.description, code?.description ?? description, mask),
  };
  if (url !== undefined) error.documentationUrl = inLanguage(url, locale.language);
  if (status !== undefined) error.status = status;
  if (requestId !== undefined && isClean(requestId)) error.requestId = requestId;
  error.retryable = details.retryable ?? retryable;
  error.remediation = Object.freeze({
    action,
    actor,
    summary,
    steps: Object.freeze(steps),
    userMessage,
    likelyCauses: details.likelyCauses === undefined ? none : deepFreeze(details.likelyCauses),
  });
  // The compiler cannot tie a definition to the type of its error here.
  return Object.freeze(error) as TokenErrorOf<Tag>;
}
