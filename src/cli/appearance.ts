import type { Io, Output } from './io.js';

/** How text may look on a stream. */
export interface Appearance {
  readonly color: boolean;
  readonly ascii: boolean;
  /** Whether lines can be overwritten in place. */
  readonly live: boolean;
}

/** https://no-color.org, https://force-color.org; an empty variable counts as unset. */
const wantsColor = (isTTY: boolean, env: Io['env']): boolean => {
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced) return forced !== '0' && forced !== 'false';
  return isTTY && env['TERM'] !== 'dumb';
};

/** Whether the locale is UTF-8, by the order of POSIX. Windows has no such variables, and is. */
const isUtf8 = (env: Io['env'], platform: string): boolean => {
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((name) => name) ?? '';
  return /utf-?8/i.test(locale) || platform === 'win32';
};

/** How text may look on a stream. */
export const appearanceOf = (
  { isTTY }: Pick<Output, 'isTTY'>,
  { env, platform }: Pick<Io, 'env' | 'platform'>,
): Appearance => ({
  color: wantsColor(isTTY, env),
  ascii: !isUtf8(env, platform),
  live: isTTY && env['TERM'] !== 'dumb',
});

const asciiFor: Readonly<Record<string, string>> = {
  '✗': 'x',
  '✓': '+',
  '·': '-',
  '…': '...',
  '→': '->',
  '█': '#',
};

/** A text without characters beyond ASCII; line feeds and the escapes of colours stay. */
export const toAscii = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- escapes of colours and line feeds stay
  text.replace(/[^\n\r\u0020-\u007e\u001b]/gu, (character) => asciiFor[character] ?? '?');

/** Paints a text, where colours are wanted. */
export type Paint = (text: string) => string;

const paint =
  (color: boolean, on: number, off: number): Paint =>
  (text) =>
    color ? `\u001b[${String(on)}m${text}\u001b[${String(off)}m` : text;

/** The colours of an appearance. */
export const paints = ({ color }: Appearance) => ({
  bold: paint(color, 1, 22),
  dim: paint(color, 2, 22),
  red: paint(color, 31, 39),
  green: paint(color, 32, 39),
  yellow: paint(color, 33, 39),
});
