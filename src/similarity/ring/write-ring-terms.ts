import { join } from 'node:path';
import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import { appendColumns, parquetPattern } from '../../duckdb/columns.ts';
import { runSqlFile, sqlText } from '../../duckdb/sql-file.ts';
import type { Target, TaskContext } from '../../workflow/task.ts';
import { numberedFields } from '../term-sources/source-terms.ts';
import type { TermTargets } from '../terms/term-targets.ts';
import { termsOf, type FilmFeatures } from '../terms/terms-of-film.ts';

const sql = (name: string): URL => new URL(`./${name}.sql`, import.meta.url);

interface RingTermsInput {
  /** The ring, with what its terms are made from. */
  readonly ring: Target;
  /** The folders with the terms of other sources. */
  readonly sources: readonly Target[];
  readonly targets: TermTargets;
}

/**
 * Stages the terms of the ring's films: film_id, term_id, tf, sorted by both ids. term_id is the place
 * of a term in the staged model, and a weight is tf times the idf that the term has there. Terms that
 * no film has are left out: nothing could have them in common.
 */
export async function writeRingTerms(
  connection: DuckDBConnection,
  context: TaskContext,
  { ring, sources, targets }: RingTermsInput,
): Promise<void> {
  const films = parquetPattern(ring.path);
  await runSqlFile(connection, sql('create-ring-counts'));
  const result = await connection.run(sqlText(sql('ring-features')), { ring: films });
  for await (const rows of result.yieldRowObjectJs()) {
    context.signal.throwIfAborted();
    await appendRingCounts(connection, rows as unknown as readonly RingFilm[]);
  }
  for (const { path } of sources) {
    await runSqlFile(connection, sql('insert-ring-source-terms'), {
      source: parquetPattern(path),
      ring: films,
    });
  }
  await runSqlFile(connection, sql('write-ring-terms'), {
    fields: listValue([...(await numberedFields(connection))]),
    terms: parquetPattern(context.stage(targets.terms)),
    path: join(context.stage(targets.ringTerms), 'part-00000.parquet'),
  });
}

type RingFilm = FilmFeatures & { readonly film_id: number };

async function appendRingCounts(
  connection: DuckDBConnection,
  films: readonly RingFilm[],
): Promise<void> {
  const rows = films.flatMap((film) =>
    termsOf(film).map((counted) => Object.assign(counted, { filmId: film.film_id })),
  );
  await appendColumns(connection, 'ring_counts', [
    Int32Array.from(rows, (row) => row.filmId),
    rows.map((row) => row.field),
    rows.map((row) => row.term),
    Float64Array.from(rows, (row) => row.tf),
  ]);
}
