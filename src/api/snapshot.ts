import { FilmDatabase, type FilmDatabaseOptions } from '../database/film-database.ts';
import { loadModel } from '../similarity/load-model.ts';
import { rowOf, type SimilarityModel } from '../similarity/model.ts';
import { DEFAULT_PRESET, presetNamed, PRESETS, type PresetName } from '../similarity/presets.ts';
import type { JsonValue } from '../workflow/task.ts';
import { createRanker, type Ranking, type RankingPage } from '../similarity/ranking.ts';

/** What the routes answer from: one published database and the exact ranking of its films. */
export interface Snapshot extends AsyncDisposable {
  /** The id that the dataset bears. */
  readonly id: string;
  readonly database: FilmDatabase;
  readonly model: SimilarityModel;
  /** The films like another one; none when the film is unknown. */
  readonly rankSimilar: (filmId: number, page: RankingPage) => Ranking;
}

export interface SnapshotOptions extends FilmDatabaseOptions {
  /** How films are compared; absent: as when the snapshot was built. */
  readonly preset?: PresetName | undefined;
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
  options: SnapshotOptions = {},
): Promise<Snapshot> {
  const database = await FilmDatabase.open(dataDir, options);
  try {
    const { snapshot: id, parameters } = await database.dataset();
    const preset = options.preset ?? presetOf(parameters);
    const model = await database.read((connection) => loadModel(connection, PRESETS[preset]), {
      timeoutMs: LOAD_TIMEOUT_MS,
    });
    const ranker = createRanker(model);
    return {
      id,
      database,
      model,
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

/** The preset that a snapshot was built with. */
function presetOf(parameters: JsonValue): PresetName {
  const isObject = typeof parameters === 'object' && parameters !== null;
  const name = isObject && 'preset' in parameters ? parameters.preset : undefined;
  return presetNamed(name) ?? DEFAULT_PRESET;
}
