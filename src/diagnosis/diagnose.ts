import { isTokenError } from '../errors/guards.js';
import type { ErrorTexts } from '../errors/locale.js';
import type { LikelyCause } from '../errors/types.js';
import type { DiagnoseInput, RequestFacts } from './request.js';

let rules: typeof import('./find-causes.js') | undefined;

/** Loads the rules on demand: most programs never see an error. Another import() of them takes long. */
const loadRules = async () => (rules ??= await import('./find-causes.js'));

/**
 * Adds the likely causes of an error by comparing it with the request that was sent. The rules are
 * loaded on the first call with an error. Nothing from the request is stored or shown.
 *
 * @param response - The result of an exchange, a refresh or a device flow.
 * @param input - What was sent, and what is known about the steps before it.
 * @returns The same result; an error has its `remediation.likelyCauses`, the most certain first. Never
 * rejects: if the rules cannot be loaded, the error is returned unchanged.
 * @example
 * ```ts
 * import { decodeTokenResponse, diagnose } from 'github-token-exchange/decode';
 *
 * const body = 'error=incorrect_client_credentials';
 * const response = await diagnose(decodeTokenResponse({ status: 200, headers: {}, body }), {
 *   clientId: 'Iv23liAbCdEfGhIjKlMn',
 *   clientSecret: '',
 * });
 * if (response._tag !== 'Success') console.log(response.remediation.likelyCauses[0]?.summary);
 * ```
 */
export async function diagnose<R extends { readonly _tag: string }>(
  response: R,
  input: DiagnoseInput,
): Promise<R> {
  if (!isTokenError(response)) return response;
  try {
    const { addLikelyCauses } = await loadRules();
    return await addLikelyCauses(response, input);
  } catch {
    // A page whose server is gone cannot load the rules: the error matters more than its causes.
    return response;
  }
}

/** Finds what is wrong with a configuration before anything is sent. Rejects if the rules do not load. */
export async function diagnoseConfiguration(
  facts: RequestFacts,
  locale?: ErrorTexts,
): Promise<readonly LikelyCause[]> {
  const { findConfigurationCauses } = await loadRules();
  return findConfigurationCauses(facts, locale);
}
