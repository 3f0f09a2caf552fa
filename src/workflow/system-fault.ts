import { existsSync, statfsSync } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import { messageOf } from '../errors.ts';
import { inBytes } from './units.ts';

/** Errors of the system that a user can do something about, also as DuckDB words them. */
const FAULTS: readonly (readonly [code: string, text: RegExp, words: string])[] = [
  ['ENOSPC', /No space left on device/i, 'no space left on the disk'],
  ['EDQUOT', /Disk quota exceeded/i, 'the disk quota is exceeded'],
  ['EIO', /Input\/output error/i, 'the disk reports an error'],
  ['EROFS', /Read-only file system/i, 'the file system is read-only'],
  [
    'EMFILE',
    /Too many open files(?! in system)/i,
    'too many files are open; raise the limit (ulimit -n)',
  ],
  ['ENFILE', /Too many open files in system/i, 'too many files are open on this machine'],
];

/**
 * What an error of the system means, with the file and, on a full disk, the room that is left;
 * undefined for any other error.
 *
 * @param written what was being written, for errors that name no file
 */
export function systemFault(error: unknown, written?: string): string | undefined {
  const message = messageOf(error);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const found = FAULTS.find(([name, text]) => name === code || text.test(message));
  if (found === undefined) return undefined;
  const path = pathIn(error, message) ?? written;
  if (path === undefined) return found[2];
  const needsRoom = found[0] === 'ENOSPC' || found[0] === 'EDQUOT';
  return `${found[2]}: ${path}${needsRoom && isAbsolute(path) ? freeThere(path) : ''}`;
}

/** The file that an error is about; where one was copied, linked or moved, the one to be written. */
function pathIn(error: unknown, message: string): string | undefined {
  if (error instanceof Error) {
    if ('dest' in error && typeof error.dest === 'string') return error.dest;
    if ('path' in error && typeof error.path === 'string') return error.path;
  }
  return /["'](\/[^"']+)["']/.exec(message)?.[1];
}

function freeThere(path: string): string {
  let folder = path;
  while (!existsSync(folder) && folder !== dirname(folder)) folder = dirname(folder);
  try {
    const { bavail, bsize } = statfsSync(folder);
    return ` (${inBytes(bavail * bsize)} free there; make room and run again)`;
  } catch {
    return '';
  }
}
