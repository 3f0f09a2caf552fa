/** Files in a zip as streams of text. Nothing is unpacked to the disk. */
import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import type { FileEntry, ZipReader } from '@zip.js/zip.js';
import { messageOf } from '../../errors.ts';
import { clip, SourceError } from '../source-error.ts';
import type { TextFile } from './read-numbers.ts';

/** A zip that is open; disposing of it closes it. */
export interface OpenZip extends AsyncDisposable {
  /** Whether it has a file of this name, in any folder. */
  readonly has: (name: string) => boolean;
  /**
   * The file of this name; of several, the one with the shortest path.
   *
   * @throws SourceError `zip-invalid` for one that is encrypted or too large
   */
  readonly textFile: (name: string) => TextFile;
}

/** A zip of MovieLens has fewer than ten files. */
const MOST_ENTRIES = 10_000;

/** The most that a file may unpack to: nine times the largest of MovieLens. */
const LARGEST_TEXT_BYTES = 8 * 2 ** 30;

/**
 * Opens a zip and reads its list of files.
 *
 * @throws SourceError `zip-invalid` for a file that is not a zip or is damaged
 */
export async function openZip(path: string): Promise<OpenZip> {
  // 49 modules that few runs need
  const { BlobReader, ZipReader } = await import('@zip.js/zip.js');
  const zip = new ZipReader(new BlobReader(await openAsBlob(path)), {
    useWebWorkers: false,
    checkSignature: true,
    checkOverlappingEntry: true,
  });
  const entries = await entriesOf(zip, path);
  const entryNamed = (name: string): FileEntry | undefined =>
    entries
      .filter(({ filename }) => filename.split('/').at(-1) === name)
      .toSorted((one, other) => one.filename.length - other.filename.length)[0];
  return {
    has: (name) => entryNamed(name) !== undefined,
    textFile(name) {
      const entry = entryNamed(name);
      if (entry === undefined) throw new TypeError(`${path} has no ${name}`);
      return zippedText(entry, name, path);
    },
    [Symbol.asyncDispose]: () => zip.close(),
  };
}

async function entriesOf(zip: ZipReader<Blob>, path: string): Promise<readonly FileEntry[]> {
  const entries: FileEntry[] = [];
  try {
    for await (const entry of zip.getEntriesGenerator()) {
      if (!entry.directory) entries.push(entry);
      if (entries.length > MOST_ENTRIES) break;
    }
  } catch (error) {
    throw invalidZip(path, `cannot be read as a zip (${messageOf(error)})`, error);
  }
  if (entries.length <= MOST_ENTRIES) return entries;
  throw invalidZip(path, `has more than ${MOST_ENTRIES} files; is it a zip of MovieLens?`);
}

function zippedText(entry: FileEntry, name: string, path: string): TextFile {
  const { uncompressedSize: bytes } = entry;
  if (entry.encrypted) throw invalidZip(path, `is encrypted: ${name} needs a password`);
  if (bytes > LARGEST_TEXT_BYTES) {
    const most = LARGEST_TEXT_BYTES;
    throw invalidZip(path, `has a ${name} of ${bytes} bytes, more than the ${most} that are read`);
  }
  return {
    name: `${name} in ${basename(path)}`,
    path,
    bytes,
    read: () => checkedText(entry, name, path),
  };
}

/** The text of a file, with its length and checksum checked at the end. */
async function* checkedText(entry: FileEntry, name: string, path: string): AsyncGenerator<Buffer> {
  const damaged = (error: unknown): SourceError =>
    invalidZip(path, `is damaged: ${name} cannot be unpacked (${messageOf(error)})`, error);
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const unpacked = entry.getData(writable).then(
    () => undefined,
    (error: unknown) => damaged(error),
  );
  let bytes = 0;
  try {
    for await (const { buffer, byteOffset, length } of readable) {
      bytes += length;
      // before the end, so that a bomb that lies is not unpacked whole
      if (bytes > entry.uncompressedSize) throw new Error('it is larger than the zip says');
      yield Buffer.from(buffer, byteOffset, length);
    }
  } catch (error) {
    throw damaged(error);
  }
  const fault = await unpacked;
  if (fault !== undefined) throw fault;
}

function invalidZip(path: string, what: string, cause?: unknown): SourceError {
  return new SourceError('zip-invalid', `${basename(path)} ${clip(what)}; download it again`, {
    cause,
    data: { file: path },
  });
}
