/** Small parquet files as PrepFilms writes them, and a context in which a task can run alone. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDuckDB } from '../../duckdb/connect.ts';
import { hashFile } from '../../workflow/digest.ts';
import type { Target, Task, TaskContext } from '../../workflow/task.ts';
import type { TermSource } from '../term-sources/source-terms.ts';

export interface TestFilm {
  readonly id: number;
  readonly title?: string | null;
  readonly genres?: readonly string[];
  readonly rating?: number;
  /** In the order of the credits; may repeat. */
  readonly persons?: readonly number[];
}

/** A data directory that vanishes after the test; its name is not friendly to patterns. */
export interface TestData extends AsyncDisposable {
  readonly dataDir: string;
  readonly films: Target;
  readonly credits: Target;
  /** Without films. */
  readonly ring: Target;
  readonly prepFilms: Task;
}

export async function filmParquet(films: readonly TestFilm[]): Promise<TestData> {
  const dataDir = await mkdtemp(join(tmpdir(), 'reelated [1]*-'));
  const target = (name: string): Target => ({
    kind: 'directory',
    path: join(dataDir, 'output', name),
  });
  const targets = [target('films'), target('credits'), target('ring_films')] as const;
  for (const { path } of targets) await mkdir(path, { recursive: true });
  using session = await openDuckDB();
  const { connection } = session;
  for (const [index, { path }] of targets.entries()) {
    await connection.run(STATEMENTS[index] ?? '', {
      json: JSON.stringify(films),
      path: join(path, 'part-00000.parquet'),
    });
  }
  return {
    dataDir,
    films: targets[0],
    credits: targets[1],
    ring: targets[2],
    prepFilms: { name: 'PrepFilms', summary: '', requires: [], targets, parameters: {} },
    [Symbol.asyncDispose]: () => rm(dataDir, { recursive: true, force: true }),
  };
}

/** A term of another source than the films. */
export interface TestSourceTerm {
  readonly film_id: number;
  readonly field: string;
  readonly term: string;
  readonly weight?: number;
  readonly label?: string;
}

/** A source of terms in the data directory. */
export async function termSource(
  { dataDir }: TestData,
  name: string,
  terms: readonly TestSourceTerm[],
): Promise<TermSource> {
  const target: Target = { kind: 'directory', path: join(dataDir, 'output', name) };
  await mkdir(target.path, { recursive: true });
  using session = await openDuckDB();
  await session.connection.run(
    `COPY (SELECT film_id, field, term, coalesce(weight, 1) AS weight, label FROM (
       SELECT unnest(from_json($json, '[{"film_id": "INTEGER", "field": "VARCHAR",
         "term": "VARCHAR", "weight": "DOUBLE", "label": "VARCHAR"}]'), recursive := true)))
     TO $path (FORMAT parquet)`,
    { json: JSON.stringify(terms), path: join(target.path, 'part-00000.parquet') },
  );
  const task: Task = { name, summary: '', requires: [], targets: [target], parameters: {} };
  return { task, terms: target };
}

const FILMS = `
  FROM (
    SELECT unnest(
      from_json($json, '[{"id": "INTEGER", "title": "VARCHAR", "genres": ["VARCHAR"],
        "rating": "DECIMAL(4,2)", "persons": ["INTEGER"]}]'), recursive := true)
  )`;

const STATEMENTS = [
  `COPY (SELECT id AS film_id, title, NULL::DATE AS "year", 90 AS duration, genres, rating,
     NULL::INTEGER AS vote_count, []::VARCHAR[] AS persons, title AS original_title, NULL::VARCHAR AS "language"
   ${FILMS} ORDER BY film_id) TO $path (FORMAT parquet)`,
  `COPY (SELECT id AS film_id, unnest(persons) AS person_id,
     generate_subscripts(persons, 1)::INTEGER AS ordering,
     'actor' AS category, NULL::VARCHAR AS job, NULL::VARCHAR[] AS characters
   ${FILMS} ORDER BY film_id, ordering) TO $path (FORMAT parquet)`,
  `COPY (SELECT id AS film_id, title, genres, rating, NULL::DATE AS "year", NULL::VARCHAR AS "language",
     NULL::INTEGER AS vote_count, persons AS person_ids, []::INTEGER[] AS director_ids,
     []::INTEGER[] AS writer_ids, []::INTEGER[] AS composer_ids, persons AS actor_ids,
     []::VARCHAR[] AS characters
   ${FILMS} WHERE false) TO $path (FORMAT parquet)`,
];

/** Runs one task by itself; its targets are written where they belong. */
export async function runTask(
  task: Task,
  options: { readonly workers?: number; readonly signal?: AbortSignal } = {},
) {
  for (const { path } of task.targets) {
    await rm(path, { recursive: true, force: true });
    await mkdir(path, { recursive: true });
  }
  const progress: Parameters<TaskContext['progress']>[0][] = [];
  const report = await task.run?.({
    stage: ({ path }) => path,
    signal: options.signal ?? new AbortController().signal,
    workers: options.workers ?? 1,
    memoryBytes: 2 ** 30,
    progress: (step) => progress.push(step),
    note: () => undefined,
    afterwards: () => undefined,
    digestOf: hashFile,
    logFile: (name) => name,
  });
  return { report, progress };
}
