import { join } from 'node:path';
import { listValue, version as duckdbVersion, type DuckDBConnection } from '@duckdb/node-api';
import { interruptOn, openDuckDB } from '../duckdb/connect.ts';
import { parquetPattern, readColumns } from '../duckdb/columns.ts';
import { sqlChecks } from '../duckdb/sql-checks.ts';
import {
  querySqlFile,
  runSqlFile,
  sqlText,
  textOf,
  type SqlParameters,
} from '../duckdb/sql-file.ts';
import type { FilteredFile } from '../sources/filter/filter-dataset.ts';
import { idSet, type IdSet } from '../sources/filter/id-set.ts';
import { exposeDatasets } from '../sources/read-dataset.ts';
import { locateRows } from '../sources/locate-rows.ts';
import type { DatasetSource } from '../sources/source-dataset.ts';
import { asSourceError, clip, SourceError } from '../sources/source-error.ts';
import { codeFiles } from '../workflow/code-files.ts';
import type { Target, Task, TaskContext, TaskReport } from '../workflow/task.ts';
import { openKeptLines } from './kept-lines.ts';

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
  sourceFaultMacro: new URL('./source-fault-macro.sql', import.meta.url),
  ratedTitles: new URL('./rated-titles.sql', import.meta.url),
  wantedTitles: new URL('./wanted-titles.sql', import.meta.url),
  wantedPeople: new URL('./wanted-people.sql', import.meta.url),
  knownTitles: new URL('./known-titles.sql', import.meta.url),
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

/** Rules that hold of the films, people and credits. */
const CHECKS = [
  new URL('./checks/film-keys.sql', import.meta.url),
  new URL('./checks/film-ranges.sql', import.meta.url),
  new URL('./checks/person-keys.sql', import.meta.url),
  new URL('./checks/credit-films.sql', import.meta.url),
  new URL('./checks/known-shares.sql', import.meta.url),
];

/**
 * The task `PrepFilms`: IMDb's files denormalised to films, with their people and credits.
 *
 * Each file is read once. The ratings tell which titles can be films; of the other files only the
 * lines of those titles, and then of their persons, reach DuckDB, which does all the rest.
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
      ...codeFiles(import.meta.url, [
        './prep-films.ts',
        './kept-lines.ts',
        '../sources/read-dataset.ts',
        '../sources/filter/filter-dataset.ts',
        '../sources/filter/filter-worker.ts',
        '../sources/filter/id-set.ts',
        '../sources/filter/line-filter.ts',
        '../sources/filter/protocol.ts',
      ]),
      new URL('../sources/imdb-file.sql', import.meta.url),
      ...Object.values(STATEMENTS),
      ...codeFiles(import.meta.url, ['../duckdb/sql-checks.ts']),
      ...CHECKS,
    ],
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
    async check(context) {
      const staged = ({ path }: Target): string =>
        parquetPattern(context.stage({ kind: 'directory', path }));
      const folders = { films: staged(films), people: staged(people), credits: staged(credits) };
      return sqlChecks(CHECKS, folders, context);
    },
  };

  async function writeFilms(context: TaskContext, filtered: FilteredFile[]): Promise<TaskReport> {
    using session = await openDuckDB({
      threads: context.workers,
      memoryLimitBytes: context.memoryBytes,
      tempDirectory: `${context.stage(films)}.spill`,
    });
    const { connection } = session;
    using _interrupt = interruptOn(connection, context.signal);
    await keepRows(connection, context, filtered);
    await checkSources(connection, sources);
    await writeParquet(connection, STATEMENTS.writeFilms, context.stage(films), 'films');
    await writeParquet(connection, STATEMENTS.writePeople, context.stage(people), 'people');
    await writeParquet(connection, STATEMENTS.writeCredits, context.stage(credits), 'credits');
    return await reportOddTitles(connection);
  }

  /** Reads the files into the tables of what is kept. */
  async function keepRows(
    connection: DuckDBConnection,
    context: TaskContext,
    filtered: FilteredFile[],
  ): Promise<void> {
    const limits = { min_rating: filter.minRating, min_votes: filter.minVotes };
    const hasAkas = sources.some((source) => source.dataset.name === 'title.akas');
    const folder = `${context.stage(films)}.lines`;
    await using lines = await openKeptLines({ connection, sources, folder, context, filtered });
    await exposeDatasets(connection, sources);
    await runSqlFile(connection, STATEMENTS.sourceFaultMacro);
    await runSqlFile(connection, STATEMENTS.ratedTitles);
    lines.countWhole('title.ratings');
    const titles = await wantedIds(connection, STATEMENTS.wantedTitles, limits);
    // The largest first, so that the other thread reads the rest meanwhile.
    await lines.filter([
      { dataset: 'title.principals', column: 'tconst', ids: titles },
      { dataset: 'title.basics', column: 'tconst', ids: titles },
      { dataset: 'title.akas', column: 'titleId', ids: titles },
    ]);
    await runSqlFile(connection, STATEMENTS.knownTitles, limits);
    await runSqlFile(connection, STATEMENTS.keptTitles, {
      title_types: listValue([...filter.titleTypes]),
    });
    await runSqlFile(connection, STATEMENTS.keptPrincipals);
    const persons = await wantedIds(connection, STATEMENTS.wantedPeople);
    await lines.filter([{ dataset: 'name.basics', column: 'nconst', ids: persons }]);
    await runSqlFile(connection, STATEMENTS.keptPeople);
    await runSqlFile(connection, hasAkas ? STATEMENTS.keptLanguages : STATEMENTS.noLanguages);
  }

  return { task, films, people, credits };
}

