import { presetOf, type Dataset } from '../../snapshot/dataset.ts';
import { FilmDatabase, type FilmDatabaseOptions } from '../../search/film-database.ts';
import type { FilmSearch } from '../../search/film-search.ts';
import { FilmParquet } from '../../search/parquet/film-parquet.ts';
import { publishedFile } from '../../snapshot/published-database.ts';
import { asFilmId, rowOf } from '../../similarity/model/model.ts';
import type { PresetName } from '../../similarity/terms/preset-choices.ts';
import type { Field } from '../../similarity/terms/similarity-fields.ts';
import { createRanker, type Ranking, type RankingPage } from '../../similarity/query/ranking.ts';
import { createWeighedModels, type WeighedModel } from '../../similarity/query/weighed-models.ts';
import { loadSnapshot, type LoadingSnapshot } from './load-snapshot.ts';
import { createSuggestThread, type SuggestThread } from './suggest-thread.ts';

/** What the routes respond from: one published database and the exact ranking of its films. */
export interface Snapshot extends AsyncDisposable {
  /** The id of the dataset. */
  readonly id: string;
  /** Facts about the data. */
  readonly dataset: Dataset;
  readonly database: FilmDatabase;
  /** The films, in memory, and the searches over them; its rows are those of the model. */
  readonly search: FilmSearch;
  /** Suggestions of films and people while typing. */
  readonly suggestions: SuggestThread;
  /** The fields that films are compared by. */
  readonly fields: readonly Field[];
  /** The preset of queries that do not set one. */
  readonly preset: PresetName;
  /**
   * The similarity model and its ranker under a preset, or under the snapshot's own; the first time
   * the model may still be loading.
   *
   * @throws {UsageError} `database-unreadable`
   */
  readonly weighedBy: (preset?: PresetName) => Promise<WeighedModel>;
  /** Writes lists of films as Parquet. */
  readonly parquet: FilmParquet;
  /** The films similar to a film; none when the film is unknown. */
  readonly rankSimilar: (filmId: number, page: RankingPage) => Promise<Ranking>;
}

interface SnapshotOptions extends FilmDatabaseOptions {
  /** The preset of similarity; absent: the one that the snapshot was built with. */
  readonly preset?: PresetName | undefined;
  /** Used instead of loading again if it is the same file. */
  readonly loading?: LoadingSnapshot | undefined;
  /** Whether the links of films, which the API needs, are read while the films are. */
  readonly readLinks?: boolean;
}

/** A snapshot whose file is open, and whose films are being loaded. */
interface BegunSnapshot {
  /** @throws {UsageError} `database-unreadable` */
  readonly snapshot: Promise<Snapshot>;
}

/**
 * Opens the database published in a data directory and loads its films; its similarity model is
 * loaded next, and used through {@link Snapshot.weighedBy}.
 *
 * @throws {UsageError} `database-missing`, `database-unreadable`
 */
export async function openSnapshot(
  dataDir: string,
  options: SnapshotOptions = {},
): Promise<Snapshot> {
  return openSnapshotFile(await publishedFile(dataDir), options);
}

/**
 * Opens a snapshot's file, as {@link openSnapshot} does.
 *
 * @throws {UsageError} `database-unreadable`
 */
export async function openSnapshotFile(
  path: string,
  options: SnapshotOptions = {},
): Promise<Snapshot> {
  return (await beginSnapshot(path, options)).snapshot;
}

/**
 * Opens a snapshot's file and reads all of it but the films, which another thread may still be loading.
 *
 * @throws {UsageError} `database-unreadable`
 */
export async function beginSnapshot(
  path: string,
  options: SnapshotOptions = {},
): Promise<BegunSnapshot> {
  const { preset, loading, readLinks = false } = options;
  const load = loading?.path === path ? loading : loadSnapshot({ path, preset });
  const database = await FilmDatabase.openFile(path, options);
  try {
    const [dataset] = await Promise.all([
      database.dataset(),
      readLinks ? database.filmLinks() : undefined,
    ]);
    const snapshot = withFilms({ database, dataset, load, preset });
    // handled where it is awaited
    snapshot.catch(() => undefined);
    return { snapshot };
  } catch (error) {
    await database[Symbol.asyncDispose]();
    throw error;
  }
}

/** What is known of a snapshot before its films are in memory. */
interface SnapshotParts {
  readonly database: FilmDatabase;
  readonly dataset: Dataset;
  readonly load: LoadingSnapshot;
  readonly preset: PresetName | undefined;
}

async function withFilms({ database, dataset, load, preset }: SnapshotParts): Promise<Snapshot> {
  const { path } = database;
  try {
    const { films, fields } = await load.films;
    const search = await database.filmSearch(films);
    const weighed = load.model.then(({ model, indexes }) =>
      createWeighedModels({ model, ranker: createRanker(model, indexes) }),
    );
    // handled where it is awaited
    weighed.catch(() => undefined);
    const suggestions = createSuggestThread(path);
    const parquet = new FilmParquet(path);
    return {
      id: dataset.snapshot,
      dataset,
      database,
      search,
      suggestions,
      parquet,
      fields,
      preset: preset ?? presetOf(dataset.parameters),
      weighedBy: async (chosen) => (await weighed)(chosen),
      async rankSimilar(filmId, page) {
        const row = rowOf(films, asFilmId(filmId));
        if (row === undefined) return { total: 0, films: [] };
        const { ranker } = (await weighed)();
        return ranker.similarTo(row, page);
      },
      [Symbol.asyncDispose]: async () => {
        await Promise.all(
          [suggestions, parquet, database].map(async (part) => part[Symbol.asyncDispose]()),
        );
      },
    };
  } catch (error) {
    await database[Symbol.asyncDispose]();
    throw error;
  }
}
