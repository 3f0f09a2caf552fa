import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { version, type DuckDBConnection } from '@duckdb/node-api';
import { sqlText } from '../../duckdb/sql-file.ts';
import { taskSession } from '../../duckdb/task-session.ts';
import { CAST_CATEGORIES } from '../../films/cast-categories.ts';
import { shipProgram, transformStatement } from '../../spark/executor-program.ts';
import { parquetView } from '../../spark/parquet-view.ts';
import { runSparkJob } from '../../spark/spark-job.ts';
import type { Spark } from '../../spark/spark.ts';
import { textsLiteral } from '../../spark/sql-literal.ts';
import { moduleFile } from '../../workflow/state/freshness/code-files.ts';
import type { TaskContext, TaskReport } from '../../workflow/task.ts';
import {
  filmTerms,
  type FilmTerms,
  type FilmTermsInput,
  type FilmTermsOptions,
} from '../film-terms.ts';
import { writeModel } from '../model/stored/write-model.ts';
import { countTerms } from '../terms/counts/count-terms.ts';
import { CLOSER_FIELDS } from '../terms/similarity-fields.ts';
import { ringSet, writeRingTerms } from '../ring/write-ring-terms.ts';
import {
  createSourceTerms,
  idleSourceFields,
  numberedFields,
  writeSourceTerms,
  writeTermLabels,
} from '../term-sources/source-terms.ts';

/** A film's terms by the same code as here. */
const PROGRAM = moduleFile(import.meta.url, './term-counts-program.ts');

const FEATURES = new URL('./film-features.sql', import.meta.url);
const ALL_TERM_COUNTS = new URL('./all-term-counts.sql', import.meta.url);
const TERMS = new URL('./terms.sql', import.meta.url);
const TERM_ROW_COUNT = new URL('./term-row-count.sql', import.meta.url);

/**
 * The task `FilmTerms` on Spark: the same terms and weights, to the last bit, as on DuckDB. The
 * fields and the model's arrays are numbered on this machine, where the labels and the ring's terms are written too.
 */
export function filmTermsOnSpark(spark: Spark, options: FilmTermsOptions): FilmTerms {
  return filmTerms(options, (input) => ({
    module: import.meta.url,
    engine: `spark ${spark.version}, duckdb ${version()}`,
    async run(context) {
      using session = await taskSession(context, input.targets.terms);
      const { connection } = session;
      const warnings = await createSourceTerms(connection, input.films, input.sources);
      const report = await writeTerms(spark, context, input, connection);
      await writeTermLabels(connection, context, input.targets);
      const idle = await idleSourceFields(connection, context, input.targets);
      await writeModel(connection, context, input.films, input.targets);
      const ring = ringSet(context, input);
      await countTerms(connection, context, [ring]);
      await writeRingTerms(connection, context, ring, input);
      return { ...report, warnings: [...warnings, ...idle] };
    },
  }));
}

async function writeTerms(
  spark: Spark,
  context: TaskContext,
  { films, credits, targets }: FilmTermsInput,
  connection: DuckDBConnection,
): Promise<TaskReport> {
  const directory = context.stage(targets.terms);
  const scratch = `${directory}.spark`;
  const { rows } = await runSparkJob({
    spark,
    context,
    name: 'FilmTerms',
    scratch,
    async script(storage) {
      const { command, files, archives } = await shipProgram(PROGRAM, [], spark, scratch);
      const more = join(scratch, 'source-terms');
      await mkdir(more);
      await writeSourceTerms(connection, join(more, 'part-00000.parquet'));
      const fields = await numberedFields(connection);
      const statements = [
        `DECLARE OR REPLACE VARIABLE fields ARRAY<STRING> = ${textsLiteral(fields)}`,
        `DECLARE OR REPLACE VARIABLE closer_fields INT = ${CLOSER_FIELDS}`,
        `DECLARE OR REPLACE VARIABLE cast_categories ARRAY<STRING> = ${textsLiteral(CAST_CATEGORIES)}`,
        parquetView('films', films.path, storage),
        parquetView('credits', credits.path, storage),
        sqlText(FEATURES),
        transformStatement({
          view: 'own_term_counts',
          cached: true,
          input: ['film'],
          from: 'SELECT film FROM film_features',
          command,
          output: { film_id: 'INT', field: 'INT', term: 'STRING', tf: 'INT' },
        }),
        parquetView('source_terms', more, storage),
        sqlText(ALL_TERM_COUNTS),
        sqlText(TERMS),
      ];
      return { statements, files, archives };
    },
    outputs: [{ view: 'terms', directory, rowCount: sqlText(TERM_ROW_COUNT) }],
  });
  return { rows: rows[0] ?? 0 };
}
