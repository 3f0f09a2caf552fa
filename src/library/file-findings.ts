import type { FileMark, Item } from './formats/format.ts';
import { LibraryError } from './library-error.ts';
import type { LibraryEntry, LibraryFilm, Mark, OddLine, Skipped } from './library-film.ts';

/** What was found in one file. */
export interface FileFindings {
  readonly file: string;
  readonly format: string;
  readonly entries: readonly LibraryEntry[];
  readonly skipped: ReadonlyMap<Skipped, number>;
  readonly notUnderstood: readonly OddLine[];
  /** What its films may be, where the file does not say. */
  readonly choices?: readonly Mark[] | undefined;
}

/** An item with its place and how it reads in a report. */
export interface PlacedItem {
  readonly line: number;
  readonly item: Item;
  readonly text: () => string;
}

/** How many lines may be read: of this file, and of all files together. */
export interface MostLines {
  readonly left: number;
  readonly inAll: number;
}

const LONGEST_TEXT = 160;
/** The longest titles at IMDb have some 250 characters. */
const LONGEST_TITLE = 500;

/**
 * Sorts the items of a file by what they are.
 *
 * @throws {LibraryError} `library-too-large` when there are more than may be read
 */
export function collect(
  { file, format }: { readonly file: string; readonly format: string },
  { choices }: FileMark,
  items: Iterable<PlacedItem>,
  most: MostLines,
): FileFindings {
  const entries: LibraryEntry[] = [];
  const notUnderstood: OddLine[] = [];
  const skipped = new Map<Skipped, number>();
  let count = 0;
  for (const { line, item, text } of items) {
    count += 1;
    if (count > most.left) throw tooMany(file, most);
    if ('skipped' in item) skipped.set(item.skipped, (skipped.get(item.skipped) ?? 0) + 1);
    const fault = 'film' in item ? faultOf(item.film) : undefined;
    if ('film' in item && fault === undefined) entries.push({ ...item.film, file, line });
    const why = fault ?? ('odd' in item ? item.odd : undefined);
    if (why !== undefined) notUnderstood.push({ file, line, text: shortened(text()), why });
  }
  const found = { file, format, skipped, notUnderstood };
  if (choices === undefined) return { ...found, entries };
  // what is rated throughout is a list of ratings, regardless of its name
  return entries.every(({ rating }) => rating !== undefined)
    ? { ...found, entries: entries.map((entry) => ({ ...entry, mark: 'rated' })) }
    : { ...found, entries, choices };
}

/** Why a film cannot be looked for. */
function faultOf({ filmId, title }: LibraryFilm): string | undefined {
  if (title === undefined && filmId === undefined) return 'neither an IMDb id nor a title';
  return (title?.length ?? 0) > LONGEST_TITLE ? 'the title is too long' : undefined;
}

function tooMany(file: string, { left, inAll }: MostLines): LibraryError {
  const most = `${inAll.toLocaleString('en')} lines, which is the limit`;
  const has =
    left === inAll
      ? `the file has more than ${most}`
      : `with this file there are more than ${most}`;
  return new LibraryError(
    'library-too-large',
    file,
    `${has}; export your own ratings or lists, not a whole catalogue`,
  );
}

function shortened(text: string): string {
  const line = text
    .slice(0, 4 * LONGEST_TEXT)
    .replaceAll(/\s+/g, ' ')
    .trim();
  return line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT)}…` : line;
}
