import { basename, join } from 'node:path';
import { listValue, version as duckdbVersion, type DuckDBConnection } from '@duckdb/node-api';
import { interruptOn, openDuckDB } from '../duckdb/connect.ts';
import { readColumns } from '../duckdb/columns.ts';
import {
  querySqlFile,
  runSqlFile,
  sqlText,
  textOf,
  type SqlParameters,
} from '../duckdb/sql-file.ts';
import type { FilteredFile } from '../sources/filter/filter-dataset.ts';
import { idSet, type IdSet } from '../sources/filter/id-set.ts';
import { exposeDatasets } from '../sources/reader/read-dataset.ts';
import type { DatasetSource } from '../sources/source-dataset.ts';
import { asSourceError } from '../sources/filter/csv-error.ts';
import type { Task, TaskContext, TaskReport } from '../workflow/task.ts';
import { checkFilms } from './checks/film-checks.ts';
import { filmTargets, type FilmTargets } from './film-targets.ts';
import { filmsReport } from './films-report.ts';
import { openKeptLines } from './local/kept-lines.ts';
import { asFoundValue, keyError } from './source-fault.ts';

/** Which titles count as films. */
export interface FilmFilter {
  /** Films rated above this, from 0 to 10. */
  readonly minRating: number;
  /** Films with more votes than this. */
  readonly minVotes: number;
  /** IMDb's title types, such as `movie` or `tvMovie`. */
  readonly titleTypes: readonly string[];
}

/** The task `PrepFilms` and what it writes. */
export interface PrepFilms extends FilmTargets {
  readonly task: Task;
}

const STATEMENTS = {
  sourceFaultMacro: new URL('./local/source-fault-macro.sql', import.meta.url),
  ratedTitles: new URL('./local/rated-titles.sql', import.meta.url),
  wantedTitles: new URL('./local/wanted-titles.sql', import.meta.url),
  wantedPeople: new URL('./local/wanted-people.sql', import.meta.url),
  knownTitles: new URL('./local/known-titles.sql', import.meta.url),
  keptTitles: new URL('./local/kept-titles.sql', import.meta.url),
  keptPrincipals: new URL('./local/kept-principals.sql', import.meta.url),
  keptPeople: new URL('./local/kept-people.sql', import.meta.url),
  keptAkas: new URL('./local/kept-akas.sql', import.meta.url),
  noAkas: new URL('./local/no-akas.sql', import.meta.url),
  keptLanguages: new URL('./local/kept-languages.sql', import.meta.url),
  titleFaults: new URL('./local/title-faults.sql', import.meta.url),
  personFaults: new URL('./local/person-faults.sql', import.meta.url),
  oddTitles: new URL('./local/odd-titles.sql', import.meta.url),
  writeFilms: new URL('./local/write-films.sql', import.meta.url),
  writePeople: new URL('./local/write-people.sql', import.meta.url),
  writeCredits: new URL('./local/write-credits.sql', import.meta.url),
  writeAlternateTitles: new URL('./local/write-alternate-titles.sql', import.meta.url),
};

/**
 * The task `PrepFilms`: IMDb's files denormalised to films, with their people, credits and alternate
 * titles.
 *
 * Each file is read once. The ratings tell which titles can be films; of the other files only the
 * lines of those titles, and then of their persons, reach DuckDB, which does all the rest.
 */
