import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../../errors.ts';
import { writeFileAtomically } from '../atomic.ts';
import { stateFolder, unusableDataDir } from '../data-dir.ts';
import { takeExclusiveLock } from '../exclusive-lock.ts';
import { clockTime } from '../../units.ts';
import { writePoint } from '../write-point.ts';

/**
 * Takes the data directory for one run at a time; dispose to give it back.
 *
 * The lock is the file `run.lock`; `run.lock.json` next to it only names the holder for others.
 * Throws UsageError `data-dir-locked` or `data-dir-unusable`.
 */
export async function acquireRunLock(dataDir: string, run: string): Promise<Disposable> {
  const holderFile = join(stateFolder(dataDir), 'run.lock.json');
  const lock = await takeLock(dataDir, holderFile);
  const release = (): void => {
    try {
      writePoint('remove the name of the holder of the lock');
      rmSync(holderFile, { force: true });
    } finally {
      lock[Symbol.dispose]();
    }
  };
  try {
    const holder: LockHolder = { pid: process.pid, since: new Date().toISOString(), run };
    await writeFileAtomically(holderFile, `${JSON.stringify(holder)}\n`, run);
  } catch (error) {
    release();
    throw unusableDataDir(dataDir, error);
  }
  return { [Symbol.dispose]: release };
}

/** The run in progress in a data directory, or null. */
export function runAtWork(dataDir: string): string | null {
  const holder = readHolder(join(stateFolder(dataDir), 'run.lock.json'));
  return holder !== null && isAlive(holder.pid) ? holder.run : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

interface LockHolder {
  readonly pid: number;
  /** ISO 8601. */
  readonly since: string;
  readonly run: string;
}

async function takeLock(dataDir: string, holderFile: string): Promise<Disposable> {
  writePoint('take the lock');
  let lock: Disposable | null;
  try {
    lock = await takeExclusiveLock(join(stateFolder(dataDir), 'run.lock'));
  } catch (error) {
    throw unusableDataDir(dataDir, error);
  }
  if (lock === null) throw lockedDataDir(dataDir, holderFile);
  return lock;
}

function lockedDataDir(dataDir: string, holderFile: string): UsageError {
  const holder = readHolder(holderFile);
  const who = holder === null ? '' : ` (pid ${holder.pid}, since ${clockTime(holder.since)})`;
  return new UsageError(
    'data-dir-locked',
    `another run${who} is using ${dataDir}; wait for it to finish or stop it`,
    { data: { dataDir, pid: holder?.pid ?? null, since: holder?.since ?? null } },
  );
}

function readHolder(file: string): LockHolder | null {
  try {
    const holder: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof holder !== 'object' || holder === null) return null;
    if (!('pid' in holder && typeof holder.pid === 'number')) return null;
    if (!('since' in holder && typeof holder.since === 'string')) return null;
    const run = 'run' in holder && typeof holder.run === 'string' ? holder.run : '';
    return { pid: holder.pid, since: holder.since, run };
  } catch {
    return null;
  }
}
