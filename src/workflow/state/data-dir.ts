import { rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { UsageError, messageOf } from '../../errors.ts';
import { makeFolder } from './atomic.ts';
import { refuseNewerData } from './data-format.ts';
import { writePoint } from './write-point.ts';

/** The folder of the records, the digest cache and the lock. */
export function stateFolder(dataDir: string): string {
  return join(dataDir, 'state');
}

/** Where each run leaves its events. */
export function runsFolder(dataDir: string): string {
  return join(dataDir, 'runs');
}

/** A path inside the data directory as a record names it, with `/`. Throws for a path outside. */
export function pathInData(dataDir: string, path: string): string {
  const inside = relative(dataDir, path);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`))
    throw new Error(`${path} is not inside the data directory ${dataDir}`);
  return inside.replaceAll(sep, '/');
}

/**
 * Creates the data directory's own folders and proves by a write that it can be used.
 * Throws UsageError `data-dir-unusable` with the reason, and `data-dir-newer` before it writes.
 */
export async function prepareDataDir(dataDir: string): Promise<void> {
  await refuseNewerData(dataDir);
  try {
    await makeFolder(stateFolder(dataDir));
    await makeFolder(runsFolder(dataDir));
    const probe = join(stateFolder(dataDir), `.probe.${process.pid}`);
    writePoint('write a probe');
    writeFileSync(probe, 'This file shows that the folder can be written; it may be deleted.\n');
    rmSync(probe, { force: true });
  } catch (error) {
    throw unusableDataDir(dataDir, error);
  }
}

/** The error for a data directory in which nothing can be written. */
export function unusableDataDir(dataDir: string, cause: unknown): UsageError {
  const reason = reasonOf(cause);
  const message = `the data directory ${dataDir} cannot be used: ${reason}`;
  return new UsageError('data-dir-unusable', message, { cause, data: { dataDir, reason } });
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there',
  EROFS: 'its file system is read-only',
  ENOTDIR: 'a file is where a folder belongs',
  EEXIST: 'a file is where a folder belongs',
  EISDIR: 'a folder is where a file belongs',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is exceeded',
};

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error && 'code' in cause)) return messageOf(cause);
  const words = REASONS[String(cause.code)];
  if (words === undefined) return messageOf(cause);
  return 'path' in cause && typeof cause.path === 'string' ? `${words} (${cause.path})` : words;
}
