import { lstat, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { RUN_ID_PATTERN } from './run-id.ts';
import type { Target } from '../task.ts';
import { writePoint } from './write-point.ts';

/*
 * How a target appears whole or not at all, for a folder `films` and the run `R`:
 *
 *   .films.R.tmp        written by the task, then synced
 *   films            →  .films.R.old.tmp     only where a rename cannot replace it in place
 *   .films.R.tmp     →  films                synced together with the parent folder
 *   .films.R.old.tmp    deleted
 *
 * A death at any line leaves `films` old, absent or new, and leftovers that the next run sweeps.
 */

/** Also what an engine puts next to a file that it writes, such as DuckDB's `.wal`. */
const LEFTOVER = new RegExp(String.raw`^\..+\.${RUN_ID_PATTERN}(\.old)?\.tmp(\..+)?$`);

/** Where a run writes something before it gets its final path: next to it, so that a rename moves it. */
export function stagingPath(path: string, run: string): string {
  return join(dirname(path), `.${basename(path)}.${run}.tmp`);
}

/** Makes place for a task to write a target and returns where. */
export async function stageTarget(target: Target, run: string): Promise<string> {
  const staged = stagingPath(target.path, run);
  await makeFolder(dirname(target.path));
  if (target.kind === 'directory') {
    writePoint('stage a folder');
    await mkdir(staged);
  }
  return staged;
}

/** Gives a staged target its final path, after all its bytes have reached the disk. */
export async function publishTarget(target: Target, run: string): Promise<void> {
  const staged = stagingPath(target.path, run);
  const old = join(dirname(target.path), `.${basename(target.path)}.${run}.old.tmp`);
  await syncTree(staged);
  const replaced = await lstatIfThere(target.path);
  const moveAway = replaced?.isDirectory() === true || (replaced && target.kind === 'directory');
  if (moveAway) {
    writePoint('move the old target away');
    await rename(target.path, old);
  }
  writePoint('rename a staged target');
  await rename(staged, target.path);
  writePoint('sync the folder of a target');
  await syncPath(dirname(target.path));
  if (moveAway) await removePath(old);
}

/** Removes what is left of a staged target, with what an engine has put next to it. */
export async function discardStaged(target: Target, run: string): Promise<void> {
  const folder = dirname(target.path);
  const prefix = basename(stagingPath(target.path, run));
  const names = await readdir(folder).catch(() => []);
  for (const name of names) if (name.startsWith(prefix)) await removePath(join(folder, name));
}

/** Writes a small file so that a reader finds the old text or the new one, never a part. */
export async function writeFileAtomically(path: string, text: string, run: string): Promise<void> {
  const staged = stagingPath(path, run);
  writePoint('write a staged file');
  await using file = await open(staged, 'w');
  await file.writeFile(text);
  await file.sync();
  writePoint('rename a staged file');
  await rename(staged, path);
  writePoint('sync the folder of a file');
  await syncPath(dirname(path));
}

/** Removes a file or a folder, if it is there. */
async function removePath(path: string): Promise<void> {
  writePoint('remove a path');
  await rm(path, { recursive: true, force: true });
}

/** Removes a file and sees to it that it stays removed even if the machine loses power. */
export async function removeForGood(path: string): Promise<void> {
  await removePath(path);
  writePoint('sync the folder of a removed file');
  await syncPath(dirname(path));
}

/** Removes what runs that died have left in folders; no run may be at work there. */
export async function removeLeftovers(folders: Iterable<string>): Promise<void> {
  for (const folder of new Set(folders)) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names) if (LEFTOVER.test(name)) await removePath(join(folder, name));
  }
}

/**
 * Creates a folder with its parents and syncs each parent that gained one. Not by `recursive`,
 * with which Node retries for ever where the system reports ENOENT for a child of an existing folder, as
 * below /proc.
 */
export async function makeFolder(path: string): Promise<void> {
  if (await isFolder(path)) return;
  const parent = dirname(path);
  if (parent !== path) await makeFolder(parent);
  writePoint('make a folder');
  try {
    await mkdir(path);
  } catch (error) {
    if (!(await isFolder(path))) throw error;
  }
  await syncPath(parent);
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() ?? false;
}

async function syncTree(path: string): Promise<void> {
  const entry = await lstat(path);
  // What a link points at was published before and is not this target's to sync.
  if (entry.isSymbolicLink()) return;
  if (entry.isDirectory()) {
    for (const name of await readdir(path)) await syncTree(join(path, name));
  }
  writePoint('sync a staged path');
  await syncPath(path);
}

async function syncPath(path: string): Promise<void> {
  await using file = await open(path, 'r');
  await file.sync();
}

async function lstatIfThere(path: string) {
  try {
    return await lstat(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
