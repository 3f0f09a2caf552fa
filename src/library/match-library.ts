import type { LibraryEntry, Mark } from './library-film.ts';
import type { FilmTitles } from './titles/film-titles.ts';
import {
  createTitleIndex,
  type IndexedFilm,
  type Looseness,
  type TitleIndex,
} from './titles/title-index.ts';

/** An entry and the film of the collection that it means. */
export interface MatchedEntry {
  readonly entry: LibraryEntry;
  readonly film: IndexedFilm;
  /** How the film differs from the entry; absent when it was found by its id, or title and year. */
  readonly loosely?: readonly Looseness[];
  /** Other films that fit equally well; the one with the most votes was taken. */
  readonly others?: readonly IndexedFilm[];
}

/** A film of the collection, and all that the files say of it. */
export interface LibraryItem {
  readonly filmId: number;
  readonly title: string;
  /** The latest rating, out of ten. */
  readonly rating?: number;
  /** When it was rated, if known. */
  readonly ratedAt?: string;
  /** Each mark once, in the order of the files. */
  readonly marks: readonly Mark[];
  /** Present: rated too low for the collection, so that it only counts as evidence of taste. */
  readonly notOffered?: true;
}

/** Which films of the files are in the collection, and which are not. */
export interface LibraryReport {
  /** Every entry whose film is in the collection, in the order of the files. */
  readonly matched: readonly MatchedEntry[];
  /** Every film once, in the order of the first entry. */
  readonly films: readonly LibraryItem[];
  /** Entries whose film is not in the collection. */
  readonly unmatched: readonly LibraryEntry[];
  /** How many ratings were replaced by a later one of the same film. */
  readonly rerated: number;
}

/**
 * Finds the films of entries: by id where there is one, else by title and year. Where a film is rated
 * more than once, the later rating counts: by date if both are known, else by position.
 */
export function matchLibrary(index: TitleIndex, entries: readonly LibraryEntry[]): LibraryReport {
  const matched: MatchedEntry[] = [];
  const unmatched: LibraryEntry[] = [];
  for (const entry of entries) {
    const match = matchOf(index, entry);
    if (match === undefined) unmatched.push(entry);
    else matched.push(match);
  }
  return { matched, unmatched, ...filmsOf(matched) };
}

/**
 * The same, with alternate titles only if a film is not found without them: they are most of a
 * collection's titles.
 */
export async function matchWithTitles(
  entries: readonly LibraryEntry[],
  titlesOf: (options: { readonly alternate: boolean }) => Promise<FilmTitles>,
): Promise<LibraryReport> {
  const report = matchLibrary(createTitleIndex(await titlesOf({ alternate: false })), entries);
  if (report.unmatched.every(({ filmId }) => filmId !== undefined)) return report;
  return matchLibrary(createTitleIndex(await titlesOf({ alternate: true })), entries);
}

function matchOf(index: TitleIndex, entry: LibraryEntry): MatchedEntry | undefined {
  const { filmId, title, year } = entry;
  if (filmId !== undefined) {
    const film = index.byId(filmId);
    return film && { entry, film };
  }
  const match = title === undefined ? undefined : index.byTitle(title, year);
  if (match === undefined) return undefined;
  const { film, loosely, others } = match;
  return {
    entry,
    film,
    ...(loosely.length > 0 && { loosely }),
    ...(others.length > 0 && { others }),
  };
}

/** An item that grows with each entry. */
interface Growing {
  readonly film: IndexedFilm;
  readonly marks: Set<Mark>;
  rated: LibraryEntry | undefined;
}

function filmsOf(matched: readonly MatchedEntry[]): Pick<LibraryReport, 'films' | 'rerated'> {
  const items = new Map<number, Growing>();
  let rerated = 0;
  for (const { entry, film } of matched) {
    const item = items.get(film.filmId) ?? { film, marks: new Set(), rated: undefined };
    items.set(film.filmId, item);
    item.marks.add(entry.mark);
    if (entry.rating === undefined) continue;
    if (item.rated !== undefined && item.rated.rating !== entry.rating) rerated += 1;
    if (isLater(entry, item.rated)) item.rated = entry;
  }
  const films = Array.from(items.values(), ({ film, marks, rated }) => ({
    filmId: film.filmId,
    title: film.title,
    ...(rated?.rating !== undefined && { rating: rated.rating }),
    ...(rated?.date !== undefined && { ratedAt: rated.date }),
    marks: [...marks],
    ...(film.notOffered && { notOffered: true as const }),
  }));
  return { films, rerated };
}

/** A date without a time is compared by its day. */
function isLater({ date }: LibraryEntry, before: LibraryEntry | undefined): boolean {
  if (before?.date === undefined || date === undefined) return true;
  const length = Math.min(date.length, before.date.length);
  return date.slice(0, length) >= before.date.slice(0, length);
}
