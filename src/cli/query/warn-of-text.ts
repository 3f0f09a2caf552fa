import { optionOf } from './criteria-options.ts';

/** Warns on standard error of criteria that were matched as plain text. */
export function warnOfText(criteria: readonly string[]): void {
  for (const criterion of criteria) {
    process.stderr.write(
      `reelated: warning: ${optionOf(criterion)} is not a valid regular expression; searched as plain text\n`,
    );
  }
}
