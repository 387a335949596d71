/**
 * The folders of `src`, from the foundation up, and the folders that each of them may import from.
 * ESLint enforces the list, and the table in CONTRIBUTING.md is generated from it.
 *
 * @type {readonly { name: string; content: string; imports: readonly string[]; mayImportEntries?: boolean }[]}
 */
export const folders = [
  { name: 'internal', content: 'Helpers that know nothing about OAuth.', imports: [] },
  {
    name: 'github',
    content: 'The endpoints, settings pages and documentation pages of a GitHub host.',
    imports: ['internal'],
  },
  {
    name: 'errors',
    content: 'The outcomes of an exchange: types, definitions, and the English texts.',
    imports: ['internal', 'github'],
  },
  {
    name: 'locales',
    content: 'Translations of the hints and of the likely causes.',
    imports: ['internal', 'errors'],
  },
  {
    name: 'codecs',
    content: 'The io-ts codecs of response bodies and of the union.',
    imports: ['internal', 'github', 'errors'],
  },
  {
    name: 'decode',
    content: 'Turns a response into the union. No I/O; never throws.',
    imports: ['internal', 'github', 'errors', 'codecs'],
  },
  {
    name: 'authorize',
    content: 'Creates the authorization URL and parses the callback.',
    imports: ['internal', 'github', 'errors', 'decode'],
  },
  {
    name: 'diagnosis',
    content: 'Finds likely causes by comparing the request with the error.',
    imports: ['internal', 'github', 'errors', 'authorize'],
  },
  {
    name: 'http',
    content: 'Transports, the deadline, and the errors of failed requests.',
    imports: ['internal', 'errors', 'decode'],
  },
  {
    name: 'client',
    content: 'The operations of the client, and the code that sends their requests.',
    imports: ['internal', 'github', 'errors', 'decode', 'authorize', 'diagnosis', 'http'],
  },
  {
    name: 'fp',
    content: 'The client and the decoders with `Either` and `TaskEither`.',
    imports: ['errors', 'decode', 'authorize', 'client'],
  },
  {
    name: 'relay',
    content: 'Exchanges codes on a server for pages in a browser.',
    imports: ['internal', 'github', 'errors', 'http', 'client'],
  },
  {
    name: 'testing',
    content: 'A fake of the GitHub endpoints.',
    imports: ['internal', 'github', 'errors', 'authorize'],
  },
  {
    name: 'explain',
    content:
      'Turns pasted text into a diagnosis. No I/O; runs in a browser. It may also import the entries.',
    imports: ['internal', 'errors', 'decode', 'authorize', 'diagnosis', 'http'],
    // The command line then shares the code of the entries instead of bundling a copy.
    mayImportEntries: true,
  },
  {
    name: 'cli',
    content: 'The command line. It may also import the entries.',
    imports: ['internal', 'github', 'errors', 'locales', 'decode', 'http', 'testing', 'explain'],
    mayImportEntries: true,
  },
];
