import { idKind, prefixedId, secretKind } from './credential-forms.js';
import { textRules } from './credential-rules.js';
import { beforeSending, rulesFor, when, type Look } from './rule.js';
import { isGitHubDotCom } from './sent-host.js';
import { bareOf } from './whitespace.js';
import { appPage, hexDigits } from './words.js';

const isSwapped: Look = (sent) => {
  const { clientId, clientSecret } = sent;
  const idIsOther = idKind(clientId) === "other's";
  const secretIsOther = secretKind(clientSecret) === "other's";
  const areBoth = idIsOther && secretIsOther;
  const [name, other] = idIsOther ? ['ID', 'secret'] : ['secret', 'ID'];
  return when(
    idIsOther || secretIsOther,
    areBoth
      ? 'The client ID and the client secret are swapped.'
      : `The client ${name} has the form of a client ${other}.`,
    areBoth ? 'Swap the two values.' : `Compare both with those on ${appPage}.`,
    // 20 digits may also be one half of a secret, and other hosts may have other forms.
    areBoth || prefixedId.test(bareOf(clientSecret)) || (idIsOther && isGitHubDotCom(sent))
      ? 'certain'
      : isGitHubDotCom(sent)
        ? 'likely'
        : 'possible',
  );
};

/** What can be wrong with the client ID. */
export const clientIdRules = beforeSending(
  rulesFor('IncorrectClientCredentials')(
    ...textRules({
      field: 'clientId',
      name: 'client ID',
      kindOf: idKind,
      usual: `20 ${hexDigits}, or begin with Iv or Ov`,
      page: appPage,
      ifMissing: (summary) => when(true, summary, 'Set it where this code runs.'),
    }),
    // taniarascia/takenote#442
    ['client-id-and-secret-swapped', 'certain', '', isSwapped],
    [
      'client-id-is-app-id',
      'certain',
      '', // github/docs#6513
      ({ clientId }) =>
        when(
          idKind(clientId) === 'app ID',
          'The client ID is a number, as an App ID is.',
          `Use the Client ID on ${appPage}, not the App ID.`,
        ),
    ],
  ),
);
