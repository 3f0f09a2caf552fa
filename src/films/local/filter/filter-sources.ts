import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import { readColumns } from '../../../duckdb/columns.ts';
import { readRows } from '../../../duckdb/rows.ts';
import { runSqlFile, sqlText, type SqlParameters } from '../../../duckdb/sql-file.ts';
import type { FilteredFile } from '../../../sources/filter/filter-dataset.ts';
import { idSet, type IdSet } from '../../../sources/filter/id-set.ts';
import { exposeDatasets } from '../../../sources/reader/read-dataset.ts';
import type { DatasetSource } from '../../../sources/source-dataset.ts';
import type { TaskContext } from '../../../workflow/task.ts';
import type { FilmFilter, PrepFilmsInput } from '../../prep-films.ts';
import { keyError } from '../../source-fault.ts';
import { openFilteredLines } from './filtered-lines.ts';

const STATEMENTS = {
  sourceFaultMacro: new URL('./source-fault-macro.sql', import.meta.url),
  ratedTitles: new URL('./rated-titles.sql', import.meta.url),
  candidateIds: new URL('./candidate-ids.sql', import.meta.url),
  referencedPeople: new URL('./referenced-people.sql', import.meta.url),
  candidateTitles: new URL('./candidate-titles.sql', import.meta.url),
  filteredTitles: new URL('./filtered-titles.sql', import.meta.url),
  filteredPrincipals: new URL('./filtered-principals.sql', import.meta.url),
  filteredPeople: new URL('./filtered-people.sql', import.meta.url),
  filteredAkas: new URL('./filtered-akas.sql', import.meta.url),
  noAkas: new URL('./no-akas.sql', import.meta.url),
  filmLanguages: new URL('./film-languages.sql', import.meta.url),
  titleFaults: new URL('./title-faults.sql', import.meta.url),
  personFaults: new URL('./person-faults.sql', import.meta.url),
};

/**
 * Reads the dataset files into the tables `filtered_titles`, `filtered_principals`,
 * `filtered_people`, `filtered_akas` and `film_languages`.
 *
 * Each file is read once. The ratings determine which titles can be films; of the other files only
 * the lines of those titles, and then of their people, reach DuckDB, which does the rest.
 *
 * @param filtered Collects the filtered files, for messages about their lines.
 */
export async function filterSources(
  connection: DuckDBConnection,
  context: TaskContext,
  { sources, filter, targets }: PrepFilmsInput,
  filtered: FilteredFile[],
): Promise<void> {
  const hasAkas = sources.some((source) => source.name === 'title.akas');
  const folder = `${context.stage(targets.films)}.lines`;
  await using lines = await openFilteredLines({ connection, sources, folder, context, filtered });
  await exposeDatasets(connection, sources);
  await runSqlFile(connection, STATEMENTS.sourceFaultMacro);
  const rateTitles = async (): Promise<IdSet> => {
    await runSqlFile(connection, STATEMENTS.ratedTitles);
    lines.countWhole('title.ratings');
    return idsOf(connection, STATEMENTS.candidateIds, limitsOf(filter));
  };
  const titles = rateTitles();
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
      whenFiltered: () => filterTitles(connection, filter, sources),
    },
  ]);
  await runSqlFile(connection, STATEMENTS.filteredPrincipals);
  const people = await idsOf(connection, STATEMENTS.referencedPeople);
  await lines.filter([{ dataset: 'name.basics', column: 'nconst', ids: people }], async () => {
    await runSqlFile(connection, hasAkas ? STATEMENTS.filteredAkas : STATEMENTS.noAkas);
    await runSqlFile(connection, STATEMENTS.filmLanguages);
  });
  await runSqlFile(connection, STATEMENTS.filteredPeople);
  await refuseFaults(connection, STATEMENTS.personFaults, sources);
}

async function filterTitles(
  connection: DuckDBConnection,
  filter: FilmFilter,
  sources: readonly DatasetSource[],
): Promise<void> {
  await runSqlFile(connection, STATEMENTS.candidateTitles, limitsOf(filter));
  await runSqlFile(connection, STATEMENTS.filteredTitles, {
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

/** @throws SourceError for an invalid id, or a key that a file has twice */
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
  const fault = found.fault === 'invalid' ? 'invalid' : 'duplicate';
  throw await keyError(sources, { dataset, column, fault, id, otherId });
}
