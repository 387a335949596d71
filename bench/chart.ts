// Bar charts as SVG with direct labels: no legend, no script, light and dark by the reader's setting. The
// document shows them with <img>, so they are 360 units wide, as a narrow screen is.

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** What is written beside the bar. */
  readonly text: string;
  /** Whether the bar is one of this package. */
  readonly own?: boolean;
}

const width = 360;
const margin = 8;
const rowHeight = 40;
const barHeight = 14;
const top = 62;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${String(character.charCodeAt(0))};`);

/** Splits a text into lines that are not longer than a number of characters, if its words allow. */
const lines = (text: string, length: number): readonly string[] => {
  const all: string[] = [''];
  for (const word of text.split(' ')) {
    const last = all.at(-1) ?? '';
    const longer = last === '' ? word : `${last} ${word}`;
    if (longer.length <= length) all[all.length - 1] = longer;
    else all.push(word);
  }
  return all;
};

/** Draws the bars one below the other. A bar of the largest value leaves room for its text. */
export const barChart = (title: string, description: string, bars: readonly Bar[]): string => {
  const largest = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
  const textWidth = Math.max(...bars.map(({ text }) => text.length)) * 7.2;
  const room = width - 2 * margin - textWidth - 6;
  const height = top + bars.length * rowHeight + margin;
  const rows = bars.map(({ label, value, text, own }, index) => {
    const y = top + index * rowHeight;
    const length = Math.max(1, (value / largest) * room);
    return [
      `<text class="label${own === true ? ' own' : ''}" x="${String(margin)}" y="${String(y + 12)}">${escaped(label)}</text>`,
      `<rect class="${own === true ? 'own' : 'peer'}" x="${String(margin)}" y="${String(y + 17)}" width="${length.toFixed(1)}" height="${String(barHeight)}" rx="2"/>`,
      `<text x="${(margin + length + 6).toFixed(1)}" y="${String(y + 28.5)}">${escaped(text)}</text>`,
    ].join('\n  ');
  });
  const [first = '', second = ''] = lines(description, 58);
  const spoken = `${description} ${bars.map(({ label, text }) => `${label}: ${text}`).join('; ')}.`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}" height="${String(height)}" role="img" aria-labelledby="title desc">
  <title id="title">${escaped(title)}</title>
  <desc id="desc">${escaped(spoken)}</desc>
  <style>
    svg { --page: #fff; --text: #1f2328; --quiet: #59636e; --peer: #8c959f; --own: #0969da }
    @media (prefers-color-scheme: dark) {
      svg { --page: #0d1117; --text: #f0f6fc; --quiet: #9198a1; --peer: #656c76; --own: #4493f8 }
    }
    text { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; fill: var(--text) }
    .title { font-size: 15px; font-weight: 600 }
    .quiet { font-size: 12px; fill: var(--quiet) }
    .label.own { font-weight: 600 }
    .page { fill: var(--page) }
    rect.peer { fill: var(--peer) }
    rect.own { fill: var(--own) }
  </style>
  <rect class="page" width="${String(width)}" height="${String(height)}"/>
  <text class="title" x="${String(margin)}" y="20">${escaped(title)}</text>
  <text class="quiet" x="${String(margin)}" y="37">${escaped(first)}</text>
  <text class="quiet" x="${String(margin)}" y="52">${escaped(second)}</text>
  ${rows.join('\n  ')}
</svg>
`;
};
