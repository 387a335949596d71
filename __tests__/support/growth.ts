const fastest = (run: () => unknown): number => {
  let best = Infinity;
  for (let round = 0; round < 3; round += 1) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  // Below this the clock says more about itself than about the work.
  return Math.max(best, 0.05);
};

/**
 * How many times as long the work on a text takes when the text is eight times as long: about 8
 * where the work is linear, 64 where it is quadratic.
 */
export const growth = (
  work: (text: string) => unknown,
  make: (length: number) => string,
  longest = 64 * 1024,
): number => {
  const before = fastest(() => work(make(longest / 8)));
  return fastest(() => work(make(longest))) / before;
};

/** A growth that no quadratic work stays under, and that leaves linear work room for noise. */
export const linear = 40;
