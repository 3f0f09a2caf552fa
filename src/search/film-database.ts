import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import { availableParallelism } from 'node:os';
import { availableMemory } from '../duckdb/available-memory.ts';
import { attachReadOnly, interruptOn, openDuckDB, type DuckDBSession } from '../duckdb/connect.ts';
import { messageOf, UsageError } from '../errors.ts';
import { readDataset, type Dataset } from '../snapshot/dataset.ts';
import { createFilmSearch, type FilmSearch } from './film-search.ts';
import { loadFilmTable, type FilmTable } from './table/film-table.ts';
import { readTables, snapshotTables } from './table/read-tables.ts';
import { readFilms, viewPlainFilms, type Film } from './film.ts';
import { publishedFile } from '../snapshot/published-database.ts';
import { KeptNames } from './labels/kept-names.ts';
import { readPersonNames } from './labels/person-names.ts';
import { labelKey, labelledFields, readTermLabels, type TermLabels } from './labels/term-labels.ts';
import { readFilmLinks, type FilmLinks } from './links/film-links.ts';
import type { Term } from '../similarity/terms/terms.ts';
import { readTitleFinder, type TitleFinder } from './titles/title-finder.ts';
import { QueryPool, type QueryLoad, type ReadOptions } from './query-pool.ts';

export interface FilmDatabaseOptions {
  readonly memoryLimitBytes?: number;
  readonly threads?: number;
  /** How many queries run at once. */
  readonly concurrency?: number;
  readonly queryTimeoutMs?: number | undefined;
}

/** The tables that can be read. */
const TABLES = [
  'films',
  'film_terms',
  'term_labels',
  'articles',
  'people',
  'credits',
  'dataset',
] as const;

/** Tables that a snapshot may not have, empty then: those of open data and of later versions. */
const OPTIONAL_TABLES = {
  alternate_titles: '(film_id INTEGER, title VARCHAR)',
  film_facts: '(film_id INTEGER, property VARCHAR, value VARCHAR, label VARCHAR)',
  ring_films:
    '(film_id INTEGER, title VARCHAR, "year" DATE, rating DECIMAL(4, 2), vote_count INTEGER, original_title VARCHAR)',
  film_opinions: '(film_id INTEGER, opinion DOUBLE)',
  ring_terms: '(film_id INTEGER, term_id INTEGER, tf DOUBLE)',
} as const;

/** A film, and the other title by which it was found; null: by its own. */
export type FoundFilm = Film & { readonly matched_by: string | null };

/** An opened file and what is known of it from the start. */
interface Opened {
  readonly session: DuckDBSession;
  readonly labelled: ReadonlySet<string>;
}

const GIBIBYTE = 2 ** 30;

const KEPT_NAMES = 50_000;

// The films are read once, before anyone waits for an answer.
const LOAD_TIMEOUT_MS = 600_000;

/**
 * One published snapshot, open for reading only. Each has its own DuckDB instance, locked once the
 * file is attached, so that only this file can be read. A later snapshot is opened next to it, and
 * disposing of this one waits for its running queries.
 */
export class FilmDatabase implements AsyncDisposable {
  /** The snapshot's file, links resolved. */
  readonly path: string;
  readonly #session: DuckDBSession;
  readonly #pool: QueryPool;
  /** A few people are in most reasons, so their names are kept. */
  readonly #names = new KeptNames<number>(KEPT_NAMES);
  /** Fields whose terms may have labels. */
  readonly #labelled: ReadonlySet<string>;
  readonly #labels = new KeptNames<string>(KEPT_NAMES);
  #links: Promise<FilmLinks> | undefined;
  #titles: Promise<TitleFinder> | undefined;

  private constructor(path: string, { session, labelled }: Opened, pool: QueryPool) {
    this.path = path;
    this.#session = session;
    this.#labelled = labelled;
    this.#pool = pool;
  }

  /**
   * Opens the database that is published in a data directory.
   *
   * @throws {UsageError} `database-missing` or `database-unreadable`
   */
  static async open(dataDir: string, options: FilmDatabaseOptions = {}): Promise<FilmDatabase> {
    return FilmDatabase.openFile(await publishedFile(dataDir), options);
  }

  /**
   * Opens a snapshot's file.
   *
   * @throws {UsageError} `database-unreadable`
   */
  static async openFile(path: string, options: FilmDatabaseOptions = {}): Promise<FilmDatabase> {
    const session = await openBounded(options);
    let labelled: ReadonlySet<string>;
    try {
      await attachLocked(session.connection, path);
      labelled = await labelledFields(session.connection);
    } catch (error) {
      session[Symbol.dispose]();
      throw new UsageError(
        'database-unreadable',
        `${path} cannot be opened: ${messageOf(error)}; close the program that writes to it, or rebuild it`,
        { cause: error, data: { path } },
      );
    }
    const pool = new QueryPool(session.instance, {
      size: options.concurrency ?? 3,
      queue: 256,
      timeoutMs: options.queryTimeoutMs ?? 2000,
      prepare: viewPlainFilms,
    });
    return new FilmDatabase(path, { session, labelled }, pool);
  }

  /** The film with this id, or undefined. */
  async filmById(filmId: number, signal?: AbortSignal): Promise<Film | undefined> {
    const [film] = await this.filmsByIds([filmId], signal);
    return film;
  }

