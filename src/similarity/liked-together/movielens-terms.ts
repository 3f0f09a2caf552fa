/**
 * DESIGN. Which films are liked by the same people, by MovieLens, as a field of similarity. A film's
 * terms are the films that predict how much people like it, and itself:
 *
 * ```
 *  output/movielens_ratings ─▶ likes: who likes which of our films, and how much
 *                                 └─▶ shared-likes.ts: how much they like both
 *                                        ─▶ liked-together.ts: what predicts which film
 *                                        └─▶ output/movielens_terms ─▶ FilmTerms
 *                              ─▶ output/movielens_opinions ─▶ the database, for taste
 * ```
 *
 * So two films share a term if one is liked with the other or both with a third one. Likings of others
 * are evidence of taste and not of likeness, so presets give the field the factor 0: it counts where a
 * request asks for it.
 */
import { join } from 'node:path';
import { version as duckdbVersion, type DuckDBConnection } from '@duckdb/node-api';
import { appendColumns, parquetPattern, readColumns } from '../../duckdb/columns.ts';
import { readRows } from '../../duckdb/rows.ts';
import { runSqlFile, sqlText, type SqlParameters } from '../../duckdb/sql-file.ts';
import { taskSession } from '../../duckdb/task-session.ts';
import type { MovieLensSource } from '../../sources/movielens/source-movielens.ts';
import type { WantedFilms } from '../../sources/services/open-data.ts';
import type { Target, Task, TaskContext, TaskReport } from '../../workflow/task.ts';
import { inCount } from '../../workflow/units.ts';
import { accumulate } from '../model/counting-sort.ts';
import type { TermSource } from '../term-sources/source-terms.ts';
import { likedTogether, type LikedTogether, type Limits } from './liked-together.ts';
import type { Likes } from './shared-likes.ts';

/** 5,000 films have 12.5 million pairs, which take 100 MB. */
const LIMITS: Limits = { predictors: 5000, perFilm: 100 };

export interface MovieLensTermsOptions {
  readonly dataDir: string;
  readonly movieLens: MovieLensSource;
  readonly films: WantedFilms;
}

/** The terms, and what people think of the films. */
export interface MovieLensTerms extends TermSource {
  /** A folder of parquet files: `film_id, opinion`, as write-opinions.sql defines it. */
  readonly opinions: Target;
}

/** The task `MovieLensTerms`: the terms of the field `liked_together`, and what people think of films. */
export function movieLensTerms({
  dataDir,
  movieLens,
  films,
}: MovieLensTermsOptions): MovieLensTerms {
  const terms: Target = { kind: 'directory', path: join(dataDir, 'output', 'movielens_terms') };
  const opinions: Target = {
    kind: 'directory',
    path: join(dataDir, 'output', 'movielens_opinions'),
  };
  const task: Task = {
    name: 'MovieLensTerms',
    summary: 'Find the films that are liked by the same people, by MovieLens',
    requires: [films.task, movieLens.task],
    reads: [films.films, movieLens.ratings],
    targets: [terms, opinions],
    parameters: {},
    module: import.meta.url,
    engine: `duckdb ${duckdbVersion()}`,
    run: (context) =>
      writeMovieLensTerms(context, films.films, movieLens.ratings, { terms, opinions }),
  };
  return { task, terms, opinions };
}

const sql = (name: string): URL => new URL(`./${name}.sql`, import.meta.url);

async function writeMovieLensTerms(
  context: TaskContext,
  films: Target,
  ratings: Target,
  { terms, opinions }: Pick<MovieLensTerms, 'terms' | 'opinions'>,
): Promise<TaskReport> {
  using session = await taskSession(context, terms);
  const { connection } = session;
  const files = { films: parquetPattern(films.path), ratings: parquetPattern(ratings.path) };
  await runSqlFile(connection, sql('create-likes'), files);
  const { likes, filmIds } = await readLikes(connection);
  const found = await likedTogether(likes, LIMITS, {
    signal: context.signal,
    onFilms: (done) => context.progress({ done, total: filmIds.length, unit: 'rows' }),
  });
  await storeFilms(connection, found, filmIds);
  const rows = await runSqlFile(connection, sql('write-liked-together'), {
    films: files.films,
    path: join(context.stage(terms), 'part-00000.parquet'),
  });
  await runSqlFile(connection, sql('write-opinions'), {
    ...files,
    path: join(context.stage(opinions), 'part-00000.parquet'),
  });
  return {
    rows,
    notes: [
      `${inCount(likes.rated.length, 'like')} of ${inCount(filmIds.length, 'film')} by ${inCount(likes.offsets.length - 1, 'person')}`,
      ...(await unknownFilms(connection, files)),
    ],
  };
}

async function readLikes(
  connection: DuckDBConnection,
): Promise<{ readonly likes: Likes; readonly filmIds: Int32Array }> {
  const integers = async (name: string, column: string): Promise<Int32Array> => {
    const columns = await readColumns(connection, sqlText(sql(name)), { [column]: 'integer' });
    return columns[column] ?? new Int32Array();
  };
  const filmIds = await integers('liked-films', 'film_id');
  const counts = await integers('user-likes', 'likes');
  const offsets = new Int32Array(counts.length + 1);
  offsets.set(counts, 1);
  accumulate(offsets);
  const { film: rated, weight } = await readColumns(connection, sqlText(sql('films-by-user')), {
    film: 'integer',
    weight: 'double',
  });
  const weights = Float32Array.from(weight);
  return { likes: { films: filmIds.length, offsets, rated, weights }, filmIds };
}

async function storeFilms(
  connection: DuckDBConnection,
  { films, others, weights }: LikedTogether,
  filmIds: Int32Array,
): Promise<void> {
  await runSqlFile(connection, sql('create-liked-together'));
  const idsOf = (numbers: Int32Array): Int32Array => numbers.map((film) => filmIds[film] ?? 0);
  await appendColumns(connection, 'liked_together', [idsOf(films), idsOf(others), weights]);
}

async function unknownFilms(
  connection: DuckDBConnection,
  files: SqlParameters,
): Promise<readonly string[]> {
  const [unknown] = await readRows(
    connection,
    sql('unknown-rated-films'),
    { films: 'integer' },
    files,
  );
  const films = unknown?.films ?? 0;
  return films === 0
    ? []
    : [`${inCount(films, 'rated film')} that are not among the films were left out`];
}
