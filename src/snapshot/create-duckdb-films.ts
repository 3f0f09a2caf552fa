import { join } from 'node:path';
import { version as duckdbVersion } from '@duckdb/node-api';
import { parquetPattern } from '../duckdb/columns.ts';
import { interruptOn, openDuckDB } from '../duckdb/connect.ts';
import { sqlChecks } from '../duckdb/sql-checks.ts';
import { runSqlFile } from '../duckdb/sql-file.ts';
import type { Target, Task } from '../workflow/task.ts';

/** The parquet folders that become tables, with the tasks that write them. */
export interface FilmTables {
  readonly films: Target;
  readonly people: Target;
  readonly credits: Target;
  readonly alternateTitles: Target;
  readonly terms: Target;
  readonly model: Target;
  readonly tasks: readonly Task[];
}

/** The task `CreateDuckDBFilms` and the database file that it writes. */
export interface CreateDuckDBFilms {
  readonly task: Task;
  readonly database: Target;
  /** The parquet folders that the file was loaded from. */
  readonly tables: readonly Target[];
}

/** Rules that hold of the file beyond those that hold of what it is loaded from. */
const CHECKS = [new URL('./checks/loaded-rows.sql', import.meta.url)];

/**
 * The task `CreateDuckDBFilms`: a DuckDB file with films, people, credits, alternate_titles,
 * film_terms and similarity_model.
 */
export function createDuckDBFilms(tables: FilmTables, dataDir: string): CreateDuckDBFilms {
  const database: Target = {
    kind: 'file',
    path: join(dataDir, 'output', 'database', 'films.duckdb'),
  };
  const statements: readonly (readonly [URL, Target])[] = [
    [new URL('./tables/films.sql', import.meta.url), tables.films],
    [new URL('./tables/people.sql', import.meta.url), tables.people],
    [new URL('./tables/credits.sql', import.meta.url), tables.credits],
    [new URL('./tables/alternate-titles.sql', import.meta.url), tables.alternateTitles],
    [new URL('./tables/film-terms.sql', import.meta.url), tables.terms],
    [new URL('./tables/similarity-model.sql', import.meta.url), tables.model],
  ];
  const task: Task = {
    name: 'CreateDuckDBFilms',
    summary: 'Load films, people, credits, alternate titles and terms into a DuckDB file',
    requires: tables.tasks,
    reads: statements.map(([, target]) => target),
    targets: [database],
    parameters: {},
    module: import.meta.url,
    engine: `duckdb ${duckdbVersion()}`,
    async run({ stage, signal, workers, memoryBytes, progress }) {
      using session = await openDuckDB({
        path: stage(database),
        threads: workers,
        memoryLimitBytes: memoryBytes,
      });
      using _interrupt = interruptOn(session.connection, signal);
      let rows = 0;
      for (const [done, [statement, target]] of statements.entries()) {
        progress({ done, total: statements.length, unit: 'steps' });
        rows += await runSqlFile(session.connection, statement, {
          parquet: parquetPattern(target.path),
        });
      }
      await session.connection.run('CHECKPOINT');
      return { rows };
    },
    async check(context) {
      const { films, people, credits, alternateTitles, terms, model } = tables;
      const targets = { films, people, credits, alternate_titles: alternateTitles, terms, model };
      const folders = Object.entries(targets).map(
        ([name, { path }]) => [name, parquetPattern(path)] as const,
      );
      const loaded = { database: context.stage(database) };
      return sqlChecks(CHECKS, Object.fromEntries(folders), context, loaded);
    },
  };
  return { task, database, tables: statements.map(([, target]) => target) };
}
