import { parquetPattern, readColumns } from '../../duckdb/columns.ts';
import { openDuckDB } from '../../duckdb/connect.ts';
import { sqlText } from '../../duckdb/sql-file.ts';
import type { Target, TaskContext } from '../../workflow/task.ts';

const FILM_TCONSTS = new URL('./film-tconsts.sql', import.meta.url);

/** The ids of all films that `PrepFilms` has written, as IMDb writes them, by number. */
export async function readTconsts(
  films: Target,
  { workers, memoryBytes }: Pick<TaskContext, 'workers' | 'memoryBytes'>,
): Promise<readonly string[]> {
  using session = await openDuckDB({ threads: workers, memoryLimitBytes: memoryBytes });
  const kinds = { film_id: 'integer' } as const;
  const parameters = { parquet: parquetPattern(films.path) };
  const { film_id: ids } = await readColumns(
    session.connection,
    sqlText(FILM_TCONSTS),
    kinds,
    parameters,
  );
  return Array.from(ids, tconstOf);
}

/** `tt0083658` of 83658: at least seven digits. */
export function tconstOf(filmId: number): string {
  return `tt${String(filmId).padStart(7, '0')}`;
}

/** The number of an IMDb title id; null for anything else. */
export function filmIdOf(tconst: string): number | null {
  return /^tt\d{1,9}$/.test(tconst) ? Number(tconst.slice(2)) : null;
}
