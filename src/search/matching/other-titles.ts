import { readColumns } from '../../duckdb/columns.ts';
import { sqlText } from '../../duckdb/sql-file.ts';
import { asFilmId, rowOf } from '../../similarity/model/model.ts';
import { isDense } from '../suggest/names/dense-script.ts';
import { foldedTitles } from '../patterns/folded-names.ts';
import { titleSearch } from '../patterns/text-match.ts';
import { withoutAccents } from '../patterns/without-accents.ts';
import type { QueryPool } from '../query-pool.ts';
import type { FilmTable } from '../table/film-table.ts';

/** How well the original and alternate titles of films fit a text, by row; 0: not at all. */
export type OtherTitles = (text: string, signal: AbortSignal | undefined) => Promise<Uint8Array>;

const WITH_WORD = sqlText(new URL('other-titles.sql', import.meta.url));
/** Shorter words are in too many titles to tell any of them apart. */
const LEAST_LETTERS = 3;

/**
 * Searches the titles that films have besides their own. There may be a dozen of each, so they are
 * not kept in memory: DuckDB finds those with the longest word, which are then compared as titles are.
 */
export function createOtherTitles(pool: QueryPool, films: FilmTable): OtherTitles {
  let some: Promise<boolean> | undefined;

  return async (text, signal) => {
    const fits = new Uint8Array(films.filmIds.length);
    const word = longestWord(text);
    some ??= hasOtherTitles(pool);
    some.catch(() => (some = undefined));
    if (word === undefined || !(await some)) return fits;
    const found = await pool.run(
      async (connection) =>
        readColumns(
          connection,
          WITH_WORD,
          { film_id: 'integer', title: 'text' },
          { text: withoutAccents(word).toLowerCase() },
        ),
      { signal },
    );
    const rows = Array.from(found.film_id, (filmId) => rowOf(films, asFilmId(filmId)) ?? -1);
    const years = Int32Array.from(rows, (row) => films.years[row] ?? 0);
    const names = foldedTitles(found.title);
    const { rowsOf, fitOf } = titleSearch(text, { filmIds: found.film_id, years });
    for (const place of rowsOf(names)) {
      const row = rows[place] ?? -1;
      if (row !== -1) fits[row] = Math.max(fits[row] ?? 0, fitOf(names, place));
    }
    return fits;
  };
}

async function hasOtherTitles(pool: QueryPool): Promise<boolean> {
  const { film_id: ids } = await pool.run(async (connection) =>
    readColumns(
      connection,
      `${WITH_WORD.replace(/;\s*$/, '')} LIMIT 1`,
      { film_id: 'integer' },
      { text: '' },
    ),
  );
  return ids.length > 0;
}

/** The longest word, but no number, which may be written in other ways; undefined when all are short. */
function longestWord(text: string): string | undefined {
  const words = text
    .normalize('NFC')
    .replaceAll(/['’]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => !/\d/.test(word))
    .filter((word) => word.length >= (isDense(word.charCodeAt(0)) ? 1 : LEAST_LETTERS));
  return words.toSorted((one, other) => other.length - one.length)[0];
}
