import { largestUnit } from '../../internal/text.js';

/** Numbers and durations in the words of a language. */
export interface Numbers {
  /** A number with the separators of the language, for example `2.000`. */
  readonly number: (value: number) => string;
  /** A duration in its largest unit, rounded up, for example `8 Stunden`. */
  readonly duration: (seconds: number) => string;
  /** A time in the past, rounded to the nearest unit, for example `vor 3 Sekunden`; at least a second. */
  readonly ago: (seconds: number) => string;
  /** A past duration, rounded to the nearest unit, for example `3 Sekunden`; at least a second. */
  readonly elapsed: (seconds: number) => string;
}

/** The words for numbers and durations of a BCP 47 language, from the runtime. */
export function numbersIn(language: string): Numbers {
  const inUnit = (count: number, unit: string): string =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
  const past = (seconds: number) => largestUnit(Math.ceil(seconds) || 1, Math.round);
  return {
    number: (value) => new Intl.NumberFormat(language).format(value),
    duration: (seconds) => inUnit(...largestUnit(seconds)),
    elapsed: (seconds) => inUnit(...past(seconds)),
    ago: (seconds) => {
      const [count, unit] = past(seconds);
      return new Intl.RelativeTimeFormat(language).format(-count, unit);
    },
  };
}
