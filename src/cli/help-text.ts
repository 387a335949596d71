import { exitCodeHelp } from './exit-codes.js';

type Rows = readonly (readonly [string, string])[];

const columns = (rows: Rows): string => {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`).join('\n');
};

const section = (title: string, text: string): string => `\n${title}:\n${text}\n`;

/** The lines of the help that show a command at work. */
export const exampleHelp = (...lines: readonly string[]): string =>
  section('Examples', lines.map((line) => `  $ ${line}`).join('\n'));

/** What each exit code means. */
export const exitCodesHelp = section(
  'Exit codes',
  columns(exitCodeHelp.map(([code, meaning]) => [String(code), meaning])),
);

const settings: Rows = [
  ['GITHUB_CLIENT_ID', 'the client ID of the app'],
  ['GITHUB_CLIENT_SECRET', 'the client secret of the app'],
  ['GITHUB_BASE_URL', 'another GitHub, for example https://ghe.example.com'],
  ['GITHUB_REDIRECT_URI', 'where GitHub sends people back to'],
];

/** The variables that commands read, and where from. */
export const settingsHelp = section(
  'Environment',
  `${columns(settings)}
  They are read from the environment and, where they are not set there, from .env.
  GITHUB_BASE_URL of .env counts only with the credentials of .env, or with --env .env.`,
);

/** The variables that change how text looks. */
export const colorHelp = section(
  'Colours',
  '  On a terminal only. NO_COLOR or --no-color switches them off, FORCE_COLOR on.',
);
