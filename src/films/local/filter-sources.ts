import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import { readColumns } from '../../duckdb/columns.ts';
import { readRows } from '../../duckdb/rows.ts';
import { runSqlFile, sqlText, type SqlParameters } from '../../duckdb/sql-file.ts';
import type { FilteredFile } from '../../sources/filter/filter-dataset.ts';
import { idSet, type IdSet } from '../../sources/filter/id-set.ts';
import { exposeDatasets } from '../../sources/reader/read-dataset.ts';
import type { DatasetSource } from '../../sources/source-dataset.ts';
import type { TaskContext } from '../../workflow/task.ts';
import type { FilmFilter, PrepFilmsInput } from '../prep-films.ts';
import { keyError } from '../source-fault.ts';
import { openKeptLines } from './kept-lines.ts';

const STATEMENTS = {
  sourceFaultMacro: new URL('./source-fault-macro.sql', import.meta.url),
  ratedTitles: new URL('./rated-titles.sql', import.meta.url),
  wantedTitles: new URL('./wanted-titles.sql', import.meta.url),
  wantedPeople: new URL('./wanted-people.sql', import.meta.url),
  knownTitles: new URL('./known-titles.sql', import.meta.url),
  keptTitles: new URL('./kept-titles.sql', import.meta.url),
  keptPrincipals: new URL('./kept-principals.sql', import.meta.url),
  keptPeople: new URL('./kept-people.sql', import.meta.url),
  keptAkas: new URL('./kept-akas.sql', import.meta.url),
  noAkas: new URL('./no-akas.sql', import.meta.url),
  keptLanguages: new URL('./kept-languages.sql', import.meta.url),
  titleFaults: new URL('./title-faults.sql', import.meta.url),
  personFaults: new URL('./person-faults.sql', import.meta.url),
};

/**
 * Reads the dataset files into the tables of what is kept.
 *
 * Each file is read once. The ratings tell which titles can be films; of the other files only the
 * lines of those titles, and then of their persons, reach DuckDB, which does all the rest.
 *
 * @param filtered Gathers the filtered files, for messages about their lines.
 */
export async function filterSources(
  connection: DuckDBConnection,
  context: TaskContext,
  { sources, filter, targets }: PrepFilmsInput,
  filtered: FilteredFile[],
): Promise<void> {
  const hasAkas = sources.some((source) => source.name === 'title.akas');
  const folder = `${context.stage(targets.films)}.lines`;
  await using lines = await openKeptLines({ connection, sources, folder, context, filtered });
  await exposeDatasets(connection, sources);
  await runSqlFile(connection, STATEMENTS.sourceFaultMacro);
  const rateTitles = async (): Promise<IdSet> => {
    await runSqlFile(connection, STATEMENTS.ratedTitles);
    lines.countWhole('title.ratings');
    return idsOf(connection, STATEMENTS.wantedTitles, limitsOf(filter));
  };
  const titles = rateTitles();
  // The largest first, so that the other thread reads the rest meanwhile.
  await lines.filter([
    { dataset: 'title.principals', column: 'tconst', ids: titles },
    // unpacked beside the ratings and credits, which tell only at their end whose names are wanted
    ...(context.workers > 1 ? ([{ dataset: 'name.basics', column: 'nconst' }] as const) : []),
    { dataset: 'title.akas', column: 'titleId', ids: titles },
    {
      dataset: 'title.basics',
      column: 'tconst',
      ids: titles,
      whenKept: () => filterTitles(connection, filter, sources),
    },
  ]);
  await runSqlFile(connection, STATEMENTS.keptPrincipals);
  const persons = await idsOf(connection, STATEMENTS.wantedPeople);
  await lines.filter([{ dataset: 'name.basics', column: 'nconst', ids: persons }], async () => {
    await runSqlFile(connection, hasAkas ? STATEMENTS.keptAkas : STATEMENTS.noAkas);
    await runSqlFile(connection, STATEMENTS.keptLanguages);
  });
  await runSqlFile(connection, STATEMENTS.keptPeople);
  await refuseFaults(connection, STATEMENTS.personFaults, sources);
}

async function filterTitles(
  connection: DuckDBConnection,
  filter: FilmFilter,
  sources: readonly DatasetSource[],
): Promise<void> {
  await runSqlFile(connection, STATEMENTS.knownTitles, limitsOf(filter));
  await runSqlFile(connection, STATEMENTS.keptTitles, {
    title_types: listValue([...filter.titleTypes]),
  });
  await refuseFaults(connection, STATEMENTS.titleFaults, sources);
}

function limitsOf({ minRating, minVotes }: FilmFilter): SqlParameters {
  return { min_rating: minRating, min_votes: minVotes };
}

async function idsOf(
  connection: DuckDBConnection,
  statement: URL,
  parameters?: SqlParameters,
): Promise<IdSet> {
  const kinds = { number: 'integer' } as const;
  return idSet((await readColumns(connection, sqlText(statement), kinds, parameters)).number);
}

/** @throws SourceError for an id that is none, or a key that stands in a file twice */
async function refuseFaults(
  connection: DuckDBConnection,
  statement: URL,
  sources: readonly DatasetSource[],
): Promise<void> {
  const [found] = await readRows(connection, statement, {
    dataset: 'text',
    column_name: 'text',
    fault: 'text',
    id: 'text',
    other_id: 'text',
  });
  if (found === undefined) return;
  const { dataset, column_name: column, id, other_id: otherId } = found;
  const fault = found.fault === 'odd' ? 'odd' : 'duplicate';
  throw await keyError(sources, { dataset, column, fault, id, otherId });
}
