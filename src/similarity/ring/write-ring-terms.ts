import { join } from 'node:path';
import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import { parquetPattern } from '../../duckdb/columns.ts';
import { runSqlFile } from '../../duckdb/sql-file.ts';
import type { Target, TaskContext } from '../../workflow/task.ts';
import { numberedFields } from '../term-sources/source-terms.ts';
import { createTermCounts, type FilmSet } from '../terms/counts/count-terms.ts';
import type { TermTargets } from '../terms/term-targets.ts';

const sql = (name: string): URL => new URL(`./${name}.sql`, import.meta.url);

/** The ring's films, for their terms to be counted. */
export function ringSet(
  { stage }: TaskContext,
  { ring, targets }: { readonly ring: Target; readonly targets: TermTargets },
): FilmSet {
  return {
    films: ring,
    statement: sql('ring-features'),
    parameters: { ring: parquetPattern(ring.path) },
    counts: `${stage(targets.ringTerms)}.counts`,
  };
}

interface RingTermsInput {
  /** The folders with the terms of other sources. */
  readonly sources: readonly Target[];
  readonly targets: TermTargets;
}

/**
 * Stages the terms of the ring's films, which have been counted: film_id, term_id, tf, sorted by both
 * ids. term_id is the place of a term in the staged model, and a weight is tf times the idf that the
 * term has there. Terms that no film has are left out: nothing could have them in common.
 */
export async function writeRingTerms(
  connection: DuckDBConnection,
  context: TaskContext,
  ring: FilmSet,
  { sources, targets }: RingTermsInput,
): Promise<void> {
  const fields = listValue([...(await numberedFields(connection))]);
  await createTermCounts(connection, ring);
  for (const { path } of sources) {
    await runSqlFile(connection, sql('insert-ring-source-terms'), {
      source: parquetPattern(path),
      ring: parquetPattern(ring.films.path),
      fields,
    });
  }
  await runSqlFile(connection, sql('write-ring-terms'), {
    fields,
    terms: parquetPattern(context.stage(targets.terms)),
    path: join(context.stage(targets.ringTerms), 'part-00000.parquet'),
  });
}
