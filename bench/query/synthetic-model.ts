import { buildModel } from '../../src/similarity/model/build-model.ts';
import type { SimilarityModel } from '../../src/similarity/model/model.ts';
import { PRESETS } from '../../src/similarity/model/presets.ts';
import { CLOSER_FIELDS, FIELDS } from '../../src/similarity/terms/similarity-fields.ts';
import type { Term } from '../../src/similarity/terms/terms.ts';
import {
  NOTHING_KNOWN,
  termsOf,
  type FilmFeatures,
} from '../../src/similarity/terms/terms-of-film.ts';
import { generateFilms, type GeneratedFilm } from '../generator/films.ts';
import { randomNumbers } from '../generator/random.ts';

/**
 * A model of made-up films, with the terms that the pipeline gives to films, those included
 * that `balanced` looks at: what follows from one value of a film, as spans of years from its year,
 * follows from it here, so that films fall into as few classes as real ones do. The films have no
 * characters.
 */
export function syntheticModel(films: number): SimilarityModel {
  const random = randomNumbers(11);
  const numbers = new Map(FIELDS.map((field) => [field, new Map<string, number>()]));
  const terms: Term[] = [];
  const frequencies: number[] = [];
  const entries = { filmIds: [] as number[], terms: [] as number[], tfs: [] as number[] };
  for (const [film, generated] of generateFilms(films).entries()) {
    for (const { field, term, tf } of termsOf(featuresOf(generated, random))) {
      let number = numbers.get(field)?.get(term);
      if (number === undefined) {
        number = terms.push({ field, term }) - 1;
        numbers.get(field)?.set(term, number);
      }
      frequencies[number] = (frequencies[number] ?? 0) + 1;
      entries.filmIds.push(film);
      entries.terms.push(number);
      entries.tfs.push(tf);
    }
  }
  const order = Array.from(terms.keys())
    .filter((number) => isWeighed(terms[number], frequencies[number]))
    .sort((a, b) => compare(terms[a], terms[b]));
  const places = new Int32Array(terms.length).fill(-1);
  for (const [place, number] of order.entries()) places[number] = place;
  return buildModel(
    {
      filmIds: Int32Array.from({ length: films }, (_, film) => film),
      terms: order.flatMap((number) => terms[number] ?? []),
      weights: weigh(entries, { films, places, frequencies }),
    },
    PRESETS.seed,
  );
}

interface Entries {
  readonly filmIds: readonly number[];
  readonly terms: readonly number[];
  readonly tfs: readonly number[];
}

interface Weighed {
  readonly films: number;
  /** The place of each term in the model; -1: it is left out. */
  readonly places: Int32Array;
  readonly frequencies: readonly number[];
}

/** tf · idf of the entries whose terms stay. */
function weigh({ filmIds, terms, tfs }: Entries, { films, places, frequencies }: Weighed) {
  const weighed = {
    filmIds: new Int32Array(terms.length),
    terms: new Int32Array(terms.length),
    weights: new Float64Array(terms.length),
  };
  let count = 0;
  for (const [entry, number] of terms.entries()) {
    const place = places[number] ?? -1;
    if (place === -1) continue;
    weighed.filmIds[count] = filmIds[entry] ?? 0;
    weighed.terms[count] = place;
    weighed.weights[count] =
      (tfs[entry] ?? 0) * Math.log((films + 1) / ((frequencies[number] ?? 0) + 1));
    count++;
  }
  return {
    filmIds: weighed.filmIds.subarray(0, count),
    terms: weighed.terms.subarray(0, count),
    weights: weighed.weights.subarray(0, count),
  };
}

/** As in write-film-terms.sql: what looks closer at films says nothing where only one has it. */
function isWeighed(term: Term | undefined, films = 0): boolean {
  return term !== undefined && (films > 1 || FIELDS.indexOf(term.field) < CLOSER_FIELDS);
}

function compare(a: Term | undefined, b: Term | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const fields = FIELDS.indexOf(a.field) - FIELDS.indexOf(b.field);
  return fields === 0 ? Number(a.term > b.term) - Number(a.term < b.term) : fields;
}

const COMMON_WORDS = ['the', 'of', 'a', 'and', 'in', 'to', 'my', 'on', 'for', 'from'];
const LANGUAGES = 40;

/** What generated films lack is drawn here. A person does the same in every film. */
function featuresOf(
  { words, genres, rating, persons }: GeneratedFilm,
  random: () => number,
): FilmFeatures {
  const ofRole = (...roles: readonly number[]) =>
    persons.filter((person) => roles.includes(person % 10));
  return {
    ...NOTHING_KNOWN,
    title: words.map((word) => COMMON_WORDS[word] ?? `w${word}`).join(' '),
    genres: genres.map(String),
    rating: (61 + rating) / 10,
    // half of them of the last thirty years, and of half the least number of votes or little more
    year: 2025 - Math.floor(95 * random() ** 1.7),
    vote_count: Math.min(3e6, Math.floor(500 / (1 - random()) ** 1.5)),
    language: String(Math.floor(LANGUAGES * random() ** 6)),
    person_ids: persons,
    director_ids: ofRole(0),
    writer_ids: ofRole(1, 2),
    composer_ids: ofRole(3),
    actor_ids: ofRole(4, 5, 6, 7, 8, 9),
  };
}
