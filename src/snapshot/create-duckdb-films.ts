import { join } from 'node:path';
import { version as duckdbVersion } from '@duckdb/node-api';
import { filePattern, parquetPattern } from '../duckdb/columns.ts';
import { interruptOn, openDuckDB } from '../duckdb/connect.ts';
import { sqlChecks } from '../duckdb/sql-checks.ts';
import { runSqlFile } from '../duckdb/sql-file.ts';
import type { CheckResult, Target, Task, TaskContext, TaskReport } from '../workflow/task.ts';

/** The parquet folders that become tables, with the tasks that write them. */
interface FilmTables {
  readonly films: Target;
  readonly people: Target;
  readonly credits: Target;
  readonly alternateTitles: Target;
  readonly terms: Target;
  readonly model: Target;
  readonly labels: Target;
  readonly ringFilms: Target;
  readonly ringTerms: Target;
  /** The folder of statements from Wikidata, where they are used. */
  readonly facts: Target | undefined;
  /** The file of articles in Wikipedia, where they are used. */
  readonly articles: Target | undefined;
  /** The folder of what people think of films, where MovieLens is used. */
  readonly opinions: Target | undefined;
  readonly tasks: readonly Task[];
}

/** The task `CreateDuckDBFilms` and the database file that it writes. */
export interface CreateDuckDBFilms {
  readonly task: Task;
  readonly database: Target;
  /** What the file was loaded from. */
  readonly tables: readonly Target[];
  /** Statements that add the rows of open data to the counts in the table dataset. */
  readonly countOpenData: readonly URL[];
}

const table = (name: string): URL => new URL(`./tables/${name}.sql`, import.meta.url);

/** Rules for the file, besides those for the folders that it is loaded from. */
const CHECKS = [new URL('./checks/loaded-rows.sql', import.meta.url)];

/** A table: its statement, the folder that it is loaded from, and that folder's parameter in CHECKS. */
type Load = readonly [statement: URL, folder: Target, parameter: string];

/** Open data as a file or as a folder of parquet files, the statement that loads it and the one that counts its rows. */
interface OpenDataLoad {
  readonly source: Target;
  readonly load: URL;
  /** Absent: they are not counted. */
  readonly count?: URL;
}

/**
 * The task `CreateDuckDBFilms`: a DuckDB file with films, people, credits, alternate_titles,
 * film_terms, term_labels, similarity_model, articles, ring_films and ring_terms; with Wikidata also
 * film_facts, with MovieLens film_opinions.
 */
export function createDuckDBFilms(tables: FilmTables, dataDir: string): CreateDuckDBFilms {
  const database: Target = {
    kind: 'file',
    path: join(dataDir, 'output', 'database', 'films.duckdb'),
  };
  const loads = loadsOf(tables);
  const openData = openDataLoads(tables);
  const inputs = [...loads.map(([, folder]) => folder), ...openData.map(({ source }) => source)];
  const task: Task = {
    name: 'CreateDuckDBFilms',
    summary: 'Load films, people, credits, alternate titles and terms into a DuckDB file',
    requires: tables.tasks,
    reads: inputs,
    targets: [database],
    parameters: {},
    module: import.meta.url,
    engine: `duckdb ${duckdbVersion()}`,
    run: (context) => loadTables(context, database, loads, openData),
    check: (context) => checkTables(context, database, loads),
  };
  return {
    task,
    database,
    tables: inputs,
    countOpenData: openData.flatMap(({ count }) => count ?? []),
  };
}

function loadsOf(tables: FilmTables): readonly Load[] {
  return [
    [table('films'), tables.films, 'films'],
    [table('people'), tables.people, 'people'],
    [table('credits'), tables.credits, 'credits'],
    [table('alternate-titles'), tables.alternateTitles, 'alternate_titles'],
    [table('film-terms'), tables.terms, 'terms'],
    [table('term-labels'), tables.labels, 'labels'],
    [table('similarity-model'), tables.model, 'model'],
    [table('ring-films'), tables.ringFilms, 'ring_films'],
    [table('ring-terms'), tables.ringTerms, 'ring_terms'],
  ];
}

function openDataLoads({ facts, articles, opinions }: FilmTables): readonly OpenDataLoad[] {
  return [
    ...(facts
      ? [{ source: facts, load: table('film-facts'), count: table('count-film-facts') }]
      : []),
    ...(articles
      ? [{ source: articles, load: table('insert-articles'), count: table('count-articles') }]
      : []),
    ...(opinions ? [{ source: opinions, load: table('film-opinions') }] : []),
  ];
}

async function loadTables(
  { stage, signal, workers, memoryBytes, progress }: TaskContext,
  database: Target,
  loads: readonly Load[],
  openData: readonly OpenDataLoad[],
): Promise<TaskReport> {
  using session = await openDuckDB({
    path: stage(database),
    threads: workers,
    memoryLimitBytes: memoryBytes,
  });
  using _interrupt = interruptOn(session.connection, signal);
  let rows = 0;
  for (const [done, [statement, folder]] of loads.entries()) {
    progress({ done, total: loads.length, unit: 'steps' });
    rows += await runSqlFile(session.connection, statement, {
      parquet: parquetPattern(folder.path),
    });
  }
  await runSqlFile(session.connection, table('articles'));
  for (const { source, load } of openData) {
    const { kind, path } = source;
    rows += await runSqlFile(
      session.connection,
      load,
      kind === 'directory' ? { parquet: parquetPattern(path) } : { file: filePattern(path) },
    );
  }
  await session.connection.run('CHECKPOINT');
  return { rows };
}

function checkTables(
  context: TaskContext,
  database: Target,
  loads: readonly Load[],
): Promise<readonly CheckResult[]> {
  const folders = loads.map(
    ([, { path }, parameter]) => [parameter, parquetPattern(path)] as const,
  );
  return sqlChecks(CHECKS, Object.fromEntries(folders), context, {
    database: context.stage(database),
  });
}
