import { FilmDatabase, type FilmDatabaseOptions } from '../database/film-database.ts';
import { loadModel } from '../similarity/load-model.ts';
import { rowOf } from '../similarity/model.ts';
import { PRESETS } from '../similarity/presets.ts';
import { createRanker, type Ranking, type RankingPage } from '../similarity/ranking.ts';

/** What the routes answer from: one published database and the exact ranking of its films. */
export interface Snapshot extends AsyncDisposable {
  /** The id that the dataset bears. */
  readonly id: string;
  readonly database: FilmDatabase;
  /** The films like another one; none when the film is unknown. */
  readonly rankSimilar: (filmId: number, page: RankingPage) => Ranking;
}

// The model is read once, before anyone waits for an answer.
const LOAD_TIMEOUT_MS = 600_000;

/**
 * Opens the database that is published in a data directory and loads the similarity model from it.
 *
 * @throws {UsageError} `database-missing`
 */
export async function openSnapshot(
  dataDir: string,
  options?: FilmDatabaseOptions,
): Promise<Snapshot> {
  const database = await FilmDatabase.open(dataDir, options);
  try {
    const { snapshot: id } = await database.dataset();
    const model = await database.read((connection) => loadModel(connection, PRESETS.seed), {
      timeoutMs: LOAD_TIMEOUT_MS,
    });
    const ranker = createRanker(model);
    return {
      id,
      database,
      rankSimilar(filmId, page) {
        const row = rowOf(model, filmId);
        return row === undefined ? { total: 0, films: [] } : ranker.similarTo(row, page);
      },
      [Symbol.asyncDispose]: async () => database[Symbol.asyncDispose](),
    };
  } catch (error) {
    await database[Symbol.asyncDispose]();
    throw error;
  }
}
