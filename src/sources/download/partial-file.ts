import { link, open, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import { writePoint } from '../../workflow/state/write-point.ts';
import { isStrong, type FileVersion } from './answer-headers.ts';

/*
 * The files on disk during the download of `title.basics.tsv.gz`:
 *
 *   title.basics.tsv.gz.part        its first bytes
 *   title.basics.tsv.gz.part.json   the URL and the version that they belong to
 *
 * Bytes are only appended while the note is correct: it is deleted before another version's first
 * byte replaces the old ones. It is only written for a version with a strong ETag, because without
 * one the rest of the same bytes cannot be requested.
 *
 * The complete file gets its next name as a second link, so that a run that dies before the final
 * rename has lost nothing. A file with two links is never written to, as it may have that name.
 */

/** Removes a download's partial file and its note; a second link to the bytes stays. */
export async function removePartialFile(path: string): Promise<void> {
  writePoint('remove a partial file');
  await rm(noteOf(path), { force: true });
  await rm(path, { force: true });
}

/** The first bytes of a download, so that it can be continued. */
export class PartialFile implements AsyncDisposable {
  readonly path: string;
  readonly #url: string;
  #handle: FileHandle;
  #version: FileVersion | null;
  #bytes: number;
  #finished = false;

  private constructor(path: string, url: string, handle: FileHandle) {
    this.path = path;
    this.#url = url;
    this.#handle = handle;
    this.#version = null;
    this.#bytes = 0;
  }

  /** Opens what an earlier download from this URL has left, or starts an empty file. */
  static async open(path: string, url: string): Promise<PartialFile> {
    writePoint('open a partial file');
    const file = new PartialFile(path, url, await open(path, 'a+'));
    const noted = await readNote(noteOf(path), url);
    const { size, nlink } = await file.#handle.stat();
    if (noted === null) {
      await file.discard();
    } else {
      file.#version = noted;
      file.#bytes = size;
      file.#finished = nlink > 1;
    }
    return file;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Whether the bytes also have another name, as a complete file, and must not be changed. */
  get finished(): boolean {
    return this.#finished;
  }

  /** The version that the bytes belong to; null before the server has responded. */
  get version(): FileVersion | null {
    return this.#version;
  }

  /** The ETag with which the rest can be requested; null if there is nothing to continue. */
  get resumableEtag(): string | null {
    const etag = this.#version?.etag ?? null;
    return this.#bytes > 0 && isStrong(etag) ? etag : null;
  }

  /** Starts a version of the file, from its first byte. */
  async begin(version: FileVersion): Promise<void> {
    await this.discard();
    this.#version = version;
    if (!isStrong(version.etag)) return;
    writePoint('note the version of a partial file');
    await using note = await open(noteOf(this.path), 'w');
    await note.writeFile(`${JSON.stringify({ url: this.#url, ...version }, null, 2)}\n`);
    await note.sync();
  }

  async append(chunk: Uint8Array): Promise<void> {
    if (this.#finished) throw new Error(`${this.path} is finished`);
    writePoint('append to a partial file');
    // the file is open for appending, so this writes all of it, at the end
    await this.#handle.appendFile(chunk);
    this.#bytes += chunk.length;
  }

  /** The bytes so far, from the first one. */
  read(): AsyncIterable<Buffer> {
    return this.#handle.createReadStream({ start: 0, autoClose: false, highWaterMark: 1 << 20 });
  }

  /** Discards all bytes and their version. */
  async discard(): Promise<void> {
    await removePartialFile(this.path);
    await this.#handle.close();
    writePoint('create a partial file');
    this.#handle = await open(this.path, 'a+');
    this.#version = null;
    this.#bytes = 0;
    this.#finished = false;
  }

  /** Gives the complete and verified file a second name on the same file system. */
  async linkTo(path: string): Promise<void> {
    await this.#handle.sync();
    writePoint('link a partial file');
    try {
      await link(this.path, path);
    } catch {
      // not every file system has links; there, the file is lost if the run dies before its end
      await rename(this.path, path);
      this.#bytes = 0;
    }
  }

  /** Keeps the bytes if a later download can continue from them. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#handle.close();
    if (this.resumableEtag === null) await removePartialFile(this.path);
  }
}

function noteOf(path: string): string {
  return `${path}.json`;
}

/** The version in the note; null if the note is missing, incomplete, or for another URL. */
async function readNote(path: string, url: string): Promise<FileVersion | null> {
  let note: unknown;
  try {
    note = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
  if (typeof note !== 'object' || note === null) return null;
  const { url: noted, etag, lastModified, total } = note as Record<string, unknown>;
  if (noted !== url || typeof etag !== 'string' || !isStrong(etag)) return null;
  return {
    etag,
    lastModified: typeof lastModified === 'string' ? lastModified : null,
    total: typeof total === 'number' && Number.isSafeInteger(total) ? total : null,
  };
}
