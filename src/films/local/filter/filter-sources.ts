import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import { readColumns } from '../../../duckdb/columns.ts';
import { readRows } from '../../../duckdb/rows.ts';
import { querySqlFile, runSqlFile, sqlText, type SqlParameters } from '../../../duckdb/sql-file.ts';
import type { FilteredFile } from '../../../sources/filter/filter-dataset.ts';
import { idSet, type IdSet } from '../../../sources/filter/id-set.ts';
import type { ImdbDatasetName } from '../../../sources/imdb-dataset.ts';
import { exposeDatasets, withLinesOnce } from '../../../sources/reader/read-dataset.ts';
import type { DatasetSource } from '../../../sources/source-dataset.ts';
import type { TaskContext } from '../../../workflow/task.ts';
import { noFilms } from '../../no-films.ts';
import { leastRating, type PrepFilmsFilter, type PrepFilmsInput } from '../../prep-films.ts';
import { keyError, type KeyFault } from '../../source-fault.ts';
import { openFilteredLines } from './filtered-lines.ts';

/** How many lines of a dataset's file were there before, and are left out. */
export type RepeatedLines = Readonly<Partial<Record<ImdbDatasetName, number>>>;

const STATEMENTS = {
  sourceFaultMacro: new URL('./source-fault-macro.sql', import.meta.url),
  ratedTitles: new URL('./rated-titles.sql', import.meta.url),
  candidateIds: new URL('./candidate-ids.sql', import.meta.url),
  referencedPeople: new URL('./referenced-people.sql', import.meta.url),
  candidateTitles: new URL('./candidate-titles.sql', import.meta.url),
  typedTitles: new URL('./typed-titles.sql', import.meta.url),
  anyFilm: new URL('./any-film.sql', import.meta.url),
  titleTypes: new URL('./title-types.sql', import.meta.url),
  knownTitles: new URL('../known/known-titles.sql', import.meta.url),
  filteredTitles: new URL('./filtered-titles.sql', import.meta.url),
  knownPrincipals: new URL('../known/known-principals.sql', import.meta.url),
  filteredPrincipals: new URL('./filtered-principals.sql', import.meta.url),
  repeatedCredits: new URL('./repeated-credits.sql', import.meta.url),
  mendedCharacters: new URL('./mended-characters.sql', import.meta.url),
  filteredPeople: new URL('./filtered-people.sql', import.meta.url),
  filteredAkas: new URL('./filtered-akas.sql', import.meta.url),
  invalidIds: new URL('../odd/invalid-ids.sql', import.meta.url),
  noAkas: new URL('./no-akas.sql', import.meta.url),
  filmLanguages: new URL('./film-languages.sql', import.meta.url),
  titleFaults: new URL('./title-faults.sql', import.meta.url),
  personFaults: new URL('./person-faults.sql', import.meta.url),
};

/**
 * Reads the dataset files into the tables `filtered_titles`, `filtered_principals`,
 * `filtered_people`, `filtered_akas`, `mended_characters`, `film_languages` and `invalid_ids`, and
 * those of the ring with the films' into `known_titles` and `known_principals`.
 *
 * Each file is read once. The ratings determine which titles can be films; of the other files only
 * the lines of those titles, and then of their people, reach DuckDB, which does the rest.
 *
 * @param filtered Collects the filtered files, for messages about their lines.
 * @returns how many lines of each file were there before, and left out
 * @throws SourceError for an invalid id, or two different lines of one key; ReelatedError `task-check`
 * when no title passes the filter
 */
export async function filterSources(
  connection: DuckDBConnection,
  context: TaskContext,
  { sources, filter, targets }: PrepFilmsInput,
  filtered: FilteredFile[],
): Promise<RepeatedLines> {
  const hasAkas = sources.some((source) => source.name === 'title.akas');
  const folder = `${context.stage(targets.films)}.lines`;
  await using lines = await openFilteredLines({ connection, sources, folder, context, filtered });
  await exposeDatasets(connection, sources);
  await runSqlFile(connection, STATEMENTS.sourceFaultMacro);
  const rateTitles = async (): Promise<IdSet> => {
    await runSqlFile(connection, STATEMENTS.ratedTitles);
    lines.countWhole('title.ratings');
    return idsOf(connection, STATEMENTS.candidateIds, {
      min_votes: filter.minVotes,
      least_rating: leastRating(filter),
    });
  };
  const titles = rateTitles();
  let repeated: RepeatedLines = {};
  // the largest first, so that the other thread reads the rest in the meantime
  await lines.filter([
    { dataset: 'title.principals', column: 'tconst', ids: titles },
    // unpacked alongside the credits, because only their end shows whose names are needed
    ...(context.workers > 1 ? ([{ dataset: 'name.basics', column: 'nconst' }] as const) : []),
    { dataset: 'title.akas', column: 'titleId', ids: titles },
    {
      dataset: 'title.basics',
      column: 'tconst',
      ids: titles,
      whenFiltered: async () => {
        repeated = await filterTitles(connection, filter, sources);
      },
    },
  ]);
  const credits = await filterCredits(connection);
  const people = await idsOf(connection, STATEMENTS.referencedPeople);
  await lines.filter([{ dataset: 'name.basics', column: 'nconst', ids: people }], async () => {
    await runSqlFile(connection, hasAkas ? STATEMENTS.filteredAkas : STATEMENTS.noAkas);
    await runSqlFile(connection, STATEMENTS.filmLanguages);
    await runSqlFile(connection, STATEMENTS.mendedCharacters);
  });
  const names = await filterPeople(connection, sources);
  await runSqlFile(connection, STATEMENTS.invalidIds, {
    min_votes: filter.minVotes,
    least_rating: leastRating(filter),
  });
  return { ...repeated, 'title.principals': credits, 'name.basics': names };
}

