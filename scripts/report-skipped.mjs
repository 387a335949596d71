// A jest reporter: the last line of the output says that browser tests were skipped, and how to run
// them.
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
      // Printed on exit, because jest prints its summary after this method.
      process.once('exit', () => console.error(skippedLine));
  }
}
