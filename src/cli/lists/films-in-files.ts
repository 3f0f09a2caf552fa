import type { Config } from '../../config/config.ts';
import { UsageError } from '../../errors.ts';
import type { LibraryEntry, Mark, ReadLibrary } from '../../library/library-film.ts';
import type { FilmTitles } from '../../library/titles/film-titles.ts';
import { Collector, type OwnedFilms } from '../../lists/media-servers/owned-films.ts';
import { tconstOfId } from '../../search/film.ts';
import { reportLines } from '../library/report-lines.ts';
import { readLibraryFilesAt } from '../library/read-library-files.ts';
import type { FilmSource } from '../query/film-source.ts';
import { sourceOf } from '../query/source-of.ts';
import { printError } from '../output.ts';

/** Which films of the files to take; all when neither is set. */
interface Wanted {
  readonly watched: boolean;
  readonly watchlist: boolean;
}

/** What says that a film has been watched. */
const WATCHED: ReadonlySet<Mark> = new Set(['seen', 'rated', 'liked']);

const NO_TITLES: FilmTitles = {
  film_ids: [],
  titles: [],
  years: [],
  vote_counts: [],
  original_titles: { rows: [], titles: [] },
  alternate_titles: { rows: [], titles: [] },
};

/**
 * The films in exported files: by their ids, whether the collection has them or not, else by title and
 * year among the films of the collection. What was read and found is reported on standard error.
 *
 * @throws {UsageError} `usage-invalid` for files with films to watch as well as films that were watched
 */
export async function filmsInFiles(
  paths: readonly string[],
  { watched, watchlist }: Wanted,
  config: Pick<Config, 'dataDir' | 'server'>,
  signal: AbortSignal,
): Promise<OwnedFilms> {
  const as = watched ? 'seen' : watchlist ? 'watchlist' : undefined;
  const source = await sourceOf(config, signal);
  let missing: unknown;
  const titles: FilmSource['titles'] = async (options) =>
    source.titles(options).catch((error: unknown) => {
      missing = error;
      return NO_TITLES;
    });
  const { library, report } = await readLibraryFilesAt(paths, { titles }, as);
  // ids need no collection
  if (missing !== undefined && library.entries.some(({ filmId }) => filmId === undefined)) {
    throw missing;
  }
  if (!watched && !watchlist) checkOneKind(library);
  const filmIds = new Map(report.matched.map(({ entry, film }) => [entry, film.filmId]));
  const collector = new Collector();
  for (const entry of library.entries) {
    if (watched && !isWatched(entry)) continue;
    if (watchlist && entry.mark !== 'watchlist') continue;
    const filmId = entry.filmId ?? filmIds.get(entry);
    collector.add(filmId === undefined ? undefined : tconstOfId(filmId));
  }
  printError(...reportLines({ library, report }));
  return collector.films();
}

/** A list to exclude should not have the films to watch only because one archive has both. */
function checkOneKind({ entries }: ReadLibrary): void {
  if (!entries.some(isWatched) || !entries.some(({ mark }) => mark === 'watchlist')) return;
  throw new UsageError(
    'usage-invalid',
    'the files contain both watched films and a watchlist; add --watched or --watchlist to choose one',
  );
}

function isWatched({ mark, rating }: LibraryEntry): boolean {
  return WATCHED.has(mark) || rating !== undefined;
}
