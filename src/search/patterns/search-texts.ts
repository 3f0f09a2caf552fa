import { readColumns } from '../../duckdb/columns.ts';
import { FoldedTexts } from './folded-texts.ts';
import type { QueryPool } from '../query-pool.ts';
import { PATTERN_TEXTS, type PatternCriterion } from '../search-criteria.ts';

/** The texts in which a pattern is looked for. */
export interface SearchTexts {
  /** n, by row; null where the film has none. */
  readonly texts: readonly (string | null)[];
  readonly folded: FoldedTexts;
}

const LOAD_TIMEOUT_MS = 30_000;

/** Reads the texts of a criterion at its first use and keeps them, some 200 bytes a film. */
export function searchTexts(
  pool: QueryPool,
): (criterion: PatternCriterion) => Promise<SearchTexts> {
  const kept = new Map<PatternCriterion, Promise<SearchTexts>>();

  async function load(criterion: PatternCriterion): Promise<SearchTexts> {
    const text = PATTERN_TEXTS[criterion];
    const statement = `SELECT coalesce(${text}, '') AS text, (${text} IS NULL)::INTEGER AS absent
      FROM films ORDER BY film_id`;
    const columns = await pool.run(
      async (connection) => readColumns(connection, statement, { text: 'text', absent: 'integer' }),
      { timeoutMs: LOAD_TIMEOUT_MS },
    );
    const texts = columns.text.map((value, row) => (columns.absent[row] === 1 ? null : value));
    return { texts, folded: new FoldedTexts(texts) };
  }

  return async (criterion) => {
    const known = kept.get(criterion);
    if (known !== undefined) return known;
    const loading = load(criterion);
    kept.set(criterion, loading);
    loading.catch(() => kept.delete(criterion));
    return loading;
  };
}