async function filterTitles(
  connection: DuckDBConnection,
  filter: PrepFilmsFilter,
  sources: readonly DatasetSource[],
): Promise<RepeatedLines> {
  const limits = limitsOf(filter);
  const rate = (): Promise<number> => runSqlFile(connection, STATEMENTS.ratedTitles);
  const choose = (): Promise<number> => runSqlFile(connection, STATEMENTS.candidateTitles, limits);
  const type = async (): Promise<void> => {
    const titleTypes = listValue([...filter.titleTypes]);
    await runSqlFile(connection, STATEMENTS.typedTitles, { title_types: titleTypes });
    await runSqlFile(connection, STATEMENTS.knownTitles);
    await runSqlFile(connection, STATEMENTS.filteredTitles);
  };
  await choose();
  await type();
  const repeated = { 'title.ratings': 0, 'title.basics': 0 };
  await refuseFaults(connection, STATEMENTS.titleFaults, sources, async () => {
    const ratings = await runSqlFile(connection, STATEMENTS.ratedTitles);
    repeated['title.ratings'] = ratings - (await withLinesOnce(connection, rate));
    const titles = await choose();
    repeated['title.basics'] = titles - (await withLinesOnce(connection, choose));
    await type();
  });
  await refuseNoFilms(connection, filter);
  return repeated;
}

/** Returns how many lines were left out because they were there before. */
async function filterCredits(connection: DuckDBConnection): Promise<number> {
  const filter = (): Promise<number> => runSqlFile(connection, STATEMENTS.knownPrincipals);
  const credits = await filter();
  await runSqlFile(connection, STATEMENTS.filteredPrincipals);
  const repeated = await querySqlFile(connection, STATEMENTS.repeatedCredits);
  return repeated.length === 0 ? 0 : credits - (await withLinesOnce(connection, filter));
}

/** Returns how many lines were left out because they were there before. */
async function filterPeople(
  connection: DuckDBConnection,
  sources: readonly DatasetSource[],
): Promise<number> {
  const filter = (): Promise<number> => runSqlFile(connection, STATEMENTS.filteredPeople);
  let repeated = 0;
  const people = await filter();
  await refuseFaults(connection, STATEMENTS.personFaults, sources, async () => {
    repeated = people - (await withLinesOnce(connection, filter));
  });
  return repeated;
}

async function refuseNoFilms(connection: DuckDBConnection, filter: PrepFilmsFilter): Promise<void> {
  const [first] = await querySqlFile(connection, STATEMENTS.anyFilm);
  if (first !== undefined) return;
  const types = { title_type: 'text', titles: 'integer' } as const;
  throw noFilms(filter, await readRows(connection, STATEMENTS.titleTypes, types));
}

function limitsOf(filter: PrepFilmsFilter): SqlParameters {
  const { minRating, minVotes } = filter;
  return { min_rating: minRating, min_votes: minVotes, least_rating: leastRating(filter) };
}

async function idsOf(
  connection: DuckDBConnection,
  statement: URL,
  parameters?: SqlParameters,
): Promise<IdSet> {
  const kinds = { number: 'integer' } as const;
  return idSet((await readColumns(connection, sqlText(statement), kinds, parameters)).number);
}

const FAULT = {
  dataset: 'text',
  column_name: 'text',
  fault: 'text',
  id: 'text',
  other_id: 'text',
} as const;

/**
 * Reads the lines again, each once, if two have the same key: perhaps only lines that are the same do.
 *
 * @throws SourceError for an invalid id, or two different lines of one key
 */
async function refuseFaults(
  connection: DuckDBConnection,
  statement: URL,
  sources: readonly DatasetSource[],
  readOnce: () => Promise<void>,
): Promise<void> {
  let fault = await firstFault(connection, statement);
  if (fault?.fault === 'duplicate') {
    await readOnce();
    fault = await firstFault(connection, statement);
  }
  if (fault !== undefined) throw await keyError(sources, fault);
}

/** The first invalid id, or two lines of one key, which may be the same. */
async function firstFault(
  connection: DuckDBConnection,
  statement: URL,
): Promise<KeyFault | undefined> {
  const [found] = await readRows(connection, statement, FAULT);
  if (found === undefined) return undefined;
  const { dataset, column_name: column, id, other_id: otherId } = found;
  return {
    dataset,
    column,
    fault: found.fault === 'invalid' ? 'invalid' : 'duplicate',
    id,
    otherId,
  };
}
