/** Builds the models to evaluate, in a separate data directory. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parquetPattern } from '../../src/duckdb/columns.ts';
import { openDuckDB } from '../../src/duckdb/connect.ts';
import { querySql } from '../../src/duckdb/sql-file.ts';
import { createPipeline } from '../../src/pipeline.ts';
import { filmTermsOnDuckDB } from '../../src/similarity/local/film-terms-on-duckdb.ts';
import { loadModelFromParquet } from '../../src/similarity/model/load-model.ts';
import type { SimilarityModel } from '../../src/similarity/model/model.ts';
import { PRESETS } from '../../src/similarity/model/presets.ts';
import type { SourceLocation } from '../../src/sources/source-dataset.ts';
import { hashFile } from '../../src/workflow/digest.ts';
import { tasksNamed } from '../../src/workflow/force.ts';
import { runTasks } from '../../src/workflow/runner.ts';
import type { Group } from './truth.ts';

/** The folders of films and credits that the models are built from. */
export interface FilmData {
  readonly dataDir: string;
  readonly films: string;
  readonly credits: string;
  readonly people: string;
}

/** Runs PrepFilms and FilmTerms with the default filter, unless they are up to date. */
async function prepareFilms(location: SourceLocation, dataDir: string): Promise<FilmData> {
  const pipeline = createPipeline({
    dataDir,
    location,
    akas: true,
    minRating: 6,
    minVotes: 500,
    titleTypes: ['movie'],
    neighbours: 100,
    preset: 'balanced',
  });
  const summary = await runTasks(tasksNamed(pipeline, 'FilmTerms'), { dataDir, workers: 2 });
  if (summary.status !== 'succeeded') throw new Error('the films could not be prepared');
  const output = join(dataDir, 'output');
  return {
    dataDir,
    films: join(output, 'films'),
    credits: join(output, 'credits'),
    people: join(output, 'people'),
  };
}

/** The films of a folder of dataset files, or of the sample, prepared below `dataDir`. */
export async function filmDataOf({
  datasets,
  dataDir,
}: {
  readonly datasets?: string | undefined;
  readonly dataDir: string;
}): Promise<FilmData> {
  return datasets === undefined
    ? prepareFilms({ kind: 'sample' }, join(dataDir, 'sample'))
    : prepareFilms({ kind: 'local', folder: datasets }, join(dataDir, 'datasets'));
}

/** The model of all terms. */
export async function wholeModel({ dataDir, films }: FilmData): Promise<SimilarityModel> {
  const terms = join(dataDir, 'output', 'terms');
  return await loadModelFromParquet({ films, terms }, PRESETS.seed);
}

/** The model of terms without the credits for which `heldOut`, an SQL condition, holds. */
export async function modelWithout(data: FilmData, heldOut: string): Promise<SimilarityModel> {
  const dataDir = join(data.dataDir, 'held-out');
  const films = { kind: 'directory', path: data.films } as const;
  const credits = { kind: 'directory', path: join(dataDir, 'credits') } as const;
  await mkdir(credits.path, { recursive: true });
  using session = await openDuckDB({ threads: 1 });
  await session.connection.run(
    `COPY (SELECT * FROM read_parquet($from) WHERE NOT (${heldOut})) TO $path (FORMAT parquet)`,
    { from: parquetPattern(data.credits), path: join(credits.path, 'credits.parquet') },
  );
  const nothing = {
    name: 'PrepFilms',
    summary: '',
    requires: [],
    targets: [],
    parameters: {},
    code: [],
  };
  const { task, terms } = filmTermsOnDuckDB({ dataDir, prepFilms: nothing, films, credits });
  for (const { path } of task.targets) await mkdir(path, { recursive: true });
  await task.run?.({
    stage: ({ path }) => path,
    signal: new AbortController().signal,
    workers: 2,
    memoryBytes: 2 ** 30,
    progress: () => undefined,
    afterwards: () => undefined,
    digestOf: hashFile,
    logFile: (name) => name,
  });
  return await loadModelFromParquet({ films: data.films, terms: terms.path }, PRESETS.seed);
}

/** For a sample of films, those with at least `atLeast` people in common, in credits that match a condition. */
export async function filmsWithTheSame(
  { credits }: FilmData,
  condition: string,
  atLeast: number,
  limit: number,
): Promise<readonly Group[]> {
  using session = await openDuckDB({ threads: 1 });
  const rows = await querySql(
    session.connection,
    `WITH chosen AS (
       SELECT DISTINCT film_id, person_id FROM read_parquet($credits) WHERE ${condition}
     ),
     pairs AS (
       SELECT a.film_id, b.film_id AS other_id
       FROM chosen AS a
       JOIN chosen AS b ON a.person_id = b.person_id AND a.film_id <> b.film_id
       GROUP BY ALL
       HAVING count(*) >= $at_least
     )
     SELECT film_id, list(other_id ORDER BY other_id) AS others
     FROM pairs
     GROUP BY film_id
     HAVING count(*) >= 2
     ORDER BY hash(film_id), film_id
     LIMIT $limit`,
    { credits: parquetPattern(credits), at_least: atLeast, limit },
  );
  return rows.map((row) => ({
    name: `film ${Number(row['film_id'])}`,
    queried: [Number(row['film_id'])],
    relevant: Array.from(listOf(row['others']), Number),
  }));
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const items = (value as { readonly items?: readonly unknown[] } | null)?.items;
  if (items === undefined) throw new TypeError('no list');
  return items;
}
