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

/** How much room a task needs for its outputs, in bytes. */
export interface RoomNeeded {
  /** What its outputs took the last time; 0 when it is not known. */
  readonly lastTime: number;
  /** What had been written when there was no room for more. */
  readonly written: number;
}

/** A task found no room for its outputs. */
export class OutOfRoomError extends Error {
  readonly room: RoomNeeded;

  /** @param cause the error of the system */
  constructor(cause: unknown, room: RoomNeeded) {
    super(messageOf(cause), { cause });
    this.room = room;
  }
}

/** Whether there was no room left on a disk, or none that the user may have. */
export function isOutOfRoom(error: unknown): boolean {
  const [code] = faultOf(error) ?? [];
  return code === 'ENOSPC' || code === 'EDQUOT';
}

/**
 * What an error of the system means, with the file and, on a full disk, how much room is needed and
 * how much is left; undefined for any other error.
 *
 * @param written what was being written, for errors that name no file
 */
export function systemFault(error: unknown, written?: string): string | undefined {
  const cause = error instanceof OutOfRoomError ? error.cause : error;
  const found = faultOf(cause);
  if (found === undefined) return undefined;
  const path = pathIn(cause, messageOf(cause)) ?? written;
  if (path === undefined) return found[2];
  const room = error instanceof OutOfRoomError ? error.room : { lastTime: 0, written: 0 };
  const advice = isOutOfRoom(cause) && isAbsolute(path) ? roomThere(path, room) : '';
  return `${found[2]}: ${path}${advice}`;
}

function faultOf(error: unknown): (typeof FAULTS)[number] | undefined {
  const message = messageOf(error);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return FAULTS.find(([name, text]) => name === code || text.test(message));
}

/** The file that an error is about; where one was copied, linked or moved, the one to be written. */
function pathIn(error: unknown, message: string): string | undefined {
  if (error instanceof Error) {
    if ('dest' in error && typeof error.dest === 'string') return error.dest;
    if ('path' in error && typeof error.path === 'string') return error.path;
  }
  return /["'](\/[^"']+)["']/.exec(message)?.[1];
}

/** What is missing in a folder, and what to do: the room for a task, as far as it is known. */
function roomThere(path: string, { lastTime, written }: RoomNeeded): string {
  const free = freeAt(path);
  if (free === undefined) return '';
  const missing = lastTime - free;
  const needed =
    lastTime > written
      ? `about ${inBytes(lastTime)} needed, as the last time, and `
      : written > 0
        ? `more than ${inBytes(written)} needed, and `
        : '';
  const advice = missing > 0 ? `free at least ${inBytes(missing)} more` : 'make room';
  return ` (${needed}${inBytes(free)} free there; ${advice} and run again)`;
}

function freeAt(path: string): number | undefined {
  let folder = path;
  while (!existsSync(folder) && folder !== dirname(folder)) folder = dirname(folder);
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}
