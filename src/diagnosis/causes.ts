import { certainties } from '../catalogue/row.js';
import type { LikelyCause, TokenError } from '../catalogue/token-response.js';
import { frozen } from '../decode/frozen.js';
import { invisibleCauses } from './invisible-causes.js';
import type { Rule } from './rule.js';
import { rules } from './rules.js';
import type { Sent } from './sent.js';

/** What rules find, the surest cause first. */
const found = (asked: readonly Rule[], sent: Sent, error?: TokenError): readonly LikelyCause[] => {
  const causes = asked.flatMap(({ id, certainty, source, look }) => {
    try {
      const finding = look(sent, error);
      return finding ? [{ id, certainty, ...finding, source }] : [];
    } catch {
      // An untyped caller's value that is no text, or whose getter throws: nothing can be said of it.
      return [];
    }
  });
  return certainties.flatMap((certainty) => causes.filter((one) => one.certainty === certainty));
};

/** Why an exchange probably failed, from what was sent: the surest cause first. */
export const likelyCauses = (
  error: TokenError,
  sent: Sent,
  asked: readonly Rule[] = rules,
): readonly LikelyCause[] => {
  const ask = (some: readonly Rule[]) =>
    found(
      some.filter(({ tags }) => tags.includes(error._tag)),
      sent,
      error,
    );
  const seen = ask(asked);
  return frozen(seen.length > 0 ? seen : ask(invisibleCauses));
};

/** What can be seen to be wrong before anything is sent: the surest cause first. */
export const causesBeforeSending = (sent: Sent): readonly LikelyCause[] =>
  frozen(
    found(
      rules.filter((rule) => rule.beforeSending),
      sent,
    ),
  );
