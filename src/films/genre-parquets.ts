import { version as duckdbVersion } from '@duckdb/node-api';
import { parquetPattern } from '../duckdb/columns.ts';
import { interruptOn, openDuckDB } from '../duckdb/connect.ts';
import { runSqlFile } from '../duckdb/sql-file.ts';
import type { Task } from '../workflow/task.ts';
import { checkGenres, genresTarget } from './checks/genre-checks.ts';
import type { PrepFilms } from './prep-films.ts';

const WRITE_GENRES = new URL('./local/write-genres.sql', import.meta.url);

/**
 * The task `GenreParquets`: the films once more, under each of their genres, in Hive partitions
 * `output/genres/genre=Drama/`.
 */
export function genreParquets(prepared: PrepFilms, dataDir: string): Task {
  const genres = genresTarget(dataDir);
  return {
    name: 'GenreParquets',
    summary: 'Write the films of each genre to a partition of its own',
    requires: [prepared.task],
    reads: [prepared.films],
    targets: [genres],
    parameters: {},
    module: import.meta.url,
    engine: `duckdb ${duckdbVersion()}`,
    async run({ stage, signal, memoryBytes }) {
      // One thread: several would each write a file of their own, in an order of their own.
      using session = await openDuckDB({
        threads: 1,
        memoryLimitBytes: memoryBytes,
        tempDirectory: `${stage(genres)}.spill`,
      });
      using _interrupt = interruptOn(session.connection, signal);
      const rows = await runSqlFile(session.connection, WRITE_GENRES, {
        films: parquetPattern(prepared.films.path),
        path: stage(genres),
      });
      return { rows };
    },
    check: (context) => checkGenres(context, prepared.films, genres),
  };
}
