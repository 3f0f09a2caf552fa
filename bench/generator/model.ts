import { buildModel } from '../../src/similarity/model/build-model.ts';
import type { SimilarityModel } from '../../src/similarity/model/model.ts';
import { PRESETS, type Preset } from '../../src/similarity/model/presets.ts';
import type { Field } from '../../src/similarity/terms/similarity-fields.ts';
import type { Term } from '../../src/similarity/terms/terms.ts';
import { generateFilms, type GeneratedFilm } from './films.ts';

/** A model of made-up films, weighted as the pipeline weighs real ones. */
export function generateModel(
  films: number,
  preset: Preset = PRESETS.seed,
  seed = 1,
): SimilarityModel {
  const generated = generateFilms(films, seed);
  const lists: readonly [Field, (film: GeneratedFilm) => readonly number[]][] = [
    ['title', (film) => film.words],
    ['genre', (film) => film.genres],
    ['rating', (film) => [film.rating]],
    ['person', (film) => film.persons],
  ];
  const terms: Term[] = [];
  const ids: number[] = [];
  const entries: number[] = [];
  const tfs: number[] = [];
  const df: number[] = [];
  for (const [field, listOf] of lists) {
    const base = terms.length;
    const numbers = new Map<number, number>();
    for (const film of generated) {
      for (const value of listOf(film)) {
        if (!numbers.has(value)) numbers.set(value, numbers.size);
      }
    }
    for (const value of [...numbers.keys()].sort((a, b) => a - b)) {
      numbers.set(value, terms.push({ field, term: String(value).padStart(8, '0') }) - 1);
    }
    df.length = terms.length;
    df.fill(0, base);
    for (const [row, film] of generated.entries()) {
      const counts = new Map<number, number>();
      for (const value of listOf(film)) counts.set(value, (counts.get(value) ?? 0) + 1);
      for (const [value, count] of counts) {
        const term = numbers.get(value) ?? 0;
        ids.push(row + 1);
        entries.push(term);
        // Words are counted; a genre or a person occurs in a film's terms once.
        tfs.push(field === 'title' ? count : 1);
        df[term] = (df[term] ?? 0) + 1;
      }
    }
  }
  const idf = df.map((count) => Math.log((films + 1) / (count + 1)));
  return buildModel(
    {
      filmIds: generated.map((_, row) => row + 1),
      terms,
      weights: {
        filmIds: ids,
        terms: entries,
        weights: tfs.map((tf, entry) => tf * (idf[entries[entry] ?? 0] ?? 0)),
      },
    },
    preset,
  );
}
