import { randomNumbers, weightedDraw } from './random.ts';

/** A made-up film: numbers instead of words, names and genres. */
export interface GeneratedFilm {
  readonly genres: readonly number[];
  /** 0 to 39: 6.1 to 10.0. */
  readonly rating: number;
  readonly words: readonly number[];
  readonly persons: readonly number[];
}

// How often IMDb's genres occur among films: half are dramas, a few per mille news.
const GENRES = [
  0.5, 0.3, 0.18, 0.15, 0.15, 0.14, 0.1, 0.09, 0.08, 0.07, 0.07, 0.06, 0.05, 0.05, 0.05, 0.04, 0.05,
  0.03, 0.02, 0.02, 0.015, 0.01, 0.003, 0.002, 0.001, 0.001,
];
const RATINGS = 40;

/**
 * Films whose terms are as skewed as those of IMDb's: 1 to 3 of 26 genres, 40 ratings falling off
 * from 6, title words by Zipf's law ("the" in every fourth film), 10 to 14 persons of whom the
 * busiest have some 150 films, colleagues who work together, and every tenth film a sequel that
 * shares words and persons with an earlier one. Vocabulary grows with the root of the number of
 * films, persons in proportion. The same seed gives the same films.
 */
export function generateFilms(count: number, seed = 1): GeneratedFilm[] {
  const random = randomNumbers(seed);
  const scale = count / 40_000;
  const words = Math.ceil(30_000 * Math.sqrt(scale));
  const persons = Math.ceil(150_000 * scale);
  const draws: Draws = {
    random,
    persons,
    genre: weightedDraw(GENRES, random),
    word: weightedDraw(zipf(words, 8, 1), random),
    person: weightedDraw(zipf(persons, 30, 0.62), random),
  };
  const films: GeneratedFilm[] = [];
  for (let i = 0; i < count; i++) {
    films.push(i > 100 && random() < 0.1 ? sequel(draws, films) : original(draws));
  }
  return films;
}

interface Draws {
  readonly random: () => number;
  readonly persons: number;
  readonly genre: () => number;
  readonly word: () => number;
  readonly person: () => number;
}

function original(draws: Draws): GeneratedFilm {
  const { random, genre, word, person, persons } = draws;
  const genres = new Set<number>();
  const wanted = 1 + chance(draws, 0.72) + chance(draws, 0.45);
  while (genres.size < wanted) genres.add(genre());
  const colleague = person();
  const cast = times(10 + Math.floor(random() * 5), () =>
    random() < 0.15 ? (colleague + Math.floor(random() * 12)) % persons : person(),
  );
  return {
    genres: [...genres],
    rating: rating(draws),
    words: times(2 + chance(draws, 0.6) + chance(draws, 0.35), word),
    persons: cast,
  };
}

function sequel(draws: Draws, films: readonly GeneratedFilm[]): GeneratedFilm {
  const { random, word, person } = draws;
  const recent = Math.min(films.length, 50);
  const back = Math.floor(random() * (random() < 0.5 ? recent : films.length));
  const first = films[films.length - 1 - back];
  if (first === undefined) return original(draws);
  const share = 0.2 + 0.6 * random();
  const genres = first.genres.filter(() => random() < 0.8);
  const kept = first.persons.filter(() => random() < share);
  return {
    genres: genres.length > 0 ? genres : [0],
    rating: rating(draws),
    words: [...first.words.filter(() => random() < share), word()],
    persons: [...kept, ...times(Math.max(0, 12 - kept.length), person)],
  };
}

/** Half of a bell: most films that are kept are just above the least rating. */
function rating({ random }: Draws): number {
  const bell = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.min(RATINGS - 1, Math.floor(Math.abs(bell) * 9));
}

function chance({ random }: Draws, probability: number): number {
  return random() < probability ? 1 : 0;
}

function times(count: number, draw: () => number): number[] {
  return Array.from({ length: count }, draw);
}

function zipf(count: number, offset: number, exponent: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => (i + offset) ** -exponent);
}
