import { version as duckdbVersion } from '@duckdb/node-api';
import { parquetPattern } from '../../duckdb/columns.ts';
import { interruptOn, openDuckDB } from '../../duckdb/connect.ts';
import { runSqlFile } from '../../duckdb/sql-file.ts';
import type { Task, TaskContext, TaskReport } from '../../workflow/task.ts';
import type { PublishedFilms } from '../film-targets.ts';
import { genreParquets, type GenreFolders } from '../genre-parquets.ts';

const GENRES = new URL('./genres.sql', import.meta.url);

/** The task `GenreParquets` on DuckDB. */
export function genreParquetsOnDuckDB(published: PublishedFilms, dataDir: string): Task {
  return genreParquets(published, dataDir, (folders) => ({
    module: import.meta.url,
    engine: `duckdb ${duckdbVersion()}`,
    run: (context) => writeGenres(context, folders),
  }));
}

async function writeGenres(
  { stage, signal, memoryBytes }: TaskContext,
  { films, genres }: GenreFolders,
): Promise<TaskReport> {
  // one thread, because several would each write files of their own, in any order
  using session = await openDuckDB({
    threads: 1,
    memoryLimitBytes: memoryBytes,
    tempDirectory: `${stage(genres)}.spill`,
  });
  using _interrupt = interruptOn(session.connection, signal);
  const rows = await runSqlFile(session.connection, GENRES, {
    films: parquetPattern(films.path),
    path: stage(genres),
  });
  return { rows };
}
