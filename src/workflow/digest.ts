import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

const BLOCK_BYTES = 1 << 20;

/** The content of a file, in brief. */
export interface FileDigest {
  readonly bytes: number;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
}

/** Reads a file once from start to end, through a symbolic link. Throws what the file system throws. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<FileDigest> {
  const hash = createHash('sha256');
  let bytes = 0;
  const blocks: AsyncIterable<Buffer> = createReadStream(path, {
    highWaterMark: BLOCK_BYTES,
    ...(signal === undefined ? {} : { signal }),
  });
  for await (const block of blocks) {
    hash.update(block);
    bytes += block.byteLength;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** The sha256 of a text in UTF-8, as 64 hexadecimal digits. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** One file of a list, under a name that does not depend on the machine. */
export interface ListedFile extends FileDigest {
  readonly name: string;
}

/**
 * One digest for a list of files in any order: the sha256 of the lines that `sha256sum`
 * would print for them, sorted by name.
 */
export function digestOfList(files: readonly ListedFile[]): string {
  const lines = files.toSorted(byName).map(({ name, sha256 }) => `${sha256}  ${name}\n`);
  return sha256Of(lines.join(''));
}

/** Orders by UTF-16 code units, the same on every machine. */
export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
