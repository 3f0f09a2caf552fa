import type { FileEntry } from '@zip.js/zip.js';
import { messageOf } from '../../errors.ts';
import { LibraryError } from '../library-error.ts';
import { megabytes, type LibraryLimits } from '../library-limits.ts';

/** A file of an archive, unpacked. */
interface ArchivedFile {
  /** Its path in the archive: `likes/films.csv`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What an archive has. */
export interface Archive {
  readonly files: readonly ArchivedFile[];
  /** Paths of files that do not list films. */
  readonly ignored: readonly string[];
  /** Paths of archives within it, which are not opened. */
  readonly nested: readonly string[];
}

const MEBIBYTE = 2 ** 20;

/** Whether bytes are a zip archive, empty ones included. */
export function isArchive([first, second, third, fourth]: Uint8Array): boolean {
  const isSignature = third === 3 ? fourth === 4 : third === 5 && fourth === 6;
  return first === 0x50 && second === 0x4b && isSignature;
}

/**
 * Unpacks the files of a zip archive that may list films. Everything is bounded by what the archive
 * declares before anything is unpacked, and a file that is larger than declared ends the reading.
 *
 * @param isWanted by the path of a file
 * @throws {LibraryError} `library-too-large`, `library-damaged`, `library-unknown`
 */
export async function readArchive(
  name: string,
  bytes: Uint8Array,
  limits: LibraryLimits,
  isWanted: (path: string) => boolean,
): Promise<Archive> {
  if (bytes.length > limits.archiveBytes) {
    throw new LibraryError(
      'library-too-large',
      name,
      `the archive is ${megabytes(bytes.length)}, above the limit of ${megabytes(limits.archiveBytes)}; unpack it and choose the files with your films`,
    );
  }
  try {
    return await unpack(name, bytes, limits, isWanted);
  } catch (error) {
    if (error instanceof LibraryError) throw error;
    throw new LibraryError(
      'library-damaged',
      name,
      `the archive is damaged or incomplete (${messageOf(error)}); download it again`,
      { cause: error },
    );
  }
}

async function unpack(
  name: string,
  bytes: Uint8Array,
  limits: LibraryLimits,
  isWanted: (path: string) => boolean,
): Promise<Archive> {
  // loaded when there is an archive only
  const { ZipReader } = await import('@zip.js/zip.js/lib/zip-core-reader.js');
  const zip = new ZipReader(new Blob([Uint8Array.from(bytes)]).stream(), {
    useWebWorkers: false,
    checkSignature: true,
    checkOverlappingEntry: true,
  });
  const members: FileEntry[] = [];
  for await (const entry of zip.getEntriesGenerator()) {
    if (!entry.directory) members.push(entry);
    if (members.length > limits.archiveFiles) {
      throw tooLarge(name, `the archive has more than ${limits.archiveFiles} files`);
    }
  }
  if (members.length === 0) {
    throw new LibraryError('library-unknown', name, 'the archive is empty; export your data again');
  }
  const nested = members.filter(({ filename }) => /\.(?:zip|gz|tar|7z|rar)$/i.test(filename));
  const wanted = members.filter(({ filename }) => isWanted(filename));
  checkSizes(name, wanted, limits);
  const files: ArchivedFile[] = [];
  for (const member of wanted) {
    files.push({ path: member.filename, bytes: await contentOf(name, member) });
  }
  const known = new Set([...wanted, ...nested]);
  const ignored = members.filter((member) => !known.has(member));
  return { files, nested: pathsOf(nested), ignored: pathsOf(ignored) };
}

function pathsOf(members: readonly FileEntry[]): readonly string[] {
  return members.map(({ filename }) => filename);
}

function checkSizes(name: string, members: readonly FileEntry[], limits: LibraryLimits): void {
  let total = 0;
  for (const { filename, uncompressedSize, compressedSize, encrypted } of members) {
    if (encrypted) {
      throw new LibraryError(
        'library-damaged',
        name,
        'the archive has a password; unpack it and choose the files in it',
      );
    }
    if (uncompressedSize > limits.fileBytes) {
      const size = `${filename} unpacks to ${megabytes(uncompressedSize)}`;
      throw tooLarge(name, `${size}, above the limit of ${megabytes(limits.fileBytes)}`);
    }
    if (uncompressedSize > MEBIBYTE && uncompressedSize > limits.ratio * compressedSize) {
      const ratio = Math.round(uncompressedSize / Math.max(compressedSize, 1));
      throw tooLarge(name, `${filename} unpacks to ${ratio} times its size`);
    }
    total += uncompressedSize;
  }
  if (total > limits.unpackedBytes) {
    throw tooLarge(
      name,
      `the archive unpacks to ${megabytes(total)}, above the limit of ${megabytes(limits.unpackedBytes)}`,
    );
  }
}

function tooLarge(name: string, what: string): LibraryError {
  return new LibraryError(
    'library-too-large',
    name,
    `${what}, unlike any export of ratings; unpack it and choose the files with your films`,
  );
}

async function contentOf(name: string, member: FileEntry): Promise<Uint8Array> {
  const bytes = new Uint8Array(member.uncompressedSize);
  let end = 0;
  const content = new WritableStream<Uint8Array>({
    write(part) {
      if (end + part.length > bytes.length) {
        throw tooLarge(name, `${member.filename} is larger than the archive says`);
      }
      bytes.set(part, end);
      end += part.length;
    },
  });
  await member.getData(content);
  return bytes.subarray(0, end);
}
