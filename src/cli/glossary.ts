import { definitionOf, tokenErrorTags } from '../errors/definitions.js';
import { actors } from '../errors/en/labels.js';
import { errorFromWord } from '../explain/classify.js';
import {
  causeOfSystemCode,
  type KnownCause,
  knownCauses,
  systemCodes,
} from '../explain/known-causes.js';
import { formatEntry } from './show.js';
import type { Printer } from './terminal.js';
import { causeForCommandLine } from './wording.js';

/** A word that `explain` explains, and what it means in one line. */
interface Entry {
  readonly word: string;
  readonly meaning: string;
}

/** Every word that `explain` explains. */
export interface Glossary {
  /** The error codes of responses and callbacks. */
  readonly codes: readonly Entry[];
  /** The tags of errors. */
  readonly errors: readonly Entry[];
  /** The error codes of the system. */
  readonly systemCodes: readonly Entry[];
  /** The ids of likely causes. */
  readonly causes: readonly Entry[];
}

const summaryOf = (word: string): string => errorFromWord(word)?.remediation.summary ?? '';

/** The likely causes in alphabetical order; one that requests and callbacks have in common comes once. */
const listCauses = (): readonly KnownCause[] => {
  const byId = new Map<string, KnownCause>();
  for (const cause of knownCauses()) {
    const errors = new Set([...(byId.get(cause.id)?.errors ?? []), ...cause.errors]);
    byId.set(cause.id, { ...cause, ...byId.get(cause.id), errors: [...errors] });
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
};

/** Lists every word that `explain` explains. */
export async function createGlossary(): Promise<Glossary> {
  const codes = tokenErrorTags
    .flatMap((tag) => Object.keys(definitionOf(tag).codes).map((word) => ({ word, meaning: tag })))
    .sort((a, b) => (a.word < b.word ? -1 : 1));
  return {
    codes,
    errors: tokenErrorTags.map((word) => ({ word, meaning: summaryOf(word) })),
    systemCodes: await Promise.all(
      systemCodes.map(async (word) => ({ word, meaning: (await causeOfSystemCode(word)).summary })),
    ),
    causes: listCauses().map(({ id: word, summary: meaning }) => ({ word, meaning })),
  };
}

/** Finds a likely cause by its id. */
export function findCause(id: string): KnownCause | undefined {
  return listCauses().find((cause) => cause.id === id);
}

const titles: Readonly<Record<keyof Glossary, string>> = {
  codes: 'Error codes of responses and callbacks',
  errors: 'Errors',
  systemCodes: 'System error codes',
  causes: 'Likely causes; the texts are examples',
};

// The columns that a meaning needs beside its word.
const narrowest = 40;

/**
 * Writes the glossary, one line for each word; on a narrow terminal, its meaning is below the word.
 *
 * @param columns - The width of the terminal; `undefined` if the stream is not a terminal.
 */
export function showGlossary(glossary: Glossary, out: Printer, columns: number | undefined): void {
  const sections = Object.entries(titles) as readonly (readonly [keyof Glossary, string])[];
  for (const [index, [name, title]] of sections.entries()) {
    const entries = glossary[name];
    const width = Math.max(...entries.map(({ word }) => word.length)) + 2;
    const isNarrow = columns !== undefined && columns < width + narrowest;
    out.print(`${index === 0 ? '' : '\n'}${out.bold(title)}`);
    for (const { word, meaning } of entries)
      out.print(isNarrow ? `  ${word}\n      ${meaning}` : `  ${word.padEnd(width)}${meaning}`);
  }
}

/** Describes a likely cause: what it says, who has to act, and what it explains. */
export function describeCause(cause: KnownCause, { bold, dim }: Printer): string {
  const { id, certainty, errors, actor, beforeSending, sources } = cause;
  const { summary, fix } = causeForCommandLine(cause);
  const entry = (label: string, text: string): string => formatEntry(label, text, dim);
  return [
    `${bold(id)}   ${dim(certainty === 'certain' ? certainty : `at most ${certainty}`)}`,
    `  ${bold(summary)}`,
    `  ${fix}`,
    '',
    ...(errors.length === 0 ? [] : [entry('Explains', errors.join(', '))]),
    entry('Who', actors[actor]),
    ...(beforeSending ? [entry('Found by', 'check and doctor, before anything is sent')] : []),
    ...sources.map((source, index) => entry(index === 0 ? 'Read' : '', source)),
    '',
    dim('  The texts are those of an example: they depend on the request.'),
  ].join('\n');
}
