type Color = readonly [red: number, green: number, blue: number];

const channel = (value: number): number => {
  const part = value / 255;
  return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
};

const luminance = ([red, green, blue]: Color): number =>
  0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);

/** A computed colour without transparency; throws for any other, whose contrast it cannot tell. */
const parse = (color: string): Color => {
  const [, red = '', green = '', blue = ''] = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color) ?? [];
  if (red === '') throw new Error(`${color} is no opaque colour.`);
  return [Number(red), Number(green), Number(blue)];
};

/**
 * The contrast of two computed colours, 1 to 21.
 * https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export const contrast = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [one, other]
    .map((color) => luminance(parse(color)))
    .sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};
