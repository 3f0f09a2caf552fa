/** The ways of finding similar films that are compared. */
import { withPreset } from '../../src/similarity/model/build-model.ts';
import { asFilmId, type SimilarityModel } from '../../src/similarity/model/model.ts';
import { PRESETS, type Preset } from '../../src/similarity/model/presets.ts';
import { createAnswerer } from '../../src/similarity/query/answer.ts';
import { FIELDS } from '../../src/similarity/terms/similarity-fields.ts';
import type { Collection } from './collection.ts';
import { jellyfin } from './jellyfin.ts';
import type { Nearest } from './recall.ts';

export interface Contender {
  readonly name: string;
  readonly label: string;
  readonly nearest: () => Nearest;
}

/** What the others are compared with. */
export const YARDSTICK = 'classic';

export function contendersFor(collection: Collection): readonly Contender[] {
  const { model } = collection;
  const preset = (name: string, label: string, weighing: Preset): Contender => ({
    name,
    label,
    nearest: () => nearestBy(model, weighing),
  });
  const balanced = PRESETS.balanced;
  return [
    preset('seed', 'The previous system (seed)', PRESETS.seed),
    {
      name: 'jellyfin',
      label: 'Jellyfin’s formula',
      nearest: () => jellyfin(collection),
    },
    preset('classic', 'classic', PRESETS.classic),
    preset('balanced', 'balanced', withoutArticles(balanced)),
    ...(hasArticles(model)
      ? [preset('balanced+articles', 'balanced, with articles', balanced)]
      : []),
  ];
}

const FROM_ARTICLES: ReadonlySet<string> = new Set(['plot', 'genre_words']);

/** Whether the films have words of articles. */
export function hasArticles({ termFields }: SimilarityModel): boolean {
  const there = new Set(termFields);
  return FIELDS.some((field, i) => FROM_ARTICLES.has(field) && there.has(i));
}

/** The product's own answers under a preset. */
export function nearestBy(model: SimilarityModel, preset: Preset): Nearest {
  const weighed = withPreset(model, preset);
  const answer = createAnswerer(weighed);
  const filters = new Map<ReadonlySet<number>, Uint8Array>();
  const filterOf = (candidates: ReadonlySet<number>): Uint8Array => {
    const known = filters.get(candidates);
    if (known !== undefined) return known;
    const filter = Uint8Array.from(weighed.filmIds, (filmId) => Number(candidates.has(filmId)));
    filters.set(candidates, filter);
    return filter;
  };
  return (filmId, limit, candidates) =>
    answer({
      like: [{ filmId: asFilmId(filmId) }],
      limit,
      ...(candidates && { filter: filterOf(candidates) }),
    }).films.map((film) => film.filmId);
}

/** A preset as for a collection without articles: a field that does not count changes no other. */
export function withoutArticles(preset: Preset): Preset {
  const factors = Object.entries(preset.factors).filter(([field]) => !FROM_ARTICLES.has(field));
  return { ...preset, factors: Object.fromEntries(factors) };
}
