import { join } from 'node:path';
import { listValue, version, type DuckDBConnection } from '@duckdb/node-api';
import { appendColumns, parquetPattern, readColumns } from '../duckdb/columns.ts';
import { interruptOn, openDuckDB } from '../duckdb/connect.ts';
import { runSqlFile, sqlText } from '../duckdb/sql-file.ts';
import type { Target, Task, TaskContext, TaskReport } from '../workflow/task.ts';
import { checkTerms } from './checks/term-checks.ts';
import { termTargets, type TermTargets } from './terms/term-targets.ts';
import { CLOSER_FIELDS, FIELDS } from './terms/similarity-fields.ts';
import { termsOf, type FilmFeatures } from './terms/terms-of-film.ts';
import { writeModel } from './model/write-model.ts';

export interface FilmTermsOptions {
  readonly dataDir: string;
  /** The task that writes the films and the credits. */
  readonly prepFilms: Task;
  readonly films: Target;
  readonly credits: Target;
}

/** The task `FilmTerms` and what it writes. */
export interface FilmTerms extends TermTargets {
  readonly task: Task;
}

/**
 * The task that turns films into weighted terms: `output/terms/part-00000.parquet` with film_id,
 * field, term, weight, sorted by film_id, field in the order of FIELDS, term. A term that all films
 * have weighs 0 and stays. The same terms, with the films that have none, are in
 * `output/model/model.parquet` as the arrays of a model (stored-model.ts).
 */
export function filmTerms({ dataDir, prepFilms, films, credits }: FilmTermsOptions): FilmTerms {
  const { terms, model } = termTargets(dataDir);
  const task: Task = {
    name: 'FilmTerms',
    summary: 'Weigh the words, genres, persons and other terms of every film by tf-idf',
    requires: [prepFilms],
    reads: [films, credits],
    targets: [terms, model],
    parameters: {},
    module: import.meta.url,
    engine: `duckdb ${version()}`,
    run: (context) => writeFilmTerms(context, films, credits, { terms, model }),
    check: (context) => checkTerms(context, films, terms),
  };
  return { task, terms, model };
}

async function writeFilmTerms(
  context: TaskContext,
  films: Target,
  credits: Target,
  { terms, model }: TermTargets,
): Promise<TaskReport> {
  using session = await openDuckDB({
    threads: context.workers,
    memoryLimitBytes: context.memoryBytes,
    tempDirectory: `${context.stage(terms)}.spill`,
  });
  const { connection } = session;
  using _ = interruptOn(connection, context.signal);
  await runSqlFile(connection, new URL('./terms/create-term-counts.sql', import.meta.url));
  let done = 0;
  for await (const batch of filmFeatures(connection, films, credits)) {
    context.signal.throwIfAborted();
    await appendTermCounts(connection, batch);
    done += batch.length;
    context.progress({ done, unit: 'rows' });
  }
  await weighTerms(connection, done);
  const rows = await runSqlFile(
    connection,
    new URL('./terms/write-film-terms.sql', import.meta.url),
    {
      fields: listValue([...FIELDS]),
      closer_fields: CLOSER_FIELDS,
      path: join(context.stage(terms), 'part-00000.parquet'),
    },
  );
  await writeModel(connection, context, films, { terms, model });
  return { rows };
}

/**
 * Fills the table `idfs`: idf = ln((N + 1) / (df + 1)) as Spark ML's IDF, N films, df of them with
 * the term. By JavaScript's logarithm, which is fdlibm's everywhere, as Java's StrictMath is: the C
 * library's, which DuckDB takes, differs in the last bit from one system to the next.
 */
async function weighTerms(connection: DuckDBConnection, films: number): Promise<void> {
  await runSqlFile(connection, new URL('./terms/create-vocabulary.sql', import.meta.url));
  await runSqlFile(connection, new URL('./terms/create-idfs.sql', import.meta.url));
  const { df } = await readColumns(
    connection,
    sqlText(new URL('./terms/document-frequencies.sql', import.meta.url)),
    { df: 'integer' },
  );
  const idf = Float64Array.from(df, (count) => Math.log((films + 1) / (count + 1)));
  await appendColumns(connection, 'idfs', [df, idf]);
}

type FilmRow = FilmFeatures & { readonly film_id: number };

/** The films in batches, read as they are asked for. */
async function* filmFeatures(
  connection: DuckDBConnection,
  films: Target,
  credits: Target,
): AsyncGenerator<readonly FilmRow[]> {
  const result = await connection.run(
    sqlText(new URL('./terms/film-features.sql', import.meta.url)),
    {
      films: parquetPattern(films.path),
      credits: parquetPattern(credits.path),
    },
  );
  for await (const rows of result.yieldRowObjectJs()) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the columns of film-features.sql
    yield rows as unknown as readonly FilmRow[];
  }
}

async function appendTermCounts(
  connection: DuckDBConnection,
  films: readonly FilmRow[],
): Promise<void> {
  const rows = films.flatMap((film) =>
    termsOf(film).map((counted) => Object.assign(counted, { filmId: film.film_id })),
  );
  await appendColumns(connection, 'term_counts', [
    Int32Array.from(rows, (row) => row.filmId),
    Int32Array.from(rows, (row) => FIELDS.indexOf(row.field)),
    rows.map((row) => row.term),
    Int32Array.from(rows, (row) => row.tf),
  ]);
}
