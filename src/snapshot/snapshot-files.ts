import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const SNAPSHOT_FILE = /^films-[^/]+\.duckdb$/;

/** The names of the snapshots in the folder of a published database, the latest first. */
export async function snapshotFiles(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => SNAPSHOT_FILE.test(name));
  const dated = await Promise.all(
    names.map(async (name) => ({ name, builtMs: (await lstat(join(folder, name))).mtimeMs })),
  );
  dated.sort((a, b) => b.builtMs - a.builtMs || (a.name < b.name ? -1 : 1));
  return dated.map(({ name }) => name);
}
