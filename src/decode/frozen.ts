/** Freezes plain data and everything in it. */
export const frozen = <T extends object>(data: T): T => {
  for (const value of Object.values(data) as readonly unknown[])
    if (typeof value === 'object' && value !== null) frozen(value);
  return Object.freeze(data);
};
