import type { Certainty, LikelyCause, LikelyCauseId, RequestParameter } from './types.js';

/** What every likely cause of a rule has in common. */
export interface CauseColumns {
  readonly id: LikelyCauseId;
  /** The highest certainty of a finding. */
  readonly certainty: Certainty;
  /** The parameter that is wrong, if it is one. */
  readonly parameter?: RequestParameter | undefined;
  /** The public reports of this cause, or pages of documentation. Users see the first one. */
  readonly sources: readonly [string, ...string[]];
}

/** The likely cause that a rule found; a certainty of the finding replaces that of the rule. */
export function likelyCause(
  { id, certainty, parameter, sources }: CauseColumns,
  finding: Pick<LikelyCause, 'summary' | 'fix'> & { readonly certainty?: Certainty },
): LikelyCause {
  const about = parameter === undefined ? {} : { parameter };
  return { id, certainty, ...about, ...finding, source: sources[0] };
}
