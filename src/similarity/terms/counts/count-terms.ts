import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { parquetPattern, readColumns } from '../../../duckdb/columns.ts';
import { runSqlFile, sqlText } from '../../../duckdb/sql-file.ts';
import type { Target, TaskContext } from '../../../workflow/task.ts';
import { moduleFile } from '../../../workflow/state/freshness/code-files.ts';
import { memoryOfThread, workBlocks } from '../../../workflow/work-blocks.ts';
import type { CountInput } from './count-worker.ts';
import { writeFilmBlock, type FilmBlock } from './film-block.ts';

/** Films with the statement for their features. */
export interface FilmSet extends Pick<FilmBlock, 'parameters'> {
  /** A folder of parquet files with every film's film_id. */
  readonly films: Target;
  readonly statement: URL;
  /** The folder for their terms, which is created: parquet files as {@link FilmBlock} has them. */
  readonly counts: string;
}

/** Films in a block: half a second's work. */
const BLOCK_FILMS = 4096;

const WORKER = moduleFile(import.meta.url, './count-worker.ts');

/**
 * Counts the terms that sets of films have by their own columns, with as many threads as there are
 * workers, or none for few films, which take less time than to start one.
 *
 * @returns the number of films in each set
 * @throws what {@link workBlocks} throws
 */
export async function countTerms(
  connection: DuckDBConnection,
  { workers, memoryBytes, signal, progress }: TaskContext,
  sets: readonly FilmSet[],
): Promise<readonly number[]> {
  const cut = [];
  for (const set of sets) cut.push(await blocksOf(connection, set));
  const blocks = cut.flat();
  const total = filmsIn(blocks);
  let done = 0;
  const blockDone = (films: number): void => {
    done += films;
    progress({ done, total, unit: 'rows' });
  };
  if (blocks.length === sets.length) {
    for (const block of blocks) {
      signal.throwIfAborted();
      await writeFilmBlock(connection, block);
      blockDone(block.films);
    }
  } else {
    await workBlocks<CountInput, number>({
      worker: WORKER,
      input: {
        films: blocks,
        memoryBytes: memoryOfThread(memoryBytes, workers),
      },
      blocks: blocks.length,
      workers,
      signal,
      who: 'a worker that counts terms',
      blockDone,
    });
  }
  return cut.map(filmsIn);
}

function filmsIn(blocks: readonly FilmBlock[]): number {
  return blocks.reduce((sum, { films }) => sum + films, 0);
}

/** Creates the table `term_counts`, or replaces it, with the counted terms of a set; removes their files. */
export async function createTermCounts(
  connection: DuckDBConnection,
  { counts }: Pick<FilmSet, 'counts'>,
): Promise<void> {
  await runSqlFile(connection, sql('create-term-counts'), { counts: parquetPattern(counts) });
  await rm(counts, { recursive: true });
}

const sql = (name: string): URL => new URL(`./${name}.sql`, import.meta.url);

async function blocksOf(
  connection: DuckDBConnection,
  { films, statement, parameters, counts }: FilmSet,
): Promise<readonly FilmBlock[]> {
  const { film_id: ids } = await readColumns(
    connection,
    sqlText(sql('film-ids')),
    { film_id: 'integer' },
    { films: parquetPattern(films.path) },
  );
  await mkdir(counts);
  // a set without films has one empty block, so that there is a file to read
  const length = Math.max(1, Math.ceil(ids.length / BLOCK_FILMS));
  return Array.from({ length }, (_, index) => {
    const of = ids.subarray(index * BLOCK_FILMS, (index + 1) * BLOCK_FILMS);
    return {
      statement: statement.href,
      parameters,
      first: of[0] ?? 0,
      last: of.at(-1) ?? 0,
      films: of.length,
      path: join(counts, `part-${String(index).padStart(5, '0')}.parquet`),
    };
  });
}
