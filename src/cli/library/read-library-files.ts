import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import { messageOf, UsageError } from '../../errors.ts';
import { LibraryError } from '../../library/library-error.ts';
import type { Mark, ReadLibrary } from '../../library/library-film.ts';
import { LIBRARY_LIMITS, megabytes } from '../../library/library-limits.ts';
import { matchWithTitles, type LibraryReport } from '../../library/match-library.ts';
import { isListFile, type GivenFile } from '../../library/open-files.ts';
import { readLibraryFiles } from '../../library/read-library-file.ts';
import type { FilmSource } from '../query/film-source.ts';

/** What people's files have, and which films of the collection these are. */
export interface LibraryFiles {
  readonly library: ReadLibrary;
  readonly report: LibraryReport;
}

/**
 * Reads files that list films, such as exported ratings, and finds their films among those of a data
 * directory or server.
 *
 * @param paths files or folders, such as that of MovieLens' files or an unpacked archive
 * @param as what films are if their file does not say it
 * @throws {UsageError} if a file is missing, or nothing can be read of any
 */
export async function readLibraryFilesAt(
  paths: readonly string[],
  source: Pick<FilmSource, 'titles'>,
  as?: Mark,
): Promise<LibraryFiles> {
  const files: GivenFile[] = [];
  for (const path of paths) files.push(...(await filesAt(path)));
  const library = await readLibraryFiles(files, { as });
  const [refused] = library.refused;
  if (refused !== undefined && library.files.length === 0) {
    throw new UsageError(refused.code, refused.why, { data: { file: refused.file } });
  }
  return { library, report: await matchWithTitles(library.entries, source.titles) };
}

async function filesAt(path: string): Promise<readonly GivenFile[]> {
  const found = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (!found.isDirectory()) return [await fileAt(path, basename(path))];
  const names = await readdir(path, { recursive: true });
  const lists = names.map((name) => name.split(sep).join('/')).filter(isListFile);
  if (lists.length === 0) {
    const why = 'the folder has no CSV, JSON or text file that could list films';
    throw new LibraryError('library-unknown', path, why);
  }
  if (lists.length > LIBRARY_LIMITS.archiveFiles) {
    throw new LibraryError(
      'library-too-large',
      path,
      `the folder has more than ${LIBRARY_LIMITS.archiveFiles} files; name the files with your films`,
    );
  }
  const folder = basename(resolve(path));
  const files: GivenFile[] = [];
  let bytes = 0;
  for (const name of lists) {
    const file = await fileAt(join(path, name), name);
    bytes += file.bytes.length;
    if (bytes > LIBRARY_LIMITS.unpackedBytes) {
      throw new LibraryError(
        'library-too-large',
        path,
        `the files in the folder have more than ${megabytes(LIBRARY_LIMITS.unpackedBytes)}; name the files with your films`,
      );
    }
    files.push({ ...file, folder });
  }
  return files;
}

/** Reads a file if it is small enough to be one that is read. */
async function fileAt(path: string, name: string): Promise<GivenFile> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new Error('it is not a regular file');
    if (found.size > LIBRARY_LIMITS.archiveBytes) {
      throw new LibraryError(
        'library-too-large',
        name,
        `the file is ${megabytes(found.size)}, above the limit of ${megabytes(LIBRARY_LIMITS.archiveBytes)}; export your own ratings or lists, not a whole catalogue`,
      );
    }
    return { name, bytes: await readFile(path) };
  } catch (error) {
    throw error instanceof UsageError ? error : unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): UsageError {
  return new UsageError('usage-invalid', `cannot read ${path}: ${messageOf(error)}`, {
    cause: error,
    data: { path },
  });
}
