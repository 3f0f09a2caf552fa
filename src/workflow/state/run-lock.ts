import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { UsageError } from '../../errors.ts';
import { writeFileAtomically } from './atomic.ts';
import { stateFolder, unusableDataDir } from './data-dir.ts';
import { clockTime } from '../units.ts';
import { writePoint } from './write-point.ts';

const SQLITE_BUSY = 5;

/** If two take the lock at the same moment, one gives up and one waits this long. */
const RIVALRY_MS = 250;

/**
 * Takes the data directory for one run at a time; dispose to give it back.
 *
 * The lock is SQLite's exclusive file lock, because the kernel frees it however the process ends.
 * `run.lock.json` next to it only names the holder for others. Throws UsageError `data-dir-locked`
 * or `data-dir-unusable`.
 */
export async function acquireRunLock(dataDir: string, run: string): Promise<Disposable> {
  const holderFile = join(stateFolder(dataDir), 'run.lock.json');
  const database = await lockDatabase(dataDir, holderFile);
  const release = (): void => {
    try {
      writePoint('remove the name of the holder of the lock');
      rmSync(holderFile, { force: true });
    } finally {
      database.close();
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

async function lockDatabase(dataDir: string, holderFile: string): Promise<DatabaseSync> {
  const Database = await importDatabase();
  writePoint('take the lock');
  let database: DatabaseSync | undefined;
  try {
    database = new Database(join(stateFolder(dataDir), 'run.lock'), { timeout: RIVALRY_MS });
    // Nothing is ever stored, so the journal that a killed holder would leave need not be a file.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database?.close();
    throw isBusy(error) ? lockedDataDir(dataDir, holderFile) : unusableDataDir(dataDir, error);
  }
}

/** Early releases of Node.js 24 warn that SQLite is experimental, which would alarm users for nothing. */
async function importDatabase(): Promise<typeof DatabaseSync> {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return (await import('node:sqlite')).DatabaseSync;
  } finally {
    process.emitWarning = emitWarning;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
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
