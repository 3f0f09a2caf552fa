import { isArchive, readArchive } from './files/archive.ts';
import { decodeText } from './files/decode-text.ts';
import { LibraryError } from './library-error.ts';
import { megabytes, type LibraryLimits } from './library-limits.ts';
import type { TextFile } from './read-text-file.ts';

/** A file that a person gave. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The folder that was given with all its files; `name` is then the path in it. */
  readonly folder?: string;
}

/** The texts of the files that were given together, or are in one archive or folder. */
export interface FileGroup {
  /** The name of the archive or folder; absent for files that were chosen one by one. */
  readonly within?: string;
  readonly files: readonly TextFile[];
  /** Files of an archive or folder that do not list films. */
  readonly ignored: readonly string[];
  readonly errors: readonly LibraryError[];
}

/** Unpacks archives and decodes texts; what cannot be read is among the errors. */
export async function openFiles(
  given: readonly GivenFile[],
  limits: LibraryLimits,
): Promise<readonly FileGroup[]> {
  const archives = given.filter(({ bytes }) => isArchive(bytes));
  const others = given.filter(({ bytes }) => !isArchive(bytes));
  const byFolder = Map.groupBy(others, ({ folder }) => folder);
  const groups = Array.from(byFolder, ([folder, files]) =>
    folder === undefined ? openChosen(files, limits) : openFolder(folder, files, limits),
  );
  for (const archive of archives) groups.push(await openArchive(archive, limits));
  return groups;
}

function openChosen(files: readonly GivenFile[], limits: LibraryLimits): FileGroup {
  const errors: LibraryError[] = [];
  const texts = files.flatMap((file) => {
    try {
      return [{ name: file.name, path: file.name, text: textOf(file, limits) }];
    } catch (error) {
      if (!(error instanceof LibraryError)) throw error;
      errors.push(error);
      return [];
    }
  });
  return { files: texts, ignored: [], errors };
}

function openFolder(folder: string, files: readonly GivenFile[], limits: LibraryLimits): FileGroup {
  const isRead = ({ name }: GivenFile): boolean => isListFile(name);
  const given = files.filter(isRead).map((file) => ({ ...file, name: `${folder}/${file.name}` }));
  const { files: texts, errors } = openChosen(given, limits);
  return {
    within: folder,
    files: texts.map((file) => ({ ...file, path: file.name.slice(folder.length + 1) })),
    ignored: files.filter((file) => !isRead(file)).map(({ name }) => `${folder}/${name}`),
    errors,
  };
}

async function openArchive({ name, bytes }: GivenFile, limits: LibraryLimits): Promise<FileGroup> {
  try {
    const { files, ignored, nested } = await readArchive(name, bytes, limits, isListFile);
    const texts: TextFile[] = [];
    const unread = [...ignored];
    for (const { path, bytes: content } of files) {
      const text = decodeText(content);
      if (text === undefined || text.trim() === '') unread.push(path);
      else texts.push({ name: `${name}/${path}`, path, text });
    }
    return {
      within: name,
      files: texts,
      ignored: unread.map((path) => `${name}/${path}`),
      errors: nested.map((path) => nestedArchive(`${name}/${path}`)),
    };
  } catch (error) {
    if (!(error instanceof LibraryError)) throw error;
    return { within: name, files: [], ignored: [], errors: [error] };
  }
}

function nestedArchive(file: string): LibraryError {
  const why = 'an archive within an archive is not opened; unpack it and choose the files in it';
  return new LibraryError('library-unknown', file, why);
}

const LIST_FILE = /\.(?:csv|tsv|txt|json|ndjson|jsonl)$/i;
/** Letterboxd keeps there what the person deleted; macOS its own data. */
const UNWANTED = /(?:^|\/)(?:deleted|orphaned|__MACOSX)\/|(?:^|\/)\./i;

/** Whether a file of an archive or folder may list films, by its path. */
export function isListFile(path: string): boolean {
  return LIST_FILE.test(path) && !UNWANTED.test(path);
}

function textOf({ name, bytes }: GivenFile, limits: LibraryLimits): string {
  if (bytes.length > limits.fileBytes) {
    throw new LibraryError(
      'library-too-large',
      name,
      `the file is ${megabytes(bytes.length)}, above the limit of ${megabytes(limits.fileBytes)}; export your own ratings or lists, not a whole catalogue`,
    );
  }
  const text = decodeText(bytes);
  if (text === undefined) {
    throw new LibraryError(
      'library-unknown',
      name,
      'this is not a text file; choose the CSV, JSON or zip file that the service exported',
    );
  }
  if (text.trim() === '') {
    throw new LibraryError('library-unknown', name, 'the file is empty; export your data again');
  }
  return text;
}
