import { version } from '@duckdb/node-api';
import { interruptOn, openDuckDB } from '../../duckdb/connect.ts';
import { sqlText } from '../../duckdb/sql-file.ts';
import { shipProgram, transformStatement } from '../../spark/executor-program.ts';
import { parquetView } from '../../spark/parquet-view.ts';
import { runSparkJob } from '../../spark/spark-job.ts';
import type { Spark } from '../../spark/spark.ts';
import { textsLiteral } from '../../spark/sql-literal.ts';
import { moduleFile } from '../../workflow/state/code-files.ts';
import type { Task, TaskContext, TaskReport } from '../../workflow/task.ts';
import type { FilmTerms, FilmTermsOptions } from '../film-terms.ts';
import { checkTerms } from '../checks/term-checks.ts';
import { termTargets } from '../terms/term-targets.ts';
import { CLOSER_FIELDS, FIELDS } from '../terms/similarity-fields.ts';
import { writeModel } from '../model/write-model.ts';

/** A film's terms by the same code as here. */
const PROGRAM = moduleFile(import.meta.url, './term-counts-program.ts');

const FEATURES = new URL('./film-features.sql', import.meta.url);
const TERMS = new URL('./terms.sql', import.meta.url);
const KEPT_TERM_COUNTS = new URL('./kept-term-counts.sql', import.meta.url);

/**
 * The task `FilmTerms` on Spark: the same terms and weights, to the last bit, as in
 * ../film-terms.ts. The model's arrays are numbered on this machine.
 */
export function filmTermsOnSpark(spark: Spark, options: FilmTermsOptions): FilmTerms {
  const { dataDir, prepFilms, films, credits } = options;
  const { terms, model } = termTargets(dataDir);
  const task: Task = {
    name: 'FilmTerms',
    summary: 'Weigh the words, genres, persons and other terms of every film by tf-idf, on Spark',
    requires: [prepFilms],
    reads: [films, credits],
    targets: [terms, model],
    parameters: {},
    module: import.meta.url,
    engine: `spark ${spark.version}, duckdb ${version()}`,
    run: (context) => writeFilmTerms(context),
    check: (context) => checkTerms(context, films, terms),
  };

  async function writeFilmTerms(context: TaskContext): Promise<TaskReport> {
    const scratch = `${context.stage(terms)}.spark`;
    const { rows } = await runSparkJob({
      spark,
      context,
      name: task.name,
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
            kept: true,
            input: ['film'],
            from: 'SELECT film FROM film_features',
            command,
            output: { film_id: 'INT', field: 'INT', term: 'STRING', tf: 'INT' },
          }),
          sqlText(TERMS),
        ];
        return { statements, files, archives };
      },
      outputs: [
        { view: 'terms', directory: context.stage(terms), rowCount: sqlText(KEPT_TERM_COUNTS) },
      ],
    });
    using session = await openDuckDB({
      threads: context.workers,
      memoryLimitBytes: context.memoryBytes,
      tempDirectory: `${context.stage(terms)}.spill`,
    });
    using _interrupt = interruptOn(session.connection, context.signal);
    await writeModel(session.connection, context, films, { terms, model });
    return { rows: rows[0] ?? 0 };
  }

  return { task, terms, model };
}
