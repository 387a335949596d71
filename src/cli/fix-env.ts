import type { Io } from './io.js';
import { parseEnvFile, type Setting, type Settings } from './settings.js';

/** A value of an .env file that can be fixed without knowing the right one. */
export interface EnvFix {
  readonly variable: Setting['variable'];
  /** The number of the line at which it begins. */
  readonly line: number;
  /** The assignment as it is, with asterisks in place of the value. */
  readonly before: string;
  /** The assignment as it will be, with asterisks in place of the value. */
  readonly after: string;
}

/** All fixes of an .env file. The texts contain secrets. */
export interface EnvFixes {
  readonly fixes: readonly EnvFix[];
  /** The text of the file; empty if there is none. */
  readonly before: string;
  /** The text with all fixes. */
  readonly after: string;
}

// What does not belong to a value: blanks, invisible characters, their escapes, and quotation marks.
const around = String.raw`(?:[\s\p{Cc}\p{Cf}"'\x60\u2018-\u201d]|\\[nrt])*`;
// The characters of client IDs and client secrets, which need no quotation marks.
const value = new RegExp(String.raw`^${around}(?<core>[\w.-]*\w)${around}$`, 'u');

/** The value at an index, with its quotation marks and without a comment. */
const rawValueAt = (text: string, start: number): string => {
  const quote = /["'`]/.exec(text.charAt(start))?.[0];
  const end = quote === undefined ? -1 : text.indexOf(quote, start + 1);
  return end < 0
    ? (/^[^#\r\n]*/.exec(text.slice(start))?.[0] ?? '').replace(/[ \t]+$/, '')
    : text.slice(start, end + 1);
};

/** Makes invisible characters visible, except blanks. */
const visible = (text: string): string =>
  text.replace(
    /(?! )[\s\p{Cc}\p{Cf}]/gu,
    (character) =>
      `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
  );

/** Whether a change of a file sets one variable to a value, and leaves all others. */
const changesOnly = (variable: string, core: string, before: string, after: string): boolean => {
  const old = parseEnvFile(before);
  const changed = parseEnvFile(after);
  return (
    changed[variable] === core &&
    [...new Set([...Object.keys(old), ...Object.keys(changed)])].every(
      (name) => name === variable || old[name] === changed[name],
    )
  );
};

/** Fixes the last assignment of a variable, which is the one that counts. */
const fixVariable = (variable: Setting['variable'], text: string) => {
  const assignments = text.matchAll(
    new RegExp(String.raw`^\ufeff?[ \t]*(?:export[ \t]+)?${variable}[ \t]*=[ \t]*`, 'gm'),
  );
  // An assignment in a comment or inside another value changes nothing.
  for (const { 0: head, index } of [...assignments].reverse()) {
    const start = index + head.length;
    const raw = rawValueAt(text, start);
    const core = value.exec(raw)?.groups?.['core'];
    if (core === undefined) continue;
    const changed = text.slice(0, start) + core + text.slice(start + raw.length);
    if (changed === text || !changesOnly(variable, core, text, changed)) continue;
    const shown = head.replace('\ufeff', '').trim();
    const fix: EnvFix = {
      variable,
      line: text.slice(0, index).split('\n').length,
      before: shown + visible(raw).replace(core, '***'),
      after: `${shown}***`,
    };
    return { fix, text: changed };
  }
  return undefined;
};

/**
 * Finds the client ID and the client secret in the file of the settings that have blanks, invisible
 * characters or quotation marks around them, and fixes them. Every other character of the file stays.
 */
export async function planFixes(
  { clientId, clientSecret, file }: Settings,
  io: Pick<Io, 'readFile'>,
): Promise<EnvFixes> {
  const inFile = [clientId, clientSecret].filter(({ source }) => source === 'file');
  const before = inFile.length === 0 ? '' : await io.readFile(file);
  const fixes: EnvFix[] = [];
  let after = before;
  for (const { variable, value: current = '' } of inFile) {
    const core = value.exec(current)?.groups?.['core'];
    const found = core === undefined || core === current ? undefined : fixVariable(variable, after);
    if (found === undefined) continue;
    fixes.push(found.fix);
    after = found.text;
  }
  return { fixes, before, after };
}

/** Says which command makes fixes of a file; empty if there are none. */
export function suggestFixes(
  fixes: readonly Pick<EnvFix, 'variable'>[],
  file: string,
): readonly string[] {
  const option = file === '.env' ? '' : ` --env ${file}`;
  const variables = fixes.map(({ variable }) => variable).join(' and ');
  return fixes.length === 0
    ? []
    : [`check --fix${option} removes what is around ${variables} in ${file}.`];
}

/** The settings after the text of their file was changed. */
export function withFileText(settings: Settings, text: string): Settings {
  const variables = parseEnvFile(text);
  const updated = (setting: Setting): Setting =>
    setting.source === 'file' ? { ...setting, value: variables[setting.variable] } : setting;
  return {
    ...settings,
    clientId: updated(settings.clientId),
    clientSecret: updated(settings.clientSecret),
  };
}
