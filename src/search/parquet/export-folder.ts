import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** The name ends with the process that made it, and what the system adds. */
const PREFIX = 'reelated-export-';
const EXPORT_FOLDER = /^reelated-export-(?:(\d+)-)?[A-Za-z0-9]{6}$/;

/** How old a folder without the number of a process must be. */
const DAY_MS = 86_400_000;

/** The folders of this process; after a restart in a container, another one had the same number. */
const own = new Set<string>();

/** A folder for temporary files, readable only by this user; dispose to remove it. */
export interface ExportFolder extends AsyncDisposable {
  readonly path: string;
}

/** Makes a folder for temporary files. */
export async function makeExportFolder(): Promise<ExportFolder> {
  const path = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  own.add(basename(path));
  return {
    path,
    async [Symbol.asyncDispose]() {
      await rm(path, { recursive: true, force: true });
      own.delete(basename(path));
    },
  };
}

/** Removes what servers that were killed have left of their folders, as far as that is possible. */
export async function removeAbandonedFolders(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => []);
  await Promise.all(
    names.map(async (name) => {
      const found = EXPORT_FOLDER.exec(name);
      if (found === null || own.has(name)) return;
      const path = join(tmpdir(), name);
      const isAbandoned = found[1] === undefined ? await isOld(path) : hasEnded(Number(found[1]));
      // those of other users cannot be removed
      if (isAbandoned) await rm(path, { recursive: true, force: true }).catch(() => undefined);
    }),
  );
}

async function isOld(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > DAY_MS;
}

function hasEnded(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
