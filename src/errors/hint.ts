import type { HintText } from './locale.js';
import type { TokenOperation } from './types.js';

/** A hint: its summary, the message for the user, and the steps. */
export function hint(
  summary: string,
  userMessage: string,
  ...steps: readonly (string | false)[]
): HintText {
  return { summary, userMessage, steps: steps.filter((step) => step !== false) };
}

/** Whether a request belongs to the device flow, which sends no client secret. */
export function isDeviceFlow(operation: TokenOperation | undefined): boolean {
  return operation === 'device_code' || operation === 'device_authorization';
}
