import { join } from 'node:path';
import { listValue, version, type DuckDBConnection } from '@duckdb/node-api';
import { appendColumns, parquetPattern } from '../duckdb/columns.ts';
import { interruptOn, openDuckDB } from '../duckdb/connect.ts';
import { sqlChecks } from '../duckdb/sql-checks.ts';
import { runSqlFile, sqlText } from '../duckdb/sql-file.ts';
import { codeFiles } from '../workflow/code-files.ts';
import type { Target, Task, TaskContext, TaskReport } from '../workflow/task.ts';
import { loadModelFromParquet } from './load-model.ts';
import { PRESETS } from './presets.ts';
import { storeModel } from './stored-model.ts';
import { CLOSER_FIELDS, FIELDS } from './terms.ts';
import { termsOf, type FilmFeatures } from './terms-of-film.ts';

export interface FilmTermsOptions {
  readonly dataDir: string;
  /** The task that writes the films and the credits. */
  readonly prepFilms: Task;
  readonly films: Target;
  readonly credits: Target;
}

/** The task `FilmTerms` and what it writes. */
export interface FilmTerms {
  readonly task: Task;
  readonly terms: Target;
  /** The same as the arrays of a model, for what compares films. */
  readonly model: Target;
}

const CODE = [
  './film-terms.ts',
  './terms.ts',
  './terms-of-film.ts',
  './title-words.ts',
  './film-features.sql',
  './create-term-counts.sql',
  './write-film-terms.sql',
  './load-model.ts',
  './film-ids.sql',
  './vocabulary.sql',
  './weights.sql',
  './view-films.sql',
  './view-film-terms.sql',
  './build-model.ts',
  './presets.ts',
  './stored-model.ts',
  './stored-model.sql',
  './create-similarity-model.sql',
  './view-similarity-model.sql',
  './write-similarity-model.sql',
  '../duckdb/columns.ts',
  '../duckdb/sql-checks.ts',
];

/** Rules that hold of the terms. */
const CHECKS = [
  new URL('./checks/term-keys.sql', import.meta.url),
  new URL('./checks/term-weights.sql', import.meta.url),
  new URL('./checks/term-films.sql', import.meta.url),
  new URL('./checks/films-with-terms.sql', import.meta.url),
];

/**
 * The task that turns films into weighted terms: `output/terms/part-00000.parquet` with film_id,
 * field, term, weight, sorted by film_id, field in the order of FIELDS, term. A term that all films
 * have weighs 0 and stays. The same terms, with the films that have none, are in
 * `output/model/model.parquet` as the arrays of a model (stored-model.ts).
 */
export function filmTerms({ dataDir, prepFilms, films, credits }: FilmTermsOptions): FilmTerms {
  const terms: Target = { kind: 'directory', path: join(dataDir, 'output', 'terms') };
  const model: Target = { kind: 'directory', path: join(dataDir, 'output', 'model') };
  const task: Task = {
    name: 'FilmTerms',
    summary: 'Weigh the words, genres, persons and other terms of every film by tf-idf',
    requires: [prepFilms],
    reads: [films, credits],
    targets: [terms, model],
    parameters: {},
    code: [...codeFiles(import.meta.url, CODE), ...CHECKS],
    engine: `duckdb ${version()}`,
    run: (context) => writeFilmTerms(context, films, credits, { terms, model }),
    async check(context) {
      const folders = {
        films: parquetPattern(films.path),
        terms: parquetPattern(context.stage(terms)),
      };
      return sqlChecks(CHECKS, folders, context);
    },
  };
  return { task, terms, model };
}

async function writeFilmTerms(
  context: TaskContext,
  films: Target,
  credits: Target,
  { terms, model }: Pick<FilmTerms, 'terms' | 'model'>,
): Promise<TaskReport> {
  using session = await openDuckDB({
    threads: context.workers,
    memoryLimitBytes: context.memoryBytes,
    tempDirectory: `${context.stage(terms)}.spill`,
  });
  const { connection } = session;
  using _ = interruptOn(connection, context.signal);
  await runSqlFile(connection, new URL('create-term-counts.sql', import.meta.url));
  let done = 0;
  for await (const batch of filmFeatures(connection, films, credits)) {
    context.signal.throwIfAborted();
    await appendTermCounts(connection, batch);
    done += batch.length;
    context.progress({ done, unit: 'rows' });
  }
  const rows = await runSqlFile(connection, new URL('write-film-terms.sql', import.meta.url), {
    films: parquetPattern(films.path),
    fields: listValue([...FIELDS]),
    closer_fields: CLOSER_FIELDS,
    path: join(context.stage(terms), 'part-00000.parquet'),
  });
  // The factors do not matter: what depends on them is not stored.
  const built = await loadModelFromParquet(
    {
      films: films.path,
      terms: context.stage(terms),
      threads: context.workers,
      memoryLimitBytes: context.memoryBytes,
    },
    PRESETS.seed,
  );
  await storeModel(connection, built);
  await runSqlFile(connection, new URL('write-similarity-model.sql', import.meta.url), {
    path: join(context.stage(model), 'model.parquet'),
  });
  return { rows };
}

type FilmRow = FilmFeatures & { readonly film_id: number };

/** The films in batches, read as they are asked for. */
async function* filmFeatures(
  connection: DuckDBConnection,
  films: Target,
  credits: Target,
): AsyncGenerator<readonly FilmRow[]> {
  const result = await connection.run(sqlText(new URL('film-features.sql', import.meta.url)), {
    films: parquetPattern(films.path),
    credits: parquetPattern(credits.path),
  });
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
