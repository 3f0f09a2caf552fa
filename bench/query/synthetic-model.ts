import { buildModel } from '../../src/similarity/build-model.ts';
import type { SimilarityModel } from '../../src/similarity/model.ts';
import { PRESETS } from '../../src/similarity/presets.ts';
import type { Term } from '../../src/similarity/terms.ts';
import { randomNumbers } from '../generator/random.ts';

/**
 * Films with three words, two or three genres, a rating and eight persons each, and what `balanced`
 * looks at besides: roles, spans of years, votes and ratings, a language.
 */
export function syntheticModel(films: number): SimilarityModel {
  const random = randomNumbers(11);
  const terms: Term[] = [];
  const fields = [
    { field: 'title', count: Math.ceil(films ** 0.8), each: () => 3, skew: 6 },
    { field: 'genre', count: 24, each: () => 2 + Math.round(random()), skew: 2.5 },
    { field: 'rating', count: 40, each: () => 1, skew: 1.5 },
    { field: 'person', count: 3 * films, each: () => 8, skew: 2 },
    { field: 'director', count: films, each: () => 1, skew: 2 },
    { field: 'writer', count: 2 * films, each: () => 2, skew: 2 },
    { field: 'composer', count: Math.ceil(films / 2), each: () => 1, skew: 3 },
    { field: 'lead', count: films, each: () => 3, skew: 2 },
    { field: 'word', count: Math.ceil(films ** 0.8), each: () => 2, skew: 5 },
    { field: 'series', count: 2 * films, each: () => 3, skew: 2 },
    { field: 'mix', count: 2000, each: () => 2, skew: 4 },
    { field: 'era', count: 60, each: () => 5, skew: 1.5 },
    { field: 'language', count: 40, each: () => 1, skew: 6 },
    { field: 'votes', count: 12, each: () => 2, skew: 1.5 },
    { field: 'score', count: 40, each: () => 3, skew: 1.5 },
  ] as const;
  const filmIds: number[] = [];
  const termIds: number[] = [];
  for (const { field, count, each, skew } of fields) {
    const from = terms.length;
    for (let i = 0; i < count; i++) terms.push({ field, term: String(i) });
    for (let film = 0; film < films; film++) {
      const drawn = new Set<number>();
      for (let i = each(); i > 0; i--) drawn.add(from + Math.floor(random() ** skew * count));
      for (const term of drawn) {
        filmIds.push(film);
        termIds.push(term);
      }
    }
  }
  const frequencies = new Int32Array(terms.length);
  for (const term of termIds) frequencies[term] = (frequencies[term] ?? 0) + 1;
  return buildModel(
    {
      filmIds: Int32Array.from({ length: films }, (_, film) => film),
      terms,
      weights: {
        filmIds,
        terms: termIds,
        weights: termIds.map((term) => Math.log((films + 1) / ((frequencies[term] ?? 0) + 1))),
      },
    },
    PRESETS.seed,
  );
}
