import type { Command } from 'commander';
import { nearestName } from '../../internal/assert.js';
import type { Io } from '../io.js';
import { formatSection, type Section, sectionsOf } from '../manual.js';
import { createPrinter, wrapLines } from '../terminal.js';
import {
  addCommand,
  type ExitCode,
  exitCodes,
  formatHelpPart,
  type SetExitCode,
  UsageError,
} from '../usage.js';

/** The columns of the text; those of a pager are not known. */
const widthOf = ({ stdout }: Io): number => stdout.columns ?? 100;

/** Adds `help` to the program, which has all other commands, and lists the topics in its help. */
export function addHelp(program: Command, io: Io, setExitCode: SetExitCode): void {
  addCommand(program, 'help', 'show the help of a command or a topic', [
    'npx github-token-exchange help',
    'npx github-token-exchange help doctor',
    'npx github-token-exchange help exit-codes',
  ])
    .argument('[name...]', 'a command or a topic')
    .action((words: readonly string[]) => {
      setExitCode(help(program, io, words.join('-').toLowerCase()));
    });
  program.addHelpText('after', () => describeTopics(program, io));
}

const namesOf = ({ commands }: Command): readonly string[] => commands.map((one) => one.name());

/** The sections of the manual, except those about a command. */
const topicsOf = (sections: readonly Section[], program: Command): readonly Section[] =>
  sections.filter(({ name }) => !namesOf(program).includes(name));

const describeTopics = (program: Command, io: Io): string => {
  const topics = topicsOf(sectionsOf(io.manual() ?? ''), program);
  const width = Math.max(...topics.map(({ name }) => name.length));
  const rows = topics.map(({ name, summary }) => `${name.padEnd(width)}  ${summary}`);
  const part = topics.length === 0 ? '' : `\n${formatHelpPart('Topics', rows)}`;
  return wrapLines(
    `${part}\nRead more: npx github-token-exchange help NAME, for a command or a topic`,
    widthOf(io),
  );
};

/** Shows the help of the program, of a command with its section of the manual, or of a topic. */
const help = (program: Command, io: Io, name: string): ExitCode => {
  if (name === '') {
    program.outputHelp();
    return exitCodes.ok;
  }
  const manual = io.manual();
  if (manual === undefined)
    throw new UsageError('docs/cli.md of this package is missing. Install the package again.');
  const sections = sectionsOf(manual);
  const command = program.commands.find((one) => one.name() === name);
  const section = sections.find((one) => one.name === name);
  if (section === undefined && command === undefined)
    throw new UsageError(refusal(name, sections, program));
  const out = createPrinter(io.stdout, io);
  const prose = section && `${formatSection(section, widthOf(io), out, command !== undefined)}\n`;
  const parts = [command?.helpInformation(), prose];
  out.raw(out.sanitize(parts.filter((part) => part !== undefined).join('\n')));
  return exitCodes.ok;
};

const refusal = (name: string, sections: readonly Section[], program: Command): string => {
  const topics = topicsOf(sections, program).map((topic) => topic.name);
  const nearest = nearestName(name, [...namesOf(program), ...topics]);
  return `This is not a command or a topic. ${nearest === undefined ? `The topics are ${topics.join(', ')}.` : `Did you mean ${nearest}?`}`;
};
