import { presetOf, type Dataset } from '../../snapshot/dataset.ts';
import { FilmDatabase, type FilmDatabaseOptions } from '../../search/film-database.ts';
import type { FilmSearch } from '../../search/film-search.ts';
import { FilmParquet } from '../../search/parquet/film-parquet.ts';
import { publishedFile } from '../../snapshot/published-database.ts';
import { asFilmId, rowOf, type FilmVectors } from '../../similarity/model/model.ts';
import type { PresetName } from '../../similarity/terms/preset-choices.ts';
import {
  createRanker,
  type Ranker,
  type Ranking,
  type RankingPage,
} from '../../similarity/query/ranking.ts';
import { createWeighedModels, type WeighedModels } from '../../similarity/query/weighed-models.ts';
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
  readonly model: FilmVectors;
  /** Suggestions of films and people while typing. */
  readonly suggestions: SuggestThread;
  /** Answers every query about similarity. */
  readonly ranker: Ranker;
  /** The model and the ranker for queries that set a preset. */
  readonly weighedBy: WeighedModels;
  /** The preset of queries that do not set one. */
  readonly preset: PresetName;
  /** Writes lists of films as Parquet. */
  readonly parquet: FilmParquet;
  /** The films similar to a film; none when the film is unknown. */
  readonly rankSimilar: (filmId: number, page: RankingPage) => Ranking;
}

interface SnapshotOptions extends FilmDatabaseOptions {
  /** The preset of similarity; absent: the one that the snapshot was built with. */
  readonly preset?: PresetName | undefined;
  /** Used instead of loading again if it is the same file. */
  readonly loading?: LoadingSnapshot | undefined;
  /** Whether the links of films, which the API needs, are read while the films are. */
  readonly readLinks?: boolean;
}

/**
 * Opens the database published in a data directory and loads its similarity model.
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
 * Opens a snapshot's file and loads its similarity model.
 *
 * @throws {UsageError} `database-unreadable`
 */
export async function openSnapshotFile(
  path: string,
  options: SnapshotOptions = {},
): Promise<Snapshot> {
  const { preset, loading, readLinks = false } = options;
  const { loaded } = loading?.path === path ? loading : loadSnapshot({ path, preset });
  const database = await FilmDatabase.openFile(path, options);
  try {
    const [dataset, { films, model, indexes }] = await Promise.all([
      database.dataset(),
      loaded,
      readLinks ? database.filmLinks() : undefined,
    ]);
    const search = await database.filmSearch(films);
    const ranker = createRanker(model, indexes);
    const suggestions = createSuggestThread(path);
    const parquet = new FilmParquet(path);
    return {
      id: dataset.snapshot,
      dataset,
      database,
      search,
      model,
      suggestions,
      ranker,
      weighedBy: createWeighedModels({ model, ranker }),
      parquet,
      preset: options.preset ?? presetOf(dataset.parameters),
      rankSimilar(filmId, page) {
        const row = rowOf(model, asFilmId(filmId));
        return row === undefined ? { total: 0, films: [] } : ranker.similarTo(row, page);
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