async function wantedIds(
  connection: DuckDBConnection,
  statement: URL,
  parameters?: SqlParameters,
): Promise<IdSet> {
  const kinds = { number: 'integer' } as const;
  return idSet((await readColumns(connection, sqlText(statement), kinds, parameters)).number);
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
  const [dataset, column, id, other] = ['dataset', 'column_name', 'id', 'other_id'].map((name) =>
    textOf(fault[name]),
  ) as [string, string, string, string];
  if (fault['fault'] === 'odd') {
    throw await wrongValue(sources, dataset, column, id, 'letters and a number such as tt0111161');
  }
  const path = pathOf(sources, dataset);
  const lines = await locateRows(path, column, id === other ? [id] : [id, other], 2);
  const ids = id === other ? id : `${id}, also written ${other},`;
  throw new SourceError(
    'source-duplicate',
    `${whereOf(dataset, lines)}: ${column} ${ids} stands in the file more than once; it must be unique`,
    { data: { file: path, line: lines.at(-1) ?? null, column, value: id } },
  );
}

/** The error for a value at which `source_fault` in a statement stopped. */
async function asFoundValue(
  error: unknown,
  sources: readonly DatasetSource[],
): Promise<SourceError | undefined> {
  const message = error instanceof Error ? error.message : '';
  const found = /source-fault\t(.+?)\t(.+?)\t([^]*)\t(.+)/.exec(message);
  if (found === null) return undefined;
  const [, dataset = '', column = '', value = '', wanted = ''] = found;
  return wrongValue(sources, dataset, column, value, wanted);
}

async function wrongValue(
  sources: readonly DatasetSource[],
  dataset: string,
  column: string,
  value: string,
  wanted: string,
): Promise<SourceError> {
  const path = pathOf(sources, dataset);
  const lines = await locateRows(path, column, [value], 1);
  return new SourceError(
    'source-value',
    `${whereOf(dataset, lines)}: ${column} must be ${wanted}, but it is "${clip(value)}"`,
    { data: { file: path, line: lines[0] ?? null, column, value } },
  );
}

function pathOf(sources: readonly DatasetSource[], dataset: string): string {
  return sources.find((source) => source.dataset.name === dataset)?.path ?? dataset;
}

function whereOf(dataset: string, lines: readonly number[]): string {
  const places = lines.length > 1 ? `lines ${lines.join(' and ')}` : `line ${lines.join()}`;
  return `${dataset}.tsv.gz, ${places}`;
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