  /** The films with these ids, in the order of the ids; an unknown id is left out. */
  async filmsByIds(filmIds: readonly number[], signal?: AbortSignal): Promise<readonly Film[]> {
    if (filmIds.length === 0) return [];
    const films = await this.read(
      (connection) =>
        readFilms(connection, new URL('./table/films-by-ids.sql', import.meta.url), {
          ids: listValue(filmIds),
        }),
      { signal },
    );
    const byId = new Map(films.map((film) => [film.film_id, film]));
    return filmIds.flatMap((filmId) => byId.get(filmId) ?? []);
  }

  /** The searches over this snapshot's films; they are read into memory unless they are given. */
  async filmSearch(films?: FilmTable): Promise<FilmSearch> {
    const table = films ?? (await this.read(loadFilmTable, { timeoutMs: LOAD_TIMEOUT_MS }));
    return createFilmSearch(this.#pool, table);
  }

  /** The films that a title may mean, the best match first, with the title that matched if it is another. */
  async findFilms(title: string, limit = 10): Promise<readonly FoundFilm[]> {
    this.#titles ??= this.read(readTitleFinder, { timeoutMs: LOAD_TIMEOUT_MS });
    const find = await this.#titles;
    const found = find(title, limit);
    const films = await this.filmsByIds(found.map(({ filmId }) => filmId));
    return films.map((film, i) => ({ ...film, matched_by: found[i]?.matchedBy ?? null }));
  }

  /** The films with the most votes; as it is read at the start, it may take its time. */
  async popularFilms(limit: number): Promise<readonly Film[]> {
    return this.read(
      (connection) =>
        readFilms(connection, new URL('./table/popular-films.sql', import.meta.url), { limit }),
      { timeoutMs: LOAD_TIMEOUT_MS },
    );
  }

  /** The names of people by their ids; who is unknown is left out. */
  async personNames(
    personIds: readonly number[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<number, string>> {
    return this.#names.namesOf(personIds, async (unread) =>
      this.read((connection) => readPersonNames(connection, unread), { signal }),
    );
  }

  /** The labels of terms; those without one are left out. */
  async termLabels(terms: readonly Term[], signal?: AbortSignal): Promise<TermLabels> {
    const labelled = new Map(
      terms
        .filter(({ field }) => this.#labelled.has(field))
        .map((term) => [labelKey(term.field, term.term), term]),
    );
    return this.#labels.namesOf([...labelled.keys()], async (unread) => {
      const wanted = unread.flatMap((key) => labelled.get(key) ?? []);
      return this.read((connection) => readTermLabels(connection, wanted), { signal });
    });
  }

  /** The links of all films to other sites, which are read at the first call. */
  async filmLinks(): Promise<FilmLinks> {
    const reading = (this.#links ??= this.read(readFilmLinks, { timeoutMs: LOAD_TIMEOUT_MS }));
    try {
      return await reading;
    } catch (error) {
      this.#links = undefined;
      throw error;
    }
  }

  /** What the snapshot was made from; as it is read at the start, it may take its time. */
  async dataset(): Promise<Dataset> {
    return this.read(readDataset, { timeoutMs: LOAD_TIMEOUT_MS });
  }

  /**
   * Runs any read of the tables {@link TABLES} and {@link OPTIONAL_TABLES} within the bounds on time and concurrency.
   */
  async read<T>(
    work: (connection: DuckDBConnection) => Promise<T>,
    options?: ReadOptions,
  ): Promise<T> {
    return this.#pool.run(work, options);
  }

  /**
   * Reads every table once, so that DuckDB compares each block of the file with its checksum. It
   * uses a separate instance, because this one would keep blocks that no request needs.
   *
   * @throws {UsageError} `database-unreadable`, also when the signal is aborted
   */
  async checkFile(signal?: AbortSignal): Promise<void> {
    try {
      const timeout = AbortSignal.timeout(LOAD_TIMEOUT_MS);
      const either = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
      using session = await openBounded({ threads: 1 });
      await attachReadOnly(session.connection, this.path, 'snapshot');
      using _interruption = interruptOn(session.connection, either);
      await readTables(session.connection);
    } catch (error) {
      throw new UsageError(
        'database-unreadable',
        `${this.path} is damaged: ${messageOf(error)}; rebuild it with \`reelated run\``,
        { cause: error, data: { path: this.path } },
      );
    }
  }

  /** The queries under way. */
  get queries(): QueryLoad {
    return this.#pool.load;
  }

  /** Waits for the running queries and closes the file. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool[Symbol.asyncDispose]();
    this.#session[Symbol.dispose]();
  }
}

/** Opens an instance that writes no file and takes a bounded part of the memory. */
async function openBounded({
  threads = Math.min(4, availableParallelism()),
  memoryLimitBytes = Math.min(GIBIBYTE, availableMemory() / 4),
}: Pick<FilmDatabaseOptions, 'threads' | 'memoryLimitBytes'>): Promise<DuckDBSession> {
  return openDuckDB({ threads, memoryLimitBytes, tempDirectory: '' });
}

async function attachLocked(connection: DuckDBConnection, path: string): Promise<void> {
  await attachReadOnly(connection, path, 'snapshot');
  const found = await snapshotTables(connection);
  // views in the instance's own, empty database give every connection the tables by their names, which
  // are constants of this file: CREATE binds no values
  const optional = Object.entries(OPTIONAL_TABLES).map(([table, columns]) =>
    found.some(({ table_name: name }) => name === table)
      ? viewOf(table)
      : `CREATE TABLE ${table} ${columns}`,
  );
  const lock = ['SET enable_external_access = false', 'SET lock_configuration = true'];
  await connection.run([...TABLES.map(viewOf), ...optional, ...lock].join(';'));
}

function viewOf(table: string): string {
  return `CREATE VIEW ${table} AS FROM snapshot.${table}`;
}
