import { version } from '@duckdb/node-api';
import { interruptOn, openDuckDB } from '../../duckdb/connect.ts';
import { sqlText } from '../../duckdb/sql-file.ts';
import { shipProgram, transformStatement } from '../../spark/executor-program.ts';
import { parquetView } from '../../spark/parquet-view.ts';
import { runSparkJob } from '../../spark/spark-job.ts';
import type { Spark } from '../../spark/spark.ts';
import { textsLiteral } from '../../spark/sql-literal.ts';
import { moduleFile } from '../../workflow/state/code-files.ts';
import type { TaskContext, TaskReport } from '../../workflow/task.ts';
import {
  filmTerms,
  type FilmTerms,
  type FilmTermsInput,
  type FilmTermsOptions,
} from '../film-terms.ts';
import { writeModel } from '../model/write-model.ts';
import { CLOSER_FIELDS } from '../terms/similarity-fields.ts';
import { createSourceTerms, numberedFields, writeTermLabels } from '../terms/source-terms.ts';

/** A film's terms by the same code as here. */
const PROGRAM = moduleFile(import.meta.url, './term-counts-program.ts');

const FEATURES = new URL('./film-features.sql', import.meta.url);
const TERMS = new URL('./terms.sql', import.meta.url);
const TERM_ROW_COUNT = new URL('./term-row-count.sql', import.meta.url);

/**
 * The task `FilmTerms` on Spark: the same terms and weights, to the last bit, as on DuckDB. The
 * fields and the model's arrays are numbered on this machine, where the labels are written too.
 */
export function filmTermsOnSpark(spark: Spark, options: FilmTermsOptions): FilmTerms {
  return filmTerms(options, (input) => ({
    module: import.meta.url,
    engine: `spark ${spark.version}, duckdb ${version()}`,
    async run(context) {
      using session = await openDuckDB({
        threads: context.workers,
        memoryLimitBytes: context.memoryBytes,
        tempDirectory: `${context.stage(input.targets.terms)}.spill`,
      });
      const { connection } = session;
      using _interrupt = interruptOn(connection, context.signal);
      await createSourceTerms(connection, input.sources);
      const report = await writeTerms(spark, context, input, await numberedFields(connection));
      await writeTermLabels(connection, context, input.targets);
      await writeModel(connection, context, input.films, input.targets);
      return report;
    },
  }));
}

async function writeTerms(
  spark: Spark,
  context: TaskContext,
  { films, credits, sources, targets }: FilmTermsInput,
  fields: readonly string[],
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
      const statements = [
        `DECLARE OR REPLACE VARIABLE fields ARRAY<STRING> = ${textsLiteral(fields)}`,
        `DECLARE OR REPLACE VARIABLE closer_fields INT = ${CLOSER_FIELDS}`,
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
        ...sources.map(({ path }, index) => parquetView(`source_${index}`, path, storage)),
        termCounts(sources.length),
        sqlText(TERMS),
      ];
      return { statements, files, archives };
    },
    outputs: [{ view: 'terms', directory, rowCount: sqlText(TERM_ROW_COUNT) }],
  });
  return { rows: rows[0] ?? 0 };
}

/** The statement that adds the terms of other sources to those of the films' own columns. */
function termCounts(sources: number): string {
  const views = Array.from(
    { length: sources },
    (_, index) => `SELECT film_id, CAST(array_position(fields, field) - 1 AS INT), term, weight
      FROM source_${index}`,
  );
  const own = 'SELECT film_id, field, term, CAST(tf AS DOUBLE) AS tf FROM own_term_counts';
  return `CREATE OR REPLACE TEMPORARY VIEW term_counts AS ${[own, ...views].join(' UNION ALL ')}`;
}
