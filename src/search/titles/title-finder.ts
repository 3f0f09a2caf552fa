import type { DuckDBConnection } from '@duckdb/node-api';
import { readSuggestableFilms } from '../suggest/suggested.ts';
import { createSuggester } from '../suggest/suggester.ts';

/** A film that was found by a title. */
interface FoundByTitle {
  readonly filmId: number;
  /** The other title by which it was found; null: by its own. */
  readonly matchedBy: string | null;
}

/** The films that a title may mean, the best match first: those that are suggested for it. */
export type TitleFinder = (title: string, limit: number) => readonly FoundByTitle[];

/** Indexes the titles of all films, which takes about a second for 36,000. */
export async function readTitleFinder(connection: DuckDBConnection): Promise<TitleFinder> {
  const suggest = createSuggester(await readSuggestableFilms(connection));
  return (title, limit) =>
    suggest(title, limit).flatMap((one) =>
      one.kind === 'film' ? [{ filmId: one.film_id, matchedBy: one.matched_by }] : [],
    );
}
