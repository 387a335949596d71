import { codeChallengeOf } from '../authorize/pkce.js';
import type { Certainty, LikelyCause, TokenError } from '../errors/types.js';
import { deepFreeze } from '../internal/parse.js';
import type { DiagnoseInput, RequestFacts } from './request.js';
import type { Rule } from './rule.js';
import { fallbackRules } from './rules/fallback.js';
import { rules } from './rules/index.js';

const certainties: readonly Certainty[] = ['certain', 'likely', 'possible'];

/** The findings of some rules, the most certain first. */
function runRules(
  applicable: readonly Rule[],
  facts: RequestFacts,
  error?: TokenError,
): readonly LikelyCause[] {
  const causes = applicable.flatMap(({ id, certainty, sources: [source], check }) => {
    try {
      const finding = check(facts, error);
      return finding ? [{ id, certainty, ...finding, source }] : [];
    } catch {
      // Untyped code passed a value that is not a string, or whose getter throws.
      return [];
    }
  });
  return certainties.flatMap((certainty) =>
    causes.filter((cause) => cause.certainty === certainty),
  );
}

/** The likely causes of an error, the most certain first. */
export function findCauses(error: TokenError, facts: RequestFacts): readonly LikelyCause[] {
  const run = (all: readonly Rule[]) =>
    runRules(
      all.filter(({ tags }) => tags.includes(error._tag)),
      facts,
      error,
    );
  const causes = run(rules);
  return deepFreeze(causes.length > 0 ? causes : run(fallbackRules));
}

/** What is wrong with a configuration before anything is sent, the most certain first. */
export function findConfigurationCauses(facts: RequestFacts): readonly LikelyCause[] {
  return deepFreeze(
    runRules(
      rules.filter(({ beforeSending }) => beforeSending),
      facts,
    ),
  );
}

/** The input with the current time and with the code challenge that follows from the code verifier. */
async function completeFacts(input: DiagnoseInput): Promise<RequestFacts> {
  const { now = Date.now(), codeVerifier, codeChallengeOfVerifier, authorization } = input;
  const challenge =
    codeVerifier && authorization?.codeChallenge
      ? // Not every page has WebCrypto.
        await codeChallengeOf(codeVerifier).catch(() => undefined)
      : undefined;
  return { ...input, now, codeChallengeOfVerifier: codeChallengeOfVerifier ?? challenge };
}

/** A copy of an error with its likely causes. Rejects if untyped code passed an unreadable input. */
export async function addLikelyCauses<E extends TokenError>(
  error: E,
  input: DiagnoseInput,
): Promise<E> {
  const likelyCauses = findCauses(error, await completeFacts(input));
  return deepFreeze({ ...error, remediation: { ...error.remediation, likelyCauses } });
}
