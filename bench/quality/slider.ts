/** `balanced` with the slider of films that the same people like raised, and what other people like. */
import { join } from 'node:path';
import type { SimilarityModel } from '../../src/similarity/model/model.ts';
import { presetFor } from '../../src/similarity/model/presets.ts';
import { loadCollection, type Collection } from './collection.ts';
import { contendersFor, nearestBy, YARDSTICK, type Contender } from './contenders.ts';
import { parityOf, type Half } from './halves.ts';
import { likedInMovieLens, type LikedTogether } from './liked-together.ts';
import type { FilmSources } from './models.ts';
import { writeMovieLens } from './write-movielens.ts';

const FIELD = 'liked_together';
/** Off, as by default; in between; and as far as the slider goes. */
const FACTORS = [0, 0.6, 1, 3];

/** Films with what half of the people of MovieLens like together, and what the other half likes. */
export interface SliderEvidence {
  readonly collection: Collection;
  readonly liked: LikedTogether;
}

/** Builds both from a folder of MovieLens; scratch data is below `dataDir`. */
export async function sliderEvidence(
  movieLens: string,
  { dataDir, ...sources }: FilmSources,
): Promise<SliderEvidence> {
  const likedBy = (half: Half): string =>
    writeMovieLens(
      movieLens,
      join(dataDir, `movielens-of-${half}`),
      (userId) => parityOf(`user ${userId}`) === half,
    );
  const collection = await loadCollection({
    ...sources,
    likedTogether: likedBy('A'),
    dataDir: join(dataDir, 'liked-by-A'),
  });
  return { collection, liked: await likedInMovieLens(likedBy('B'), collection.filmFiles) };
}

/** `classic`, with which the others are compared, and `balanced` with each factor. */
export function sliderContenders(collection: Collection): readonly Contender[] {
  return [
    ...contendersFor(collection).filter(({ name }) => name === YARDSTICK),
    ...FACTORS.map((factor) => ({
      name: `balanced, ${FIELD} ${factor}`,
      label: `balanced, ${FIELD} ${factor}`,
      nearest: () => raised(collection.model, factor),
    })),
  ];
}

function raised(model: SimilarityModel, factor: number) {
  const preset = presetFor('balanced', model.fields);
  return nearestBy(model, { ...preset, factors: { ...preset.factors, [FIELD]: factor } });
}
