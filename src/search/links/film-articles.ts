import { listValue } from '@duckdb/node-api';
import { readRows } from '../../duckdb/rows.ts';
import type { FilmDatabase } from '../film-database.ts';

const FILM_ARTICLES = new URL('./film-articles.sql', import.meta.url);
const WIKIPEDIA = 'https://en.wikipedia.org/wiki/';

/** The URLs of the Wikipedia articles about films, by film; films without one are left out. */
export async function filmArticles(
  database: Pick<FilmDatabase, 'read'>,
  filmIds: readonly number[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<number, string>> {
  const rows = await database.read(
    (connection) =>
      readRows(
        connection,
        FILM_ARTICLES,
        { film_id: 'integer', article: 'text' },
        { ids: listValue([...filmIds]) },
      ),
    { signal },
  );
  return new Map(rows.map(({ film_id: id, article }) => [id, `${WIKIPEDIA}${article}`]));
}
