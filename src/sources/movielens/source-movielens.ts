/**
 * DESIGN. MovieLens' ratings of films by IMDb's ids, which is what the rest needs of a release:
 *
 * ```
 *  links.csv     movieId ─▶ film_id ──┐
 *  ratings.csv   userId, movieId, rating ─▶ movielens_ratings ─▶ output/movielens_ratings
 * ```
 *
 * Both are read as streams, also from a zip, so a release of any size needs neither memory nor space
 * to unpack it. It reads no films of ours, so a file that is wrong stops a build before anything long
 * begins, and new data from IMDb does not make it read again.
 */
import { basename, join } from 'node:path';
import { version as duckdbVersion, type DuckDBConnection } from '@duckdb/node-api';
import { appendColumns } from '../../duckdb/columns.ts';
import { runSqlFile } from '../../duckdb/sql-file.ts';
import { taskSession } from '../../duckdb/task-session.ts';
import type { Target, Task, TaskContext, TaskReport } from '../../workflow/task.ts';
import { inCount } from '../../workflow/units.ts';
import { MOVIELENS_URL } from '../open-data-names.ts';
import type { SourceFile } from '../source-dataset.ts';
import { SourceError } from '../source-error.ts';
import { movieLensPaths, openMovieLens } from './movielens-files.ts';
import { invalidLine, readNumbers, type NumberRows, type TextFile } from './read-numbers.ts';

/** The ratings of a release of MovieLens, and the task that reads them. */
export interface MovieLensSource {
  readonly task: Task;
  /** A folder of parquet files: `user_id, film_id, half_stars` (1 to 10), by user. */
  readonly ratings: Target;
}

/**
 * The task `SourceMovieLens`.
 *
 * @throws {UsageError} `config-invalid` when the path has no release of MovieLens
 */
export function sourceMovieLens(path: string, dataDir: string): MovieLensSource {
  const paths = movieLensPaths(path);
  const ratings: Target = { kind: 'directory', path: join(dataDir, 'output', 'movielens_ratings') };
  const task: Task = {
    name: 'SourceMovieLens',
    summary: `Read MovieLens' ratings from ${basename(path)}`,
    requires: [],
    externalInputs: paths,
    targets: [ratings],
    parameters: {},
    module: import.meta.url,
    engine: `duckdb ${duckdbVersion()}`,
    run: (context) => writeRatings(context, paths, ratings),
  };
  return { task, ratings };
}

/** The files of a release, as sources of a snapshot. */
export function movieLensFiles({ task }: MovieLensSource): readonly SourceFile[] {
  return (task.externalInputs ?? []).map((path) => ({
    task,
    path,
    target: undefined,
    url: MOVIELENS_URL,
    notice: MOVIELENS_NOTICE,
  }));
}

/** What MovieLens' terms ask those who use it to say. */
const MOVIELENS_NOTICE =
  `MovieLens data by GroupLens (${MOVIELENS_URL}), for research and ` +
  'non-commercial use: F. Maxwell Harper and Joseph A. Konstan. 2015. The MovieLens Datasets: ' +
  'History and Context. ACM Transactions on Interactive Intelligent Systems 5, 4, 19.';

const sql = (name: string): URL => new URL(`./${name}.sql`, import.meta.url);

async function writeRatings(
  context: TaskContext,
  paths: readonly string[],
  target: Target,
): Promise<TaskReport> {
  await using movieLens = await openMovieLens(paths);
  const { ratings } = movieLens;
  const links = await readLinks(movieLens.links, context.signal);
  using session = await taskSession(context, target);
  const { connection } = session;
  await runSqlFile(connection, sql('create-movielens-ratings'));
  let [unlinked, done] = [0, 0];
  for await (const batch of readNumbers(ratings, ['userId', 'movieId', 'rating'])) {
    context.signal.throwIfAborted();
    const rows = linkedRatings(ratings, batch, links.filmIds);
    await appendRatings(connection, rows);
    unlinked += batch.rows - rows.filmIds.length;
    done += rows.filmIds.length;
    context.progress({ done: batch.readBytes, total: ratings.bytes, unit: 'bytes' });
  }
  if (done === 0) {
    throw new SourceError(
      'source-empty',
      `${ratings.name} has no rating of a film in links.csv; are they of one release?`,
      { data: { file: ratings.path } },
    );
  }
  const rows = await runSqlFile(connection, sql('write-movielens-ratings'), {
    path: join(context.stage(target), 'part-00000.parquet'),
  });
  return { rows, warnings: warningsOf(links, unlinked) };
}

