import { inLanguage } from '../github/documentation.js';
import { type CauseInput, type CauseMessages, causeText } from './causes.js';
import type { ErrorTexts } from './locale.js';
import type { Certainty, LikelyCause, LikelyCauseId, RequestParameter } from './types.js';

/** What every likely cause of a rule has in common. */
export interface CauseColumns<Id extends LikelyCauseId = LikelyCauseId> {
  readonly id: Id;
  /** The highest certainty of a finding. */
  readonly certainty: Certainty;
  /** The parameter that is wrong, if it is one. */
  readonly parameter?: RequestParameter | undefined;
  /** The public reports of this cause, or pages of documentation. Users see the first one. */
  readonly sources: readonly [string, ...string[]];
}

/**
 * What a rule found: what its text depends on. The values are safe to show: host names, paths and
 * lengths. A certainty replaces that of the rule.
 */
export type Finding<Id extends LikelyCauseId = LikelyCauseId> = Id extends LikelyCauseId
  ? CauseInput<Id> & { readonly certainty?: Certainty | undefined }
  : never;

/** The likely cause that a rule found, in the language of a locale. */
export function likelyCause<Id extends LikelyCauseId>(
  { id, certainty: highest, parameter, sources }: CauseColumns<Id>,
  { certainty = highest, ...input }: Finding<Id>,
  english: CauseMessages<Id>,
  { causes, language }: Pick<ErrorTexts, 'causes' | 'language'>,
): LikelyCause {
  const { summary, fix } = causeText(causes, english, id, input as unknown as CauseInput<Id>);
  return {
    id,
    certainty,
    ...(parameter === undefined ? {} : { parameter }),
    summary,
    fix,
    source: inLanguage(sources[0], language),
  };
}
