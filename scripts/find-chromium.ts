import { isExecutable } from '../src/spark/spark.ts';
import { findProgram } from './find-program.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** The path of a Chromium on this machine: the one in `REELATED_CHROMIUM`, or one on the PATH. */
export function findChromium(): string | undefined {
  const named = process.env['REELATED_CHROMIUM'];
  if (named !== undefined && named !== '') return isExecutable(named) ? named : undefined;
  return findProgram(...NAMES) ?? (isExecutable(MAC) ? MAC : undefined);
}
