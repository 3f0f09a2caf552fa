import type { DatabaseSync } from 'node:sqlite';

const SQLITE_BUSY = 5;

/** If two take the lock at the same moment, one gives up and one waits this long. */
const RIVALRY_MS = 250;

/**
 * Takes a lock on a file, or returns null while another process has it; dispose to give it back.
 *
 * It is SQLite's exclusive file lock, because the kernel frees it however the process ends. Throws
 * what SQLite throws when the file cannot be used.
 */
export async function takeExclusiveLock(file: string): Promise<Disposable | null> {
  const Database = await importDatabase();
  let database: DatabaseSync | undefined;
  try {
    database = new Database(file, { timeout: RIVALRY_MS });
    // Nothing is ever stored, so the journal that a killed holder would leave need not be a file.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    database?.close();
    if (isBusy(error)) return null;
    throw error;
  }
  const held = database;
  return { [Symbol.dispose]: () => held.close() };
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
