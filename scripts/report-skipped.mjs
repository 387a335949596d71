// A reporter of jest: says at the very end that browser tests were skipped, and how to run them.
import { skippedLine } from './chromium.mjs';

export default class {
  /**
   * @param {unknown} _contexts
   * @param {{ testResults: readonly { skipped: boolean, testFilePath: string }[] }} results
   */
  onRunComplete(_contexts, { testResults }) {
    if (
      testResults.some(
        ({ skipped, testFilePath }) => skipped && /[\\/]browser[\\/]/.test(testFilePath),
      )
    )
      // Below the summary, which jest prints later.
      process.once('exit', () => console.error(skippedLine));
  }
}
