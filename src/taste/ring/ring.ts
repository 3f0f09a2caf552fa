/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import type { DuckDBConnection } from '@duckdb/node-api';
import { readColumns } from '../../duckdb/columns.ts';
import { sqlText } from '../../duckdb/sql-file.ts';

/**
 * Films that are rated too low for the collection: evidence of taste, never offered. Their terms are
 * those that films of the collection have, by their places in its model.
 */
export interface Ring {
  /** q, ascending. */
  readonly filmIds: Int32Array;
  readonly titles: readonly string[];
  /** q */
  readonly voteCounts: Int32Array;
  /** q + 1 */
  readonly rowOffsets: Int32Array;
  /** By film, each ascending. */
  readonly rowTerms: Int32Array;
  /** How often the film has each term: a weight is this times the term's idf. */
  readonly termCounts: Float64Array;
}

/** Reads the ring of a snapshot; it is empty if the snapshot was built without one. */
export async function loadRing(connection: DuckDBConnection): Promise<Ring> {
  const films = await readColumns(connection, sql('ring-films'), {
    film_id: 'integer',
    title: 'text',
    vote_count: 'integer',
  });
  const terms = await readColumns(connection, sql('ring-terms'), {
    film_id: 'integer',
    term_id: 'integer',
    tf: 'double',
  });
  return {
    filmIds: films.film_id,
    titles: films.title,
    voteCounts: films.vote_count,
    rowOffsets: offsetsOf(films.film_id, terms.film_id),
    rowTerms: terms.term_id,
    termCounts: terms.tf,
  };
}

/** Where the entries of each film begin, and the last ones end. */
function offsetsOf(filmIds: Int32Array, entryFilms: Int32Array): Int32Array {
  const offsets = new Int32Array(filmIds.length + 1);
  let entry = 0;
  for (let film = 0; film < filmIds.length; film++) {
    while (entry < entryFilms.length && entryFilms[entry]! <= filmIds[film]!) entry++;
    offsets[film + 1] = entry;
  }
  return offsets;
}

function sql(name: string): string {
  return sqlText(new URL(`./${name}.sql`, import.meta.url));
}
