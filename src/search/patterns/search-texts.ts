import { readColumns } from '../../duckdb/columns.ts';
import { FoldedTexts } from './folded-texts.ts';
import type { QueryPool } from '../query-pool.ts';

/** The texts in which a pattern is searched for. */
export interface SearchTexts {
  /** n, by row; null where the film has none. */
  readonly texts: readonly (string | null)[];
  readonly folded: FoldedTexts;
}

const LOAD_TIMEOUT_MS = 30_000;

/** The texts of all films, given as SQL over `films`. */
export type TextsOf = (text: string) => Promise<SearchTexts>;

/** Reads texts at their first use and keeps them, some 200 bytes per film. */
export function searchTexts(pool: QueryPool): TextsOf {
  const kept = new Map<string, Promise<SearchTexts>>();

  async function load(text: string): Promise<SearchTexts> {
    const statement = `SELECT coalesce(${text}, '') AS text, (${text} IS NULL)::INTEGER AS absent
      FROM films ORDER BY film_id`;
    const columns = await pool.run(
      async (connection) => readColumns(connection, statement, { text: 'text', absent: 'integer' }),
      { timeoutMs: LOAD_TIMEOUT_MS },
    );
    const texts = columns.text.map((value, row) => (columns.absent[row] === 1 ? null : value));
    return { texts, folded: new FoldedTexts(texts) };
  }

  return async (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const loading = load(text);
    kept.set(text, loading);
    loading.catch(() => kept.delete(text));
    return loading;
  };
}
