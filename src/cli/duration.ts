const units: readonly (readonly [string, number])[] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/** A time span in the largest unit of which there are two, for example `8 hours`. */
export const spanOf = (seconds: number): string => {
  const [name, size] = units.find(([, unit]) => seconds >= 2 * unit) ?? ['second', 1];
  const count = Math.floor(seconds / size);
  return `${String(count)} ${name}${count === 1 ? '' : 's'}`;
};

/** A time span as a clock shows it, for example `14:32`. */
export const clockOf = (seconds: number): string =>
  `${String(Math.floor(seconds / 60))}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
