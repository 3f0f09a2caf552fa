import { version as duckdbVersion } from '@duckdb/node-api';
import { parquetPattern } from '../../duckdb/columns.ts';
import { interruptOn, openDuckDB } from '../../duckdb/connect.ts';
import { runSqlFile } from '../../duckdb/sql-file.ts';
import type { Task, TaskContext, TaskReport } from '../../workflow/task.ts';
import { genreParquets, type GenreFolders } from '../genre-parquets.ts';
import type { PrepFilms } from '../prep-films.ts';

const WRITE_GENRES = new URL('./write-genres.sql', import.meta.url);

/** The task `GenreParquets` on DuckDB. */
export function genreParquetsOnDuckDB(prepared: PrepFilms, dataDir: string): Task {
  return genreParquets(prepared, dataDir, (folders) => ({
    module: import.meta.url,
    engine: `duckdb ${duckdbVersion()}`,
    run: (context) => writeGenres(context, folders),
  }));
}

async function writeGenres(
  { stage, signal, memoryBytes }: TaskContext,
  { films, genres }: GenreFolders,
): Promise<TaskReport> {
  // One thread: several would each write a file of their own, in an order of their own.
  using session = await openDuckDB({
    threads: 1,
    memoryLimitBytes: memoryBytes,
    tempDirectory: `${stage(genres)}.spill`,
  });
  using _interrupt = interruptOn(session.connection, signal);
  const rows = await runSqlFile(session.connection, WRITE_GENRES, {
    films: parquetPattern(films.path),
    path: stage(genres),
  });
  return { rows };
}
