import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** How DuckDB's logs of changes are named, after the name of the database. */
const LOG_ENDING = '.wal';

/**
 * Removes the logs of changes next to a finished database. They are another program's that was killed:
 * DuckDB would apply them to the file, even if it is a later one of the same name, so that rows of it
 * would be missing or different.
 *
 * @throws what the file system throws, because with such a log the database must not be opened
 */
export async function removeForeignLogs(database: string): Promise<void> {
  const log = `${basename(database)}${LOG_ENDING}`;
  await removeFrom(dirname(database), (name) => name.startsWith(log));
}

/** Removes the logs next to all databases of a folder. */
export async function removeForeignLogsIn(folder: string): Promise<void> {
  await removeFrom(folder, (name) => name.includes(`.duckdb${LOG_ENDING}`));
}

async function removeFrom(folder: string, isLog: (name: string) => boolean): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) if (isLog(name)) await rm(join(folder, name), { force: true });
}
