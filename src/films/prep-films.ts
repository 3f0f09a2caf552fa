import { join } from 'node:path';
import { listValue, version as duckdbVersion, type DuckDBConnection } from '@duckdb/node-api';
import { interruptOn, openDuckDB } from '../duckdb/connect.ts';
import { querySqlFile, runSqlFile, textOf } from '../duckdb/sql-file.ts';
import { exposeDatasets } from '../sources/read-dataset.ts';
import { datasetFileName, type ImdbDatasetName } from '../sources/imdb-dataset.ts';
import { locateRows } from '../sources/locate-rows.ts';
import type { DatasetSource } from '../sources/source-dataset.ts';
import { asSourceError, SourceError } from '../sources/source-error.ts';
import { codeFiles } from '../workflow/code-files.ts';
import type { Target, Task, TaskContext, TaskReport } from '../workflow/task.ts';

/** Which titles count as films. */
export interface FilmFilter {
  /** Films rated above this, from 0 to 10. */
  readonly minRating: number;
  /** Films with more votes than this. */
  readonly minVotes: number;
  /** IMDb's title types, such as `movie` or `tvMovie`. */
  readonly titleTypes: readonly string[];
}

/** The task `PrepFilms` and the folders of parquet files that it writes. */
export interface PrepFilms {
  readonly task: Task;
  readonly films: Target;
  readonly people: Target;
  readonly credits: Target;
}

const STATEMENTS = {
  keptRatings: new URL('./kept-ratings.sql', import.meta.url),
  keptTitles: new URL('./kept-titles.sql', import.meta.url),
  keptPrincipals: new URL('./kept-principals.sql', import.meta.url),
  keptPeople: new URL('./kept-people.sql', import.meta.url),
  keptLanguages: new URL('./kept-languages.sql', import.meta.url),
  noLanguages: new URL('./no-languages.sql', import.meta.url),
  sourceFaults: new URL('./source-faults.sql', import.meta.url),
  oddTitles: new URL('./odd-titles.sql', import.meta.url),
  writeFilms: new URL('./write-films.sql', import.meta.url),
  writePeople: new URL('./write-people.sql', import.meta.url),
  writeCredits: new URL('./write-credits.sql', import.meta.url),
};

/**
 * The task `PrepFilms`: IMDb's files denormalised to films, with their people and credits.
 *
 * Each file is read once, in the order that lets every step keep only rows of films that survived
 * the steps before: ratings, titles, principals, names, alternate titles.
 */
export function prepFilms(
  sources: readonly DatasetSource[],
  filter: FilmFilter,
  dataDir: string,
): PrepFilms {
  const films: Target = { kind: 'directory', path: join(dataDir, 'output', 'films') };
  const people: Target = { kind: 'directory', path: join(dataDir, 'output', 'people') };
  const credits: Target = { kind: 'directory', path: join(dataDir, 'output', 'credits') };

  const task: Task = {
    name: 'PrepFilms',
    summary: 'Denormalise the dataset files to films, people and credits',
    requires: sources.map((source) => source.task),
    reads: sources.flatMap((source) => source.target ?? []),
    externalInputs: sources.flatMap((source) => (source.target ? [] : source.path)),
    targets: [films, people, credits],
    parameters: { ...filter },
    code: [
      ...codeFiles(import.meta.url, ['./prep-films.ts', '../sources/read-dataset.ts']),
      new URL('../sources/imdb-file.sql', import.meta.url),
      ...Object.values(STATEMENTS),
    ],
    engine: `duckdb ${duckdbVersion()}`,
    async run(context) {
      try {
        return await writeFilms(context);
      } catch (error) {
        context.signal.throwIfAborted();
        throw asSourceError(error);
      }
    },
  };

  async function writeFilms(context: TaskContext): Promise<TaskReport> {
    using session = await openDuckDB({ threads: context.workers });
    const { connection } = session;
    using _interrupt = interruptOn(connection, context.signal);
    const hasAkas = sources.some((source) => source.dataset.name === 'title.akas');
    const steps: readonly (() => Promise<unknown>)[] = [
      () => exposeDatasets(connection, sources),
      () =>
        runSqlFile(connection, STATEMENTS.keptRatings, {
          min_rating: filter.minRating,
          min_votes: filter.minVotes,
        }),
      () =>
        runSqlFile(connection, STATEMENTS.keptTitles, {
          title_types: listValue([...filter.titleTypes]),
        }),
      () => runSqlFile(connection, STATEMENTS.keptPrincipals),
      () => runSqlFile(connection, STATEMENTS.keptPeople),
      () => runSqlFile(connection, hasAkas ? STATEMENTS.keptLanguages : STATEMENTS.noLanguages),
      () => checkSources(connection, sources),
      () => writeParquet(connection, STATEMENTS.writeFilms, context.stage(films), 'films'),
      () => writeParquet(connection, STATEMENTS.writePeople, context.stage(people), 'people'),
      () => writeParquet(connection, STATEMENTS.writeCredits, context.stage(credits), 'credits'),
    ];
    for (const [done, step] of steps.entries()) {
      context.progress({ done, total: steps.length, unit: 'steps' });
      await step();
    }
    return await reportOddTitles(connection);
  }

  return { task, films, people, credits };
}

async function writeParquet(
  connection: DuckDBConnection,
  statement: URL,
  folder: string,
  name: string,
): Promise<void> {
  await runSqlFile(connection, statement, { path: join(folder, `${name}.parquet`) });
}

/** @throws SourceError for an id that is none, or a key that stands in a file twice */
async function checkSources(
  connection: DuckDBConnection,
  sources: readonly DatasetSource[],
): Promise<void> {
  const [fault] = await querySqlFile(connection, STATEMENTS.sourceFaults);
  if (fault === undefined) return;
  const dataset = fault['dataset'] as ImdbDatasetName;
  const column = textOf(fault['column_name']);
  const id = textOf(fault['id']);
  const source = sources.find((candidate) => candidate.dataset.name === dataset);
  const lines = source ? await locateRows(source.path, column, id, 2) : [];
  const where = `${datasetFileName(dataset)}, ${lines.length > 1 ? 'lines' : 'line'} ${lines.join(' and ')}`;
  const data = { file: source?.path ?? dataset, line: lines.at(-1) ?? null, column, value: id };
  if (fault['fault'] === 'duplicate') {
    throw new SourceError(
      'source-duplicate',
      `${where}: ${column} ${id} stands in the file more than once; it must be unique`,
      { data },
    );
  }
  throw new SourceError(
    'source-value',
    `${where}: ${column} must be letters and a number such as tt0111161, but it is "${id}"`,
    { data },
  );
}

async function reportOddTitles(connection: DuckDBConnection): Promise<TaskReport> {
  const [counts] = await querySqlFile(connection, STATEMENTS.oddTitles);
  const films = Number(counts?.['films']);
  const oddYears = Number(counts?.['odd_years']);
  const oddDurations = Number(counts?.['odd_durations']);
  const warnings = [
    ...(films === 0
      ? ['no title passes the filter (--min-rating, --min-votes, --title-types)']
      : []),
    ...(oddYears > 0 ? [`${oddYears} years are no numbers and count as unknown`] : []),
    ...(oddDurations > 0 ? [`${oddDurations} lengths are no numbers and count as unknown`] : []),
  ];
  return { rows: films, warnings };
}
