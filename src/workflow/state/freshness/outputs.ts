import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { byName, digestOfList, type FileDigest, type ListedFile } from '../../digest.ts';
import type { Reason } from '../../event.ts';
import type { Target } from '../../task.ts';

/** The content of a target. */
export interface OutputContent {
  /** By path inside the folder; a file target is the one file `''`. */
  readonly files: readonly ListedFile[];
  /** One digest for all of it: a file's own sha256, a folder's digest of its list. */
  readonly digest: string;
}

/** The content of a target as a record keeps it. */
export interface OutputRecord extends OutputContent {
  /** Inside the data directory. */
  readonly path: string;
}

/** Reads what is at a path, through links; null unless it is of the target's kind. */
export async function outputContent(
  kind: Target['kind'],
  path: string,
  hash: (path: string) => Promise<FileDigest>,
): Promise<OutputContent | null> {
  const found = await stat(path).catch(() => null);
  if (kind === 'file') {
    if (found?.isFile() !== true) return null;
    const file = await hash(path);
    return { files: [{ name: '', ...file }], digest: file.sha256 };
  }
  if (found?.isDirectory() !== true) return null;
  const files: ListedFile[] = [];
  for (const name of await namesBelow(path))
    files.push({ name, ...(await hash(join(path, name))) });
  return { files: files.toSorted(byName), digest: digestOfList(files) };
}

/** The size of outputs in bytes. */
export function outputBytes(outputs: readonly OutputContent[]): number {
  return outputs.flatMap(({ files }) => files).reduce((sum, { bytes }) => sum + bytes, 0);
}

/** The size of a file, or of all files below a folder, in bytes; 0 for what is not there. */
export async function bytesAt(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (found === null || found.isFile()) return found?.size ?? 0;
  const names = await readdir(path, { recursive: true }).catch(() => []);
  const entries = await Promise.all(
    names.map(async (name) => stat(join(path, name)).catch(() => null)),
  );
  return entries.reduce((sum, entry) => sum + (entry?.isFile() === true ? entry.size : 0), 0);
}

/** Whether two lists of outputs hold the same. */
export function sameOutputs(a: readonly OutputRecord[], b: readonly OutputRecord[]): boolean {
  const keys = (outputs: readonly OutputRecord[]): string =>
    JSON.stringify(outputs.map(({ path, digest }) => `${path} ${digest}`).toSorted());
  return keys(a) === keys(b);
}

/** What happened to an output since it was recorded, in words; empty when nothing did. */
export function outputReasons(recorded: OutputRecord, found: OutputContent | null): Reason[] {
  if (found === null) return [`output missing: ${recorded.path}`];
  if (found.digest === recorded.digest) return [];
  const before = new Map(recorded.files.map(({ name, sha256 }) => [name, sha256]));
  const after = new Map(found.files.map(({ name, sha256 }) => [name, sha256]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => before.get(name) !== after.get(name))
    .toSorted()
    .map((name) => {
      const path = name === '' ? recorded.path : `${recorded.path}/${name}`;
      return after.has(name)
        ? `output was changed outside Reelated: ${path}`
        : `output missing: ${path}`;
    });
}

async function namesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'));
}
