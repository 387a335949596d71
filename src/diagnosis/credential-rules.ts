import type { Kind } from './credential-forms.js';
import { when, type Finding, type Row } from './rule.js';
import { isGitHubDotCom } from './sent-host.js';
import type { Sent } from './sent.js';
import { bareOf, hasQuotes, whitespaceIn } from './whitespace.js';
import { lengths } from './words.js';

/** What the client ID and the client secret have in common: something can be wrong with the text. */
export interface Credential {
  readonly field: 'clientId' | 'clientSecret';
  readonly name: 'client ID' | 'client secret';
  readonly kindOf: (value: string | undefined) => Kind;
  /** What GitHub's are, in words. */
  readonly usual: string;
  readonly page: string;
  /** What to say where it is missing; nothing where it may be. */
  readonly ifMissing: (summary: string, sent: Sent, isWord: boolean) => Finding | undefined;
}

/** The rules that the client ID and the client secret share. */
export const textRules = ({
  field,
  name,
  kindOf,
  usual,
  page,
  ifMissing,
}: Credential): readonly Row[] => {
  const id = name.replace(' ', '-').toLowerCase();
  const subject = `The ${name}`;
  return [
    [
      // grafana/grafana#33655, emdash-cms/emdash#157
      `${id}-missing`,
      'certain',
      '',
      (sent, error) => {
        const word = bareOf(sent[field]).toLowerCase();
        // What is left out may not be needed, or not be told of.
        const isTold =
          sent[field] !== undefined || (error && ('clientId' in sent || 'clientSecret' in sent));
        return isTold && kindOf(word) === 'missing'
          ? ifMissing(`${subject} is ${word ? `the word "${word}"` : 'empty'}.`, sent, word !== '')
          : undefined;
      },
    ],
    [
      `${id}-has-whitespace`,
      'certain',
      'eclipse-che/che#20994',
      ({ [field]: value = '' }) => {
        const kind = kindOf(value);
        // A placeholder, a template or a key may contain blanks; they go when it goes.
        const found = whitespaceIn(value, kind === 'unusual');
        return found && when(kind !== 'missing', `${subject} ${found.phrase}.`, found.fix);
      },
    ],
    // cloud-native-toolkit/toolkit-charts#419
    [
      `${id}-is-quoted`,
      'certain',
      '',
      ({ [field]: value = '' }) =>
        when(
          hasQuotes(value) && kindOf(value) !== 'missing',
          `${subject} is sent in quotation marks.`,
          'Drop them where the value is stored; docker run --env-file keeps them.',
        ),
    ],
    [
      // theopenco/llmgateway#972, datopian/datahub.io#285
      `${id}-is-placeholder`,
      'likely',
      '',
      ({ [field]: value }) =>
        when(
          kindOf(value) === 'placeholder',
          `${subject} looks like a placeholder.`,
          `Replace it with the one on ${page}.`,
        ),
    ],
    [
      // bcgov/issuer-kit#32
      `${id}-is-unexpanded-template`,
      'certain',
      '',
      ({ [field]: value }) =>
        when(
          kindOf(value) === 'template',
          `${subject} is a variable that nothing expanded.`,
          'Expand it before the app starts.',
        ),
    ],
    [
      `${id}-of-unusual-form`,
      'possible',
      '',
      (sent, error) => {
        const { [field]: value = '' } = sent;
        return when(
          kindOf(value) === 'unusual' &&
            bareOf(value) === value &&
            !whitespaceIn(value) &&
            // Other hosts may have other forms: no doubt is cast before they refuse.
            (error ?? isGitHubDotCom(sent)) &&
            // To an unknown client ID, GitHub says so without a look at the secret.
            (error?.code !== 'Not Found' || field === 'clientId'),
          `${subject} ${lengths(value, usual)}`,
          `Compare it with the one on ${page}.`,
        );
      },
    ],
  ];
};
