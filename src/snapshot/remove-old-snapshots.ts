import { readlink, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { snapshotFiles } from './snapshot-files.ts';

/**
 * Removes old snapshots from the folder of a published database. It keeps the one about to be
 * published and the one that the link still names or, if these are the same, the latest of the
 * others. Programs that have a removed file open can still read it.
 *
 * @returns the names of the removed files
 */
export async function removeOldSnapshots(
  folder: string,
  { next, link }: { readonly next: string; readonly link: string },
): Promise<readonly string[]> {
  const current = basename(await readlink(link).catch(() => next));
  const others = (await snapshotFiles(folder)).filter((name) => name !== next && name !== current);
  const removed = others.slice(current === next ? 1 : 0);
  await Promise.all(removed.map(async (name) => rm(join(folder, name), { force: true })));
  return removed;
}
