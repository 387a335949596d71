/**
 * A line above each part of a demonstration.
 *
 * @param {string} title
 */
export const say = (title) => console.log(`\n-- ${title}\n`);
