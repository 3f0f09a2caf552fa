import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import { readRows } from '../../../../duckdb/rows.ts';
import { querySqlFile, runSqlFile } from '../../../../duckdb/sql-file.ts';
import type { IdSet } from '../../../../sources/filter/id-set.ts';
import { withLinesOnce } from '../../../../sources/reader/read-dataset.ts';
import { noFilms } from '../../../no-films.ts';
import { leastRating } from '../../../prep-films.ts';
import type { FilterStep } from '../filtered-lines.ts';
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

/** The steps that read ratings, titles, alternate titles, and what may be credits of films. */
interface TitleSteps {
  readonly steps: readonly FilterStep[];
  /** The ids of the films and of the ring, once the credits can be filtered by them. */
  readonly films: Promise<IdSet>;
  readonly ring: Promise<IdSet>;
  /** What became of the lines, after all steps. */
  readonly lines: () => TitleLines;
}

/**
 * Reads ratings, titles and alternate titles, and filters the credits of all titles that can be films as
 * far as their ratings say.
 *
 * The steps reject with what `filterSources` throws.
 */
export function titleSteps(reading: Reading): TitleSteps {
  const { connection, sources } = reading;
  const rated = rateTitles(reading);
  const known = Promise.withResolvers<KnownIds>();
  const creditsRead = Promise.withResolvers<void>();
  const hasAkas = sources.some((source) => source.name === 'title.akas');
  let titles: TitleLines | undefined;
  const readTitles = async (): Promise<void> => {
    titles = await filterTitles(reading);
    known.resolve(await knownIds(connection));
    if (!hasAkas) await readAkas();
  };
  const readAkas = async (): Promise<void> => {
    await runSqlFile(connection, hasAkas ? STATEMENTS.filteredAkas : STATEMENTS.noAkas);
    await runSqlFile(connection, STATEMENTS.filmLanguages);
  };
  const akas = {
    dataset: 'title.akas',
    column: 'titleId',
    ids: known.promise.then(({ both }) => both),
    whenFiltered: readAkas,
  } as const;
  const filterAgainBy = async (which: 'films' | 'ring'): Promise<IdSet> => {
    await creditsRead.promise;
    return (await known.promise)[which];
  };
  return {
    // the largest first, so that the other thread reads the rest in the meantime
    steps: [
      {
        dataset: 'title.principals',
        column: 'tconst',
        ids: rated,
        whenFiltered: creditsRead.resolve,
      },
      { dataset: 'title.basics', column: 'tconst', ids: rated, whenFiltered: readTitles },
      ...(hasAkas ? [akas] : []),
    ],
    films: filterAgainBy('films'),
    ring: filterAgainBy('ring'),
    lines() {
      if (titles === undefined) throw new TypeError('title.basics is not among the sources');
      return titles;
    },
  };
}

/** The ids of the titles that count. */
interface KnownIds {
  readonly films: IdSet;
  readonly ring: IdSet;
  readonly both: IdSet;
}

async function knownIds(connection: DuckDBConnection): Promise<KnownIds> {
  const idsIn = (inRing: readonly boolean[]): Promise<IdSet> =>
    idsOf(connection, STATEMENTS.knownIds, { in_ring: listValue([...inRing]) });
  return {
    films: await idsIn([false]),
    ring: await idsIn([true]),
    both: await idsIn([true, false]),
  };
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
