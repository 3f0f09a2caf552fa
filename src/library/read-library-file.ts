import { messageOf } from '../errors.ts';
import type { FileFindings } from './file-findings.ts';
import { withoutDiaryRatings } from './formats/letterboxd.ts';
import { TABLE_FORMATS } from './formats/formats.ts';
import { movieLensFiles } from './formats/movielens-dataset.ts';
import { LibraryError } from './library-error.ts';
import type { Mark, ReadLibrary } from './library-film.ts';
import { LIBRARY_LIMITS, type LibraryLimits } from './library-limits.ts';
import { openFiles, type FileGroup, type GivenFile } from './open-files.ts';
import { readTextFile, type TextFile } from './read-text-file.ts';

export interface ReadOptions {
  /** What films are if their file does not say it. */
  readonly as?: Mark | undefined;
  /** Other limits, for tests. */
  readonly limits?: LibraryLimits | undefined;
}

/**
 * Reads a file that lists films: an export of IMDb, Letterboxd or another service, its whole archive,
 * or a list of ids. What it is follows from its content, not from its name.
 *
 * @throws {LibraryError} when nothing of it can be read
 */
export async function readLibraryFile(
  name: string,
  bytes: Uint8Array,
  options: ReadOptions = {},
): Promise<ReadLibrary> {
  const found = await findIn([{ name, bytes }], options);
  const [error] = found.errors;
  if (error !== undefined && found.findings.length === 0) throw error;
  return libraryOf(found);
}

/**
 * Reads several files together, which some need: MovieLens' `ratings.csv` has its ids in `links.csv`.
 * A file that cannot be read is among the refused ones and does not keep others from being read.
 */
export async function readLibraryFiles(
  files: readonly GivenFile[],
  options: ReadOptions = {},
): Promise<ReadLibrary> {
  return libraryOf(await findIn(files, options));
}

/** What was found in files, before it is put together. */
interface Found {
  readonly findings: FileFindings[];
  readonly ignored: string[];
  readonly errors: LibraryError[];
}

async function findIn(files: readonly GivenFile[], options: ReadOptions): Promise<Found> {
  const limits = options.limits ?? LIBRARY_LIMITS;
  const found: Found = { findings: [], ignored: [], errors: [] };
  for (const group of await openFiles(files, limits)) {
    readGroup(group, { as: options.as, limits }, found);
  }
  return found;
}

/** Files that were given together, or are in one archive. */
function readGroup(
  group: FileGroup,
  { as, limits }: { readonly as: Mark | undefined; readonly limits: LibraryLimits },
  found: Found,
): void {
  const { files, format } = movieLensFiles(group.files);
  // before the formats for any table with ids
  const tables = [...format, ...TABLE_FORMATS];
  const read: FileFindings[] = [];
  const unknown: TextFile[] = [];
  const errors = [...group.errors];
  for (const file of files) {
    const left = limits.entries - entriesIn(found.findings) - entriesIn(read);
    try {
      const findings = readTextFile(file, { as, tables, most: { left, inAll: limits.entries } });
      if (findings === undefined) unknown.push(file);
      else read.push(findings);
    } catch (error) {
      errors.push(libraryErrorOf(file.name, error));
    }
  }
  found.findings.push(...withoutDiaryRatings(read));
  found.ignored.push(...group.ignored);
  if (group.within === undefined) errors.push(...unknown.map(({ name }) => unknownKind(name)));
  else if (read.length > 0) found.ignored.push(...unknown.map(({ name }) => name));
  else if (errors.length === 0) errors.push(nothingKnown(group.within, group.ignored, unknown));
  found.errors.push(...errors);
}

function entriesIn(findings: readonly FileFindings[]): number {
  return findings.reduce((sum, { entries }) => sum + entries.length, 0);
}

function libraryErrorOf(file: string, error: unknown): LibraryError {
  if (error instanceof LibraryError) return error;
  return new LibraryError('library-damaged', file, `it cannot be read: ${messageOf(error)}`, {
    cause: error,
  });
}

const KNOWN =
  'Reelated reads exports from IMDb, Letterboxd, Trakt, TMDb, Simkl, MovieLens and Criticker, CSV files with a column imdb_id, and lists of ids such as tt0078748';

function unknownKind(name: string): LibraryError {
  return new LibraryError(
    'library-unknown',
    name,
    `this is not a list of films in a known format; ${KNOWN}`,
  );
}

/** Spreadsheets of Excel and OpenOffice are archives. */
const SPREADSHEET = /\/(?:xl\/workbook\.xml|content\.xml)$/;

function nothingKnown(
  name: string,
  ignored: readonly string[],
  unknown: readonly TextFile[],
): LibraryError {
  const refuse = (why: string) => new LibraryError('library-unknown', name, why);
  if (ignored.some((path) => SPREADSHEET.test(path))) {
    return refuse('this is a spreadsheet; save it as CSV and choose that file');
  }
  const some = unknown.slice(0, 5).map(({ path }) => path);
  const found = some.length === 0 ? '' : `, only ${some.join(', ')}`;
  return refuse(`it contains no list of films${found}; ${KNOWN}`);
}

function libraryOf({ findings, ignored, errors }: Found): ReadLibrary {
  return {
    entries: findings.flatMap(({ entries }) => entries),
    files: findings.map(({ file, format, entries }) => ({ file, format, entries: entries.length })),
    skipped: findings.flatMap(({ file, skipped }) =>
      [...skipped].map(([what, count]) => ({ file, what, count })),
    ),
    notUnderstood: findings.flatMap(({ notUnderstood }) => notUnderstood),
    questions: findings.flatMap(({ file, entries, choices }) =>
      choices === undefined || entries.length === 0
        ? []
        : [{ file, entries: entries.length, choices }],
    ),
    ignored,
    refused: errors.map(({ code, message, data }) => ({
      file: String(data['file']),
      code,
      why: message,
    })),
  };
}
