import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where programs for administrators are, which is not on everybody's PATH. */
const SYSTEM = ['/usr/bin', '/usr/sbin'];

/** The path of the first of some programs that is on this machine. */
export function findProgram(...names: readonly string[]): string | undefined {
  const folders = [...SYSTEM, ...(process.env['PATH'] ?? '').split(delimiter)];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
