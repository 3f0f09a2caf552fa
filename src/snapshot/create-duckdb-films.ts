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
  /** The file of statements from Wikidata, where they are used. */
  readonly facts: Target | undefined;
  readonly tasks: readonly Task[];
}

/** The task `CreateDuckDBFilms` and the database file that it writes. */
export interface CreateDuckDBFilms {
  readonly task: Task;
  readonly database: Target;
  /** What the file was loaded from. */
  readonly tables: readonly Target[];
  /** Whether it has the table film_facts. */
  readonly hasFacts: boolean;
}

const FILM_FACTS = new URL('./tables/film-facts.sql', import.meta.url);

/** Rules for the file, besides those for the folders that it is loaded from. */
const CHECKS = [new URL('./checks/loaded-rows.sql', import.meta.url)];

/** A table: its statement, the folder that it is loaded from, and that folder's parameter in CHECKS. */
type Load = readonly [statement: URL, folder: Target, parameter: string];

/**
 * The task `CreateDuckDBFilms`: a DuckDB file with films, people, credits, alternate_titles,
 * film_terms, term_labels and similarity_model; with Wikidata also film_facts.
 */
export function createDuckDBFilms(tables: FilmTables, dataDir: string): CreateDuckDBFilms {
  const database: Target = {
    kind: 'file',
    path: join(dataDir, 'output', 'database', 'films.duckdb'),
  };
  const loads = loadsOf(tables);
  const { facts } = tables;
  const inputs = [...loads.map(([, folder]) => folder), ...(facts ? [facts] : [])];
  const task: Task = {
    name: 'CreateDuckDBFilms',
    summary: 'Load films, people, credits, alternate titles and terms into a DuckDB file',
    requires: tables.tasks,
    reads: inputs,
    targets: [database],
    parameters: {},
    module: import.meta.url,
    engine: `duckdb ${duckdbVersion()}`,
    run: (context) => loadTables(context, database, loads, facts),
    check: (context) => checkTables(context, database, loads),
  };
  return { task, database, tables: inputs, hasFacts: facts !== undefined };
}

function loadsOf(tables: FilmTables): readonly Load[] {
  return [
    [new URL('./tables/films.sql', import.meta.url), tables.films, 'films'],
    [new URL('./tables/people.sql', import.meta.url), tables.people, 'people'],
    [new URL('./tables/credits.sql', import.meta.url), tables.credits, 'credits'],
    [
      new URL('./tables/alternate-titles.sql', import.meta.url),
      tables.alternateTitles,
      'alternate_titles',
    ],
    [new URL('./tables/film-terms.sql', import.meta.url), tables.terms, 'terms'],
    [new URL('./tables/term-labels.sql', import.meta.url), tables.labels, 'labels'],
    [new URL('./tables/similarity-model.sql', import.meta.url), tables.model, 'model'],
  ];
}

async function loadTables(
  { stage, signal, workers, memoryBytes, progress }: TaskContext,
  database: Target,
  loads: readonly Load[],
  facts: Target | undefined,
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
  if (facts !== undefined) {
    rows += await runSqlFile(session.connection, FILM_FACTS, { file: filePattern(facts.path) });
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
