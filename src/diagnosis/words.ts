const counted = (count: number, unit: string): string =>
  `${String(count)} ${unit}${count === 1 ? '' : 's'}`;

/** How long ago something was: "3 seconds", "20 minutes". */
export const elapsed = (seconds: number): string =>
  seconds < 120
    ? counted(Math.ceil(seconds) || 1, 'second')
    : counted(Math.round(seconds / 60), 'minute');

/** How long a value is, and what GitHub's are. */
export const lengths = ({ length }: string, usual: string): string =>
  `is ${counted(length, 'character')} long; GitHub's are ${usual}.`;

export const hexDigits = 'hexadecimal digits';
export const appPage = "the app's page";
export const secretsOnPage = `${appPage}, under Client secrets`;
