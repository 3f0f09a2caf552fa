import { listValue } from '@duckdb/node-api';
import { readRows } from '../../../../duckdb/rows.ts';
import { querySqlFile, runSqlFile } from '../../../../duckdb/sql-file.ts';
import type { IdSet } from '../../../../sources/filter/id-set.ts';
import { withLinesOnce } from '../../../../sources/reader/read-dataset.ts';
import { noFilms } from '../../../no-films.ts';
import { leastRating } from '../../../prep-films.ts';
import { idsOf } from '../ids-of.ts';
import { refuseFaults } from '../key-faults.ts';
import type { Reading, UsedLines } from '../reading.ts';

const STATEMENTS = {
  ratedTitles: new URL('./rated-titles.sql', import.meta.url),
  candidateIds: new URL('./candidate-ids.sql', import.meta.url),
  candidateTitles: new URL('./candidate-titles.sql', import.meta.url),
  typedTitles: new URL('./typed-titles.sql', import.meta.url),
  knownTitles: new URL('../../known/known-titles.sql', import.meta.url),
  knownIds: new URL('../../known/known-ids.sql', import.meta.url),
  filteredTitles: new URL('./filtered-titles.sql', import.meta.url),
  titleFaults: new URL('./title-faults.sql', import.meta.url),
  anyFilm: new URL('./any-film.sql', import.meta.url),
  titleTypes: new URL('./title-types.sql', import.meta.url),
  filteredAkas: new URL('./filtered-akas.sql', import.meta.url),
  noAkas: new URL('./no-akas.sql', import.meta.url),
  filmLanguages: new URL('./film-languages.sql', import.meta.url),
};

/** What became of the lines of titles and ratings. */
interface TitleLines extends UsedLines {
  readonly repeatedRatings: number;
}

/**
 * Reads ratings, titles and alternate titles; meanwhile, unpacks names and filters the credits of all
 * titles that can be films as far as their ratings say.
 *
 * @throws what `filterSources` throws
 */
export async function filterTitleFiles(reading: Reading): Promise<TitleLines> {
  const { connection, lines, sources, workers } = reading;
  const rated = rateTitles(reading);
  const known = Promise.withResolvers<IdSet>();
  const hasAkas = sources.some((source) => source.name === 'title.akas');
  let titles: TitleLines | undefined;
  const readTitles = async (): Promise<void> => {
    titles = await filterTitles(reading);
    const inRing = { in_ring: listValue([true, false]) };
    known.resolve(await idsOf(connection, STATEMENTS.knownIds, inRing));
  };
  const readAkas = async (): Promise<void> => {
    await runSqlFile(connection, hasAkas ? STATEMENTS.filteredAkas : STATEMENTS.noAkas);
    await runSqlFile(connection, STATEMENTS.filmLanguages);
  };
  const akas = {
    dataset: 'title.akas',
    column: 'titleId',
    ids: known.promise,
    whenFiltered: readAkas,
  } as const;
  // the largest first, so that the other thread reads the rest in the meantime
  await lines.filter([
    { dataset: 'title.principals', column: 'tconst', ids: rated },
    // unpacked alongside the credits, because only their end shows whose names are needed
    ...(workers > 1 ? [{ dataset: 'name.basics', column: 'nconst' } as const] : []),
    { dataset: 'title.basics', column: 'tconst', ids: rated, whenFiltered: readTitles },
    ...(hasAkas ? [akas] : []),
  ]);
  if (!hasAkas) await readAkas();
  if (titles === undefined) throw new TypeError('title.basics is not among the sources');
  return titles;
}

async function rateTitles({ connection, lines, filter }: Reading): Promise<IdSet> {
  await runSqlFile(connection, STATEMENTS.ratedTitles);
  lines.countWhole('title.ratings');
  const limits = { min_votes: filter.minVotes, least_rating: leastRating(filter) };
  return idsOf(connection, STATEMENTS.candidateIds, limits);
}

async function filterTitles(reading: Reading): Promise<TitleLines> {
  const { connection, filter, sources } = reading;
  const { minRating, minVotes } = filter;
  const limits = { min_rating: minRating, min_votes: minVotes, least_rating: leastRating(filter) };
  const rate = (): Promise<number> => runSqlFile(connection, STATEMENTS.ratedTitles);
  const choose = (): Promise<number> => runSqlFile(connection, STATEMENTS.candidateTitles, limits);
  const type = async (): Promise<void> => {
    const titleTypes = listValue([...filter.titleTypes]);
    await runSqlFile(connection, STATEMENTS.typedTitles, { title_types: titleTypes });
    await runSqlFile(connection, STATEMENTS.knownTitles);
    await runSqlFile(connection, STATEMENTS.filteredTitles);
  };
  const used = await choose();
  await type();
  let [repeatedRatings, repeated] = [0, 0];
  await refuseFaults(connection, STATEMENTS.titleFaults, sources, async () => {
    const ratings = await runSqlFile(connection, STATEMENTS.ratedTitles);
    repeatedRatings = ratings - (await withLinesOnce(connection, rate));
    const titles = await choose();
    repeated = titles - (await withLinesOnce(connection, choose));
    await type();
  });
  await refuseNoFilms(reading);
  return { dataset: 'title.basics', used, repeated, repeatedRatings };
}

async function refuseNoFilms({ connection, filter }: Reading): Promise<void> {
  const [first] = await querySqlFile(connection, STATEMENTS.anyFilm);
  if (first !== undefined) return;
  const types = { title_type: 'text', titles: 'integer' } as const;
  throw noFilms(filter, await readRows(connection, STATEMENTS.titleTypes, types));
}
