/**
 * Prints a title above a part of a demonstration.
 *
 * @param {string} title
 */
export const say = (title) => console.log(`\n-- ${title}\n`);
