import { codeChallengeOf } from '../authorize/pkce.js';
import { requestCauses } from '../errors/en/request-causes.js';
import { likelyCause } from '../errors/likely-cause.js';
import { causeTextsOf, type ErrorTexts } from '../errors/locale.js';
import type { Actor, Certainty, LikelyCause, TokenError, TokenErrorTag } from '../errors/types.js';
import { deepFreeze } from '../internal/parse.js';
import { isExcludedFromProxy } from '../internal/runtime.js';
import { type DiagnoseInput, hostAt, type RequestFacts } from './request.js';
import type { Rule } from './rule.js';
import { fallbackRules } from './rules/fallback.js';
import { rules } from './rules/index.js';

const certainties: readonly Certainty[] = ['certain', 'likely', 'possible'];

type Texts = Pick<ErrorTexts, 'causes' | 'language'>;

interface Found {
  readonly cause: LikelyCause;
  /** Who has to act on this cause. */
  readonly actor: Actor;
}

/** The findings of some rules, the most certain first. */
function runRules(
  applicable: readonly Rule[],
  facts: RequestFacts,
  locale: Texts,
  error?: TokenError,
): readonly Found[] {
  const found: Found[] = [];
  for (const rule of applicable)
    try {
      const finding = rule.check(facts, error);
      if (finding)
        found.push({ cause: likelyCause(rule, finding, requestCauses, locale), actor: rule.actor });
    } catch {
      // Untyped code passed a value that is not a string, or whose getter throws.
    }
  return certainties.flatMap((certainty) =>
    found.filter(({ cause }) => cause.certainty === certainty),
  );
}

const causesOf = (found: readonly Found[]): readonly LikelyCause[] =>
  deepFreeze(found.map(({ cause }) => cause));

/** The rules about each error. */
const byTag = (all: readonly Rule[]): ReadonlyMap<TokenErrorTag, readonly Rule[]> =>
  new Map(
    all
      .flatMap(({ tags }) => tags)
      .map((tag) => [tag, all.filter(({ tags }) => tags.includes(tag))]),
  );

const rulesByTag = byTag(rules);
const fallbackRulesByTag = byTag(fallbackRules);

/** The rules that find something about an error. */
function find(error: TokenError, facts: RequestFacts, locale: Texts): readonly Found[] {
  const run = (all: ReturnType<typeof byTag>) =>
    runRules(all.get(error._tag) ?? [], facts, locale, error);
  const found = run(rulesByTag);
  return found.length > 0 ? found : run(fallbackRulesByTag);
}

/** The likely causes of an error, the most certain first. */
export function findCauses(
  error: TokenError,
  facts: RequestFacts,
  locale: Texts = {},
): readonly LikelyCause[] {
  return causesOf(find(error, facts, locale));
}

/** What is wrong with a configuration before anything is sent, the most certain first. */
export function findConfigurationCauses(
  facts: RequestFacts,
  locale: Texts = {},
): readonly LikelyCause[] {
  return causesOf(
    runRules(
      rules.filter(({ beforeSending }) => beforeSending),
      facts,
      locale,
    ),
  );
}

// Smaller values are before 1973 in milliseconds, and today in seconds.
const earliestTime = 1e11;

/** A time in milliseconds; `undefined` if it can only be one in seconds, which would seem to be long ago. */
const inMilliseconds = (time: number | undefined, now: number): number | undefined =>
  time !== undefined && time < earliestTime && now >= earliestTime ? undefined : time;

/** The input with the current time and with the code challenge that follows from the code verifier. */
async function completeFacts(input: DiagnoseInput): Promise<RequestFacts> {
  const { now = Date.now(), codeVerifier, codeChallengeOfVerifier, authorization } = input;
  const challenge =
    codeVerifier && authorization?.codeChallenge
      ? // Not every page has WebCrypto.
        await codeChallengeOf(codeVerifier).catch(() => undefined)
      : undefined;
  // A spread with members after it takes ten times as long in V8.
  return Object.assign({}, input, {
    now,
    callbackAt: inMilliseconds(input.callbackAt, now),
    refreshTokenExpiresAt: inMilliseconds(input.refreshTokenExpiresAt, now),
    authorization:
      authorization &&
      Object.assign({}, authorization, { startedAt: inMilliseconds(authorization.startedAt, now) }),
    codeChallengeOfVerifier: codeChallengeOfVerifier ?? challenge,
    // Which host NO_PROXY has to exclude is known only here.
    proxyVariableIgnored:
      input.proxyVariableIgnored === true &&
      !isExcludedFromProxy(new URL(hostAt(input.baseUrl).web)),
  });
}

/**
 * A copy of an error with its likely causes, and with the one who has to act on a certain one. Rejects
 * if untyped code passed an unreadable input.
 */
export async function addLikelyCauses<E extends TokenError>(
  error: E,
  input: DiagnoseInput,
): Promise<E> {
  const found = find(error, await completeFacts(input), causeTextsOf(input.locale));
  const [first] = found;
  const actor = first?.cause.certainty === 'certain' ? first.actor : error.remediation.actor;
  const likelyCauses = causesOf(found);
  const remediation = Object.assign({}, error.remediation, { actor, likelyCauses });
  return deepFreeze(Object.assign({}, error, { remediation }));
}
