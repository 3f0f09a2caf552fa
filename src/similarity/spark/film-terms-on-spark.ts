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
import { CLOSER_FIELDS, FIELDS } from '../terms/similarity-fields.ts';

/** A film's terms by the same code as here. */
const PROGRAM = moduleFile(import.meta.url, './term-counts-program.ts');

const FEATURES = new URL('./film-features.sql', import.meta.url);
const TERMS = new URL('./terms.sql', import.meta.url);
const TERM_ROW_COUNT = new URL('./term-row-count.sql', import.meta.url);

/**
 * The task `FilmTerms` on Spark: the same terms and weights, to the last bit, as on DuckDB. The
 * model's arrays are numbered on this machine.
 */
export function filmTermsOnSpark(spark: Spark, options: FilmTermsOptions): FilmTerms {
  return filmTerms(options, (input) => ({
    module: import.meta.url,
    engine: `spark ${spark.version}, duckdb ${version()}`,
    async run(context) {
      const report = await writeTerms(spark, context, input);
      await writeModelHere(context, input);
      return report;
    },
  }));
}

async function writeTerms(
  spark: Spark,
  context: TaskContext,
  { films, credits, targets }: FilmTermsInput,
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
        `DECLARE OR REPLACE VARIABLE fields ARRAY<STRING> = ${textsLiteral(FIELDS)}`,
        `DECLARE OR REPLACE VARIABLE closer_fields INT = ${CLOSER_FIELDS}`,
        parquetView('films', films.path, storage),
        parquetView('credits', credits.path, storage),
        sqlText(FEATURES),
        transformStatement({
          view: 'term_counts',
          cached: true,
          input: ['film'],
          from: 'SELECT film FROM film_features',
          command,
          output: { film_id: 'INT', field: 'INT', term: 'STRING', tf: 'INT' },
        }),
        sqlText(TERMS),
      ];
      return { statements, files, archives };
    },
    outputs: [{ view: 'terms', directory, rowCount: sqlText(TERM_ROW_COUNT) }],
  });
  return { rows: rows[0] ?? 0 };
}

async function writeModelHere(
  context: TaskContext,
  { films, targets }: FilmTermsInput,
): Promise<void> {
  using session = await openDuckDB({
    threads: context.workers,
    memoryLimitBytes: context.memoryBytes,
    tempDirectory: `${context.stage(targets.terms)}.spill`,
  });
  using _interrupt = interruptOn(session.connection, context.signal);
  await writeModel(session.connection, context, films, targets);
}
