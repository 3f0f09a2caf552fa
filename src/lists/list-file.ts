import { constants } from 'node:fs';
import { open, realpath, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ReelatedError } from '../errors.ts';

/** The longest file of a list: more than a million ids. */
export const MAX_LIST_BYTES = 16 * 1024 * 1024;

/** The folder of the named lists. */
export function listsFolder(dataDir: string): string {
  return join(dataDir, 'lists');
}

/** The file of a list. */
export function listPath(dataDir: string, name: string): string {
  return join(listsFolder(dataDir), `${name}.txt`);
}

/** A list's file, opened; it stays the same file even if another one takes its place. */
export interface OpenedList extends AsyncDisposable {
  /** Another one after every change. */
  readonly stamp: string;
  readonly changedAt: Date;
  /** Its bytes; undefined if it has changed while they were read. */
  readonly read: () => Promise<Uint8Array | undefined>;
}

/**
 * Opens the file of a list; undefined if missing.
 *
 * @throws {ReelatedError} `list-unreadable` for anything but a file of the folder with an acceptable
 *   size: a link elsewhere, a pipe
 */
export async function openList(folder: string, name: string): Promise<OpenedList | undefined> {
  const file = await openFile(folder, name);
  if (file === undefined) return undefined;
  try {
    const stats = await file.stat({ bigint: true });
    if (!stats.isFile()) throw unreadableList(name, 'it is not a file');
    if (stats.size > MAX_LIST_BYTES) {
      throw unreadableList(name, `it has ${tooLarge(stats.size)}`);
    }
    const stamp = stampOf(stats);
    return {
      stamp,
      changedAt: new Date(Number(stats.mtimeMs)),
      async read() {
        const bytes = new Uint8Array(Number(stats.size));
        let length = 0;
        while (length < bytes.length) {
          const { bytesRead } = await file.read(bytes, length, bytes.length - length, length);
          if (bytesRead === 0) return undefined;
          length += bytesRead;
        }
        return stampOf(await file.stat({ bigint: true })) === stamp ? bytes : undefined;
      },
      [Symbol.asyncDispose]: async () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** How large a file is, in a message. */
export function tooLarge(bytes: number | bigint): string {
  return `${bytes} bytes, more than ${MAX_LIST_BYTES}`;
}

/** The error for a list that is there and cannot be read. */
export function unreadableList(name: string, reason: string, cause?: unknown): ReelatedError {
  return new ReelatedError('list-unreadable', `the list ${name} cannot be read: ${reason}`, {
    cause,
    data: { list: name, reason },
  });
}

async function openFile(folder: string, name: string): Promise<FileHandle | undefined> {
  try {
    const path = await realpath(join(folder, `${name}.txt`));
    if (dirname(path) !== (await realpath(folder))) {
      throw unreadableList(name, 'it is a link to a file outside the folder of the lists');
    }
    // a pipe without a writer would otherwise never be opened
    const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = constants;
    return await open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
  } catch (error) {
    if (error instanceof ReelatedError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') return undefined;
    throw unreadableList(name, REASONS[code] ?? `reading its file failed with ${code}`, error);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission to read its file',
  EPERM: 'no permission to read its file',
  ELOOP: 'it is a link that leads to itself',
  ENOTDIR: 'a file is where the folder of the lists belongs',
  ENXIO: 'it is not a file',
};

interface Stats {
  readonly ino: bigint;
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
}

function stampOf({ ino, size, mtimeNs, ctimeNs }: Stats): string {
  return `${ino}-${size}-${mtimeNs}-${ctimeNs}`;
}
