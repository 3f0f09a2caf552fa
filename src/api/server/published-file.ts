import { readlink, stat } from 'node:fs/promises';
import { publishedDatabase } from '../../snapshot/published-database.ts';

/** A file as it was when it was looked at. */
export interface SeenFile {
  /** Which file it is, regardless of its name. */
  readonly file: string;
  /** Changes with every write to it. */
  readonly state: string;
}

/** The snapshot that was published when it was looked at. */
export interface Publication extends SeenFile {
  /** The target of the link to it. */
  readonly target: string;
}

/** Looks at a file; undefined if missing. */
export async function seeFile(path: string): Promise<SeenFile | undefined> {
  try {
    const { dev, ino, size, mtimeNs } = await stat(path, { bigint: true });
    return { file: `${dev} ${ino}`, state: `${size} ${mtimeNs}` };
  } catch {
    return undefined;
  }
}

/** Looks at what is published in a data directory; undefined when there is nothing. */
export async function seePublication(dataDir: string): Promise<Publication | undefined> {
  const link = publishedDatabase(dataDir);
  const target = await readlink(link).catch(() => undefined);
  const seen = await seeFile(link);
  return target === undefined || seen === undefined ? undefined : { target, ...seen };
}

/** Whether two publications are the same file with the same content under the same name. */
export function isSamePublication(one: Publication, other: Publication | undefined): boolean {
  return one.target === other?.target && one.file === other.file && one.state === other.state;
}
