import { errorFromWord, wordFor } from '../../src/explain/classify.js';
import type { TokenError } from '../../src/errors/types.js';

/** What a shared link says: the name of an error, and the identifiers of its likely causes. */
export interface SharedError {
  readonly word: string;
  readonly causes: readonly string[];
}

/** The fragment of a link to an error. It contains nothing of the pasted text but the name of the error. */
export function fragmentOf(error: TokenError): string {
  const causes = error.remediation.likelyCauses.map(({ id }) => id);
  return new URLSearchParams({
    error: wordFor(error),
    ...(causes.length > 0 && { causes: causes.join(' ') }),
  }).toString();
}

/** Reads the fragment of a shared link; `undefined` if it does not name an error. */
export function readFragment(fragment: string): SharedError | undefined {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''));
  const word = parameters.get('error') ?? '';
  const causes = (parameters.get('causes') ?? '').match(/[a-z]+(?:-[a-z]+)+/g) ?? [];
  return errorFromWord(word) === undefined ? undefined : { word, causes };
}
