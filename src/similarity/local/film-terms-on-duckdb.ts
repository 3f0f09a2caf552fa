import { join } from 'node:path';
import { listValue, version, type DuckDBConnection } from '@duckdb/node-api';
import { appendColumns, parquetPattern, readColumns } from '../../duckdb/columns.ts';
import { runSqlFile, sqlText } from '../../duckdb/sql-file.ts';
import { taskSession } from '../../duckdb/task-session.ts';
import { CAST_CATEGORIES } from '../../films/cast-categories.ts';
import type { TaskContext, TaskReport } from '../../workflow/task.ts';
import {
  filmTerms,
  type FilmTerms,
  type FilmTermsInput,
  type FilmTermsOptions,
} from '../film-terms.ts';
import { writeModel } from '../model/stored/write-model.ts';
import { countTerms, createTermCounts, type FilmSet } from '../terms/counts/count-terms.ts';
import { CLOSER_FIELDS } from '../terms/similarity-fields.ts';
import { ringSet, writeRingTerms } from '../ring/write-ring-terms.ts';
import {
  createSourceTerms,
  idleSourceFields,
  numberedFields,
  writeTermLabels,
} from '../term-sources/source-terms.ts';

/** The task `FilmTerms` on DuckDB. */
export function filmTermsOnDuckDB(options: FilmTermsOptions): FilmTerms {
  return filmTerms(options, (input) => ({
    module: import.meta.url,
    engine: `duckdb ${version()}`,
    run: (context) => writeFilmTerms(context, input),
  }));
}

async function writeFilmTerms(
  context: TaskContext,
  { films, credits, ring, sources, targets }: FilmTermsInput,
): Promise<TaskReport> {
  using session = await taskSession(context, targets.terms);
  const { connection } = session;
  const ofFilms: FilmSet = {
    films,
    statement: sql('film-features'),
    parameters: {
      films: parquetPattern(films.path),
      credits: parquetPattern(credits.path),
      cast_categories: CAST_CATEGORIES,
    },
    counts: `${context.stage(targets.terms)}.counts`,
  };
  const ofRing = ringSet(context, { ring, targets });
  const [count = 0] = await countTerms(connection, context, [ofFilms, ofRing]);
  await createTermCounts(connection, ofFilms);
  const warnings = await createSourceTerms(connection, films, sources);
  const fields = listValue([...(await numberedFields(connection))]);
  await runSqlFile(connection, sql('count-source-terms'), { fields });
  await weighTerms(connection, count);
  const rows = await runSqlFile(connection, sql('write-film-terms'), {
    fields,
    closer_fields: CLOSER_FIELDS,
    path: join(context.stage(targets.terms), 'part-00000.parquet'),
  });
  await writeTermLabels(connection, context, targets);
  const idle = await idleSourceFields(connection, context, targets);
  await writeModel(connection, context, films, targets);
  await writeRingTerms(connection, context, ofRing, { sources, targets });
  return { rows, warnings: [...warnings, ...idle] };
}

function sql(name: string): URL {
  return new URL(`../terms/${name}.sql`, import.meta.url);
}

/**
 * Fills the table `idfs`: idf = ln((N + 1) / (df + 1)) like Spark ML's IDF, with N films of which df
 * have the term. Uses JavaScript's logarithm, which is fdlibm's everywhere, like Java's StrictMath: the
 * C library's, which DuckDB uses, differs in the last bit between systems.
 */
async function weighTerms(connection: DuckDBConnection, films: number): Promise<void> {
  await runSqlFile(connection, sql('create-vocabulary'));
  await runSqlFile(connection, sql('create-idfs'));
  const { df } = await readColumns(connection, sqlText(sql('document-frequencies')), {
    df: 'integer',
  });
  const idf = Float64Array.from(df, (count) => Math.log((films + 1) / (count + 1)));
  await appendColumns(connection, 'idfs', [df, idf]);
}
