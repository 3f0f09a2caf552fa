import { printError } from '../output.ts';
import { optionOf } from './criteria-options.ts';

/** Warns on standard error of criteria that were matched as plain text. */
export function warnOfText(criteria: readonly string[]): void {
  for (const criterion of criteria) {
    printError(
      `reelated: warning: ${optionOf(criterion)} is not a valid regular expression; searched as plain text`,
    );
  }
}