export function prepFilms(
  sources: readonly DatasetSource[],
  filter: FilmFilter,
  dataDir: string,
): PrepFilms {
  const targets = filmTargets(dataDir);

  const task: Task = {
    name: 'PrepFilms',
    summary: 'Denormalise the dataset files to films, people, credits and alternate titles',
    requires: sources.map((source) => source.task),
    reads: sources.flatMap((source) => source.target ?? []),
    externalInputs: sources.flatMap((source) => (source.target ? [] : source.path)),
    targets: Object.values(targets),
    parameters: { ...filter },
    module: import.meta.url,
    engine: `duckdb ${duckdbVersion()}`,
    async run(context) {
      const filtered: FilteredFile[] = [];
      try {
        return await writeFilms(context, filtered);
      } catch (error) {
        context.signal.throwIfAborted();
        throw (await asFoundValue(error, sources)) ?? asSourceError(error, filtered);
      }
    },
    check: (context) => checkFilms(context, targets),
  };

  async function writeFilms(context: TaskContext, filtered: FilteredFile[]): Promise<TaskReport> {
    const { films, people, credits, alternateTitles } = targets;
    using session = await openDuckDB({
      threads: context.workers,
      memoryLimitBytes: context.memoryBytes,
      tempDirectory: `${context.stage(films)}.spill`,
    });
    const { connection } = session;
    using _interrupt = interruptOn(connection, context.signal);
    await keepRows(connection, context, filtered);
    const writes = [
      [STATEMENTS.writeFilms, films],
      [STATEMENTS.writePeople, people],
      [STATEMENTS.writeCredits, credits],
      [STATEMENTS.writeAlternateTitles, alternateTitles],
    ] as const;
    for (const [statement, target] of writes) {
      const name = `${basename(target.path)}.parquet`;
      await runSqlFile(connection, statement, { path: join(context.stage(target), name) });
    }
    return await reportOddTitles(connection);
  }

  /** Reads the files into the tables of what is kept. */
  async function keepRows(
    connection: DuckDBConnection,
    context: TaskContext,
    filtered: FilteredFile[],
  ): Promise<void> {
    const limits = { min_rating: filter.minRating, min_votes: filter.minVotes };
    const hasAkas = sources.some((source) => source.name === 'title.akas');
    const folder = `${context.stage(targets.films)}.lines`;
    await using lines = await openKeptLines({ connection, sources, folder, context, filtered });
    await exposeDatasets(connection, sources);
    await runSqlFile(connection, STATEMENTS.sourceFaultMacro);
    const rateTitles = async (): Promise<IdSet> => {
      await runSqlFile(connection, STATEMENTS.ratedTitles);
      lines.countWhole('title.ratings');
      return wantedIds(connection, STATEMENTS.wantedTitles, limits);
    };
    const keepTitles = async (): Promise<void> => {
      await runSqlFile(connection, STATEMENTS.knownTitles, limits);
      await runSqlFile(connection, STATEMENTS.keptTitles, {
        title_types: listValue([...filter.titleTypes]),
      });
      await refuseFaults(connection, STATEMENTS.titleFaults, sources);
    };
    const titles = rateTitles();
    // The largest first, so that the other thread reads the rest meanwhile.
    await lines.filter([
      { dataset: 'title.principals', column: 'tconst', ids: titles },
      // unpacked beside the ratings and credits, which tell only at their end whose names are wanted
      ...(context.workers > 1 ? ([{ dataset: 'name.basics', column: 'nconst' }] as const) : []),
      { dataset: 'title.akas', column: 'titleId', ids: titles },
      { dataset: 'title.basics', column: 'tconst', ids: titles, whenKept: keepTitles },
    ]);
    await runSqlFile(connection, STATEMENTS.keptPrincipals);
    const persons = await wantedIds(connection, STATEMENTS.wantedPeople);
    await lines.filter([{ dataset: 'name.basics', column: 'nconst', ids: persons }], async () => {
      await runSqlFile(connection, hasAkas ? STATEMENTS.keptAkas : STATEMENTS.noAkas);
      await runSqlFile(connection, STATEMENTS.keptLanguages);
    });
    await runSqlFile(connection, STATEMENTS.keptPeople);
    await refuseFaults(connection, STATEMENTS.personFaults, sources);
  }

  return { task, ...targets };
}

async function wantedIds(
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
  const [row] = await querySqlFile(connection, statement);
  if (row === undefined) return;
  const [dataset, column, id, otherId] = ['dataset', 'column_name', 'id', 'other_id'].map((name) =>
    textOf(row[name]),
  ) as [string, string, string, string];
  const fault = row['fault'] === 'odd' ? 'odd' : 'duplicate';
  throw await keyError(sources, { dataset, column, fault, id, otherId });
}

async function reportOddTitles(connection: DuckDBConnection): Promise<TaskReport> {
  const [counts] = await querySqlFile(connection, STATEMENTS.oddTitles);
  return filmsReport({
    films: Number(counts?.['films']),
    oddYears: Number(counts?.['odd_years']),
    oddDurations: Number(counts?.['odd_durations']),
  });
}
