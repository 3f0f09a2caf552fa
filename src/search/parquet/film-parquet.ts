import { access, open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import { appendColumns } from '../../duckdb/columns.ts';
import { attachReadOnly, openDuckDB } from '../../duckdb/connect.ts';
import { runSqlFile } from '../../duckdb/sql-file.ts';
import { messageOf, ReelatedError } from '../../errors.ts';
import { QueryPool } from '../query-pool.ts';
import { makeExportFolder } from './export-folder.ts';

/** The ids of films in the order of a list; in a list of similar films, also their similarities. */
export interface ListedFilms {
  readonly filmIds: Int32Array;
  readonly similarities?: Float64Array;
}

const MEMORY_BYTES = 512 * 2 ** 20;
/** How many lists may wait while one is being written. */
const QUEUE = 16;
const TIMEOUT_MS = 60_000;

interface Opened extends AsyncDisposable {
  readonly pool: QueryPool;
  readonly folder: string;
}

/**
 * Writes lists of a snapshot's films as Parquet, with exactly the types of the table `films`.
 *
 * DuckDB can write Parquet only to files, and the instance that runs queries must not access any.
 * So this uses a separate instance, opened for the first list: it has the snapshot attached and may
 * write to one private temporary folder; then its configuration is locked. One list is written at a
 * time, by one thread and off the event loop. A file is unlinked as soon as it is open, so that
 * nothing is left behind however the process ends.
 */
export class FilmParquet implements AsyncDisposable {
  readonly #snapshotPath: string;
  #opened: Promise<Opened> | undefined;
  #files = 0;

  constructor(snapshotPath: string) {
    this.#snapshotPath = snapshotPath;
  }

  /**
   * Writes a list to a file that is already unlinked; the caller closes it.
   *
   * @throws {ReelatedError} `query-timeout`, `overloaded`, `storage-unavailable`
   * @throws the signal's reason, once it is aborted
   */
  async write(list: ListedFilms, signal?: AbortSignal): Promise<FileHandle> {
    const { pool, folder } = await this.#open();
    this.#files += 1;
    const path = join(folder, `${this.#files}.parquet`);
    try {
      await pool.run(async (connection) => writeList(connection, list, path), { signal });
      return await open(path, 'r');
    } catch (error) {
      const isGone = await access(folder).then(
        () => false,
        () => true,
      );
      // as system services remove what is old; the next list gets another folder
      if (isGone) this.#close();
      throw isGone || isStorageFault(error) ? unavailable(error) : error;
    } finally {
      await rm(path, { force: true });
    }
  }

  /** Waits for the list that is being written and closes the snapshot's file. */
  async [Symbol.asyncDispose](): Promise<void> {
    const opened = await this.#opened?.catch(() => undefined);
    await opened?.[Symbol.asyncDispose]();
  }

  /** Opens the instance, unless it is open. */
  async #open(): Promise<Opened> {
    this.#opened ??= this.#openOnce();
    try {
      return await this.#opened;
    } catch (error) {
      this.#opened = undefined;
      throw error;
    }
  }

  #close(): void {
    const opened = this.#opened;
    this.#opened = undefined;
    void opened?.then(async (one) => one[Symbol.asyncDispose]()).catch(() => undefined);
  }

  async #openOnce(): Promise<Opened> {
    await using stack = new AsyncDisposableStack();
    const made = makeExportFolder().catch((error: unknown) => {
      throw unavailable(error);
    });
    const { path: folder } = stack.use(await made);
    const session = stack.use(
      await openDuckDB({ threads: 1, memoryLimitBytes: MEMORY_BYTES, tempDirectory: folder }),
    );
    const { connection } = session;
    await attachReadOnly(connection, this.#snapshotPath, 'snapshot');
    await connection.run('CREATE VIEW films AS FROM snapshot.films');
    await connection.run('SET allowed_directories = $folders', { folders: listValue([folder]) });
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
    const options = { size: 1, queue: QUEUE, timeoutMs: TIMEOUT_MS };
    const pool = stack.use(new QueryPool(session.instance, options));
    const owned = stack.move();
    return { pool, folder, [Symbol.asyncDispose]: async () => owned.disposeAsync() };
  }
}

async function writeList(
  connection: DuckDBConnection,
  { filmIds, similarities }: ListedFilms,
  path: string,
): Promise<void> {
  await runSqlFile(connection, new URL('create-film-list.sql', import.meta.url));
  const places = Int32Array.from(filmIds.keys());
  const scores = similarities ?? new Float64Array(filmIds.length);
  await appendColumns(connection, 'film_list', [places, filmIds, scores]);
  const statement = similarities === undefined ? 'write-film-list' : 'write-similar-list';
  await runSqlFile(connection, new URL(`${statement}.sql`, import.meta.url), { path });
}

/** What DuckDB says of a folder that is full, missing or not writable. */
const STORAGE_FAULT =
  /No space left|Disk quota|No such file|Permission denied|Read-only file system|Cannot open file/i;

function isStorageFault(error: unknown): boolean {
  return !(error instanceof ReelatedError) && STORAGE_FAULT.test(messageOf(error));
}

function unavailable(cause: unknown): ReelatedError {
  return new ReelatedError(
    'storage-unavailable',
    'the file cannot be written, as the server’s folder for temporary files is full, missing or not writable; other formats need none',
    { cause },
  );
}
