import { delimiter, join } from 'node:path';
import { isExecutable } from '../src/spark/spark.ts';

/** Where programs for administrators are, which is not on everybody's PATH. */
const SYSTEM = ['/usr/bin', '/usr/sbin'];

/** The path of the first of some programs that is on this machine. */
export function findProgram(...names: readonly string[]): string | undefined {
  const folders = [...SYSTEM, ...(process.env['PATH'] ?? '').split(delimiter)];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}