interface Links {
  /** The film of each movieId. */
  readonly filmIds: ReadonlyMap<number, number>;
  /** Links without IMDb's id. */
  readonly withoutId: number;
  /** Links to a film that an earlier one links to. */
  readonly repeated: number;
}

async function readLinks(file: TextFile, signal: AbortSignal): Promise<Links> {
  const filmIds = new Map<number, number>();
  const taken = new Set<number>();
  let [withoutId, repeated] = [0, 0];
  for await (const { rows, columns, firstLine } of readNumbers(file, ['movieId', 'imdbId'])) {
    signal.throwIfAborted();
    const [movieIds, imdbIds] = columns as [Float64Array, Float64Array];
    for (let row = 0; row < rows; row++) {
      const movieId = idIn(file, firstLine + row, 'movieId', movieIds[row]);
      if (Number.isNaN(imdbIds[row])) {
        withoutId++;
        continue;
      }
      const filmId = idIn(file, firstLine + row, 'imdbId', imdbIds[row]);
      if (taken.has(filmId) || filmIds.has(movieId)) repeated++;
      else filmIds.set(movieId, filmId);
      taken.add(filmId);
    }
  }
  return { filmIds, withoutId, repeated };
}

interface Ratings {
  readonly userIds: Int32Array;
  readonly filmIds: Int32Array;
  readonly halfStars: Int32Array;
}

/** The ratings of a batch whose films are linked. */
function linkedRatings(
  file: TextFile,
  { rows, columns, firstLine }: NumberRows,
  links: ReadonlyMap<number, number>,
): Ratings {
  const [users, movies, ratings] = columns as [Float64Array, Float64Array, Float64Array];
  const [userIds, filmIds, halfStars] = [
    new Int32Array(rows),
    new Int32Array(rows),
    new Int32Array(rows),
  ];
  let linked = 0;
  for (let row = 0; row < rows; row++) {
    const line = firstLine + row;
    const user = idIn(file, line, 'userId', users[row]);
    const movie = idIn(file, line, 'movieId', movies[row]);
    const halves = 2 * (ratings[row] ?? 0);
    if (!(halves >= 1 && halves <= 10 && Number.isInteger(halves))) {
      throw outside(file, line, 'rating', 'from 0.5 to 5, in steps of 0.5', ratings[row]);
    }
    const filmId = links.get(movie);
    if (filmId === undefined) continue;
    userIds[linked] = user;
    filmIds[linked] = filmId;
    halfStars[linked] = halves;
    linked++;
  }
  return {
    userIds: userIds.subarray(0, linked),
    filmIds: filmIds.subarray(0, linked),
    halfStars: halfStars.subarray(0, linked),
  };
}

const GREATEST_ID = 2 ** 31 - 1;

function idIn(file: TextFile, line: number, column: string, value = NaN): number {
  if (value >= 1 && value <= GREATEST_ID && Number.isInteger(value)) return value;
  throw outside(file, line, column, `a whole number from 1 to ${GREATEST_ID}`, value);
}

function outside(
  file: TextFile,
  line: number,
  column: string,
  what: string,
  value = NaN,
): SourceError {
  const found = Number.isNaN(value) ? 'empty' : String(value);
  return invalidLine(file, line, `${column} must be ${what}, but it is ${found}`, {
    column,
    value: found,
  });
}

async function appendRatings(
  connection: DuckDBConnection,
  { userIds, filmIds, halfStars }: Ratings,
): Promise<void> {
  await appendColumns(connection, 'movielens_ratings', [userIds, filmIds, halfStars]);
}

function warningsOf({ withoutId, repeated }: Links, unlinked: number): readonly string[] {
  return [
    ...(withoutId === 0 ? [] : [`${inCount(withoutId, 'link')} without imdbId were left out`]),
    ...(repeated === 0
      ? []
      : [`${inCount(repeated, 'link')} to a film that is linked already were left out`]),
    ...(unlinked === 0 ? [] : [`${inCount(unlinked, 'rating')} of unlinked films were left out`]),
  ];
}
