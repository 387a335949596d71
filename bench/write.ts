export const writeDocument = async (_: unknown) => {};
