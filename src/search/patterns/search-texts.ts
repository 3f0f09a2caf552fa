import { readColumns } from '../../duckdb/columns.ts';
import type { QueryPool } from '../query-pool.ts';
import { foldedLists, type FoldedLists } from './folded-lists.ts';
import { FoldedTexts } from './folded-texts.ts';
import { foldedTitles, type FoldedTitles } from './folded-titles.ts';
import { withoutAccents } from './without-accents.ts';

/** The texts in which a pattern is searched for. */
export interface SearchTexts {
  /** n, by row; null where the film has none. */
  readonly texts: readonly (string | null)[];
  readonly folded: FoldedTexts;
}

/** A text of all films, in the forms in which it is searched; each is made at its first use. */
export interface SearchedText {
  readonly written: () => SearchTexts;
  /** Without accents; null where that is no other text. */
  readonly unaccented: () => SearchTexts;
  readonly titles: () => FoldedTitles;
  readonly lists: () => FoldedLists;
}

const LOAD_TIMEOUT_MS = 30_000;

/** The texts of all films, given as SQL over `films`. */
export type TextsOf = (text: string) => Promise<SearchedText>;

/** Reads texts at their first use and keeps them, some 100 bytes per film and form. */
export function searchTexts(pool: QueryPool): TextsOf {
  const kept = new Map<string, Promise<SearchedText>>();

  async function load(text: string): Promise<SearchedText> {
    const statement = `SELECT coalesce(${text}, '') AS text, (${text} IS NULL)::INTEGER AS absent
      FROM films ORDER BY film_id`;
    const columns = await pool.run(
      async (connection) => readColumns(connection, statement, { text: 'text', absent: 'integer' }),
      { timeoutMs: LOAD_TIMEOUT_MS },
    );
    return formsOf(columns.text.map((value, row) => (columns.absent[row] === 1 ? null : value)));
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

function formsOf(texts: readonly (string | null)[]): SearchedText {
  return {
    written: once(() => searched(texts)),
    unaccented: once(() => searched(texts.map(otherWithoutAccents))),
    titles: once(() => foldedTitles(texts)),
    lists: once(() => foldedLists(texts)),
  };
}

function searched(texts: readonly (string | null)[]): SearchTexts {
  return { texts, folded: new FoldedTexts(texts) };
}

function otherWithoutAccents(text: string | null): string | null {
  const unaccented = text === null ? null : withoutAccents(text);
  return unaccented === text ? null : unaccented;
}

function once<Made extends object>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}
