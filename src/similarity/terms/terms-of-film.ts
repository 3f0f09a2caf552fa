import type { Field } from './similarity-fields.ts';
import { personTerm, type CountedTerm } from './terms.ts';
import { ENGLISH_ARTICLES, seriesPhrases, distinctiveWords, titleWords } from './title-words.ts';

/** What a film's terms are made from, named like the columns of `film-features.sql`. */
export interface FilmFeatures {
  readonly title: string | null;
  readonly genres: readonly (string | null)[] | null;
  readonly rating: number | null;
  readonly year: number | null;
  readonly language: string | null;
  readonly vote_count: number | null;
  /** IMDb's nconst without `nm`, like all lists of people; may contain duplicates. */
  readonly person_ids: readonly number[] | null;
  readonly director_ids: readonly number[] | null;
  readonly writer_ids: readonly number[] | null;
  readonly composer_ids: readonly number[] | null;
  /** The actors in the order of billing. */
  readonly actor_ids: readonly number[] | null;
  readonly characters: readonly (string | null)[] | null;
}

/** A film about which nothing is known: what is known of made-up films is added to it. */
export const NOTHING_KNOWN: FilmFeatures = {
  title: null,
  genres: null,
  rating: null,
  year: null,
  language: null,
  vote_count: null,
  person_ids: null,
  director_ids: null,
  writer_ids: null,
  composer_ids: null,
  actor_ids: null,
  characters: null,
};

/** The terms of a film, each once, grouped by field in the order of {@link FIELDS}. */
export function termsOf(film: FilmFeatures): CountedTerm[] {
  const title = film.title ?? '';
  const genres = [...new Set((film.genres ?? []).flatMap((genre) => genre || []))].sort();
  const terms: CountedTerm[] = [];
  const add = (field: Field, found: Iterable<string>): void => {
    for (const term of found) terms.push({ field, term, tf: 1 });
  };
  for (const [term, tf] of counted(titleWords(title))) terms.push({ field: 'title', term, tf });
  add('genre', genres);
  add('rating', film.rating === null ? [] : [String(film.rating)]);
  add('person', peopleTerms(film.person_ids));
  add('director', peopleTerms(film.director_ids));
  add('writer', peopleTerms(film.writer_ids));
  add('composer', peopleTerms(film.composer_ids));
  add('lead', [...peopleTerms(film.actor_ids)].slice(0, LEADS));
  add('character', new Set((film.characters ?? []).flatMap(characterTerm)));
  add('word', new Set(distinctiveWords(title)));
  add('series', series(title, genres));
  add('mix', new Set(pairs(genres)));
  add('era', eras(film.year));
  add('language', film.language ? [film.language] : []);
  add('votes', votes(film.vote_count));
  add('score', scores(film.rating));
  add('years', years(film.year));
  add('form', forms(genres));
  return terms;
}

/** How many of the actors billed first are leads. */
const LEADS = 3;

function peopleTerms(ids: readonly number[] | null): ReadonlySet<string> {
  return new Set((ids ?? []).map(personTerm));
}

/**
 * `James Bond (archive footage)` → `james bond`. A single name such as Jack is too common to mean
 * anything, and so are parts such as The Doctor.
 */
function characterTerm(name: string | null): string | readonly [] {
  const [first = '', ...rest] = titleWords((name ?? '').replaceAll(/\(.*?\)/g, ' '));
  if (NOT_NAMES.has(first)) return [];
  const words = ENGLISH_ARTICLES.has(first) ? rest : [first, ...rest];
  return words.length < 2 ? [] : words.join(' ');
}

// The first words of IMDb's characters for people who play no one.
const NOT_NAMES: ReadonlySet<string> = new Set([
  'self',
  'himself',
  'herself',
  'themselves',
  'narrator',
  'various',
  'additional',
]);

/**
 * The beginning of the title with each genre: `alien/Horror`. Films of a series share both; unrelated
 * films of the same title mostly differ in genre.
 */
function series(title: string, genres: readonly string[]): string[] {
  return seriesPhrases(title).flatMap((phrase) => genres.map((genre) => `${phrase}/${genre}`));
}

/** The genres that say how a film is made and not what it is about. */
function forms(genres: readonly string[]): string[] {
  return genres.filter((genre) => FORMS.has(genre));
}

const FORMS: ReadonlySet<string> = new Set(['Animation', 'Documentary']);

/** All pairs of a list, in its order: `Horror+Sci-Fi`. */
function pairs(items: readonly string[]): string[] {
  return items.flatMap((one, index) => items.slice(index + 1).map((other) => `${one}+${other}`));
}

/**
 * Overlapping ranges of years, short and long ones: the closer two films are in time, the more ranges
 * they share.
 *
 *     1979   1970-1979  1975-1984       1990-2019 …
 *     1986              1980-1989 …
 */
function eras(year: number | null): string[] {
  if (year === null) return [];
  return ERAS.flatMap(({ width, step }) =>
    windowStarts(year, width, step).map((start) => `${start}-${start + width - 1}`),
  );
}

const ERAS = [
  { width: 10, step: 5 },
  { width: 30, step: 10 },
] as const;

/**
 * The five ranges of 10 years that include a year and begin in an even one: films share one range less
 * for every two years between them.
 */
function years(year: number | null): string[] {
  if (year === null) return [];
  return windowStarts(year, 10, 2).map((start) => `${start}-${start + 9}`);
}

/** The two ranges, one point wide, that include a rating: 8.6 is in `8-9` and in `8.5-9.5`. */
function scores(rating: number | null): string[] {
  if (rating === null) return [];
  // In halves, which are exact: 8.6 is 17.2 halves.
  return windowStarts(rating * 2, 2, 1).map((start) => `${start / 2}-${start / 2 + 1}`);
}

/** The two tenfold ranges that include a number of votes: 20,000 is in `3k-30k` and `10k-100k`. */
function votes(count: number | null): string[] {
  if (count === null || count < 1) return [];
  const last = VOTE_STEPS.findLastIndex((step) => step <= count);
  return [last - 1, last].flatMap((start) => {
    const [from, to] = [VOTE_STEPS[start], VOTE_STEPS[start + 2]];
    return from === undefined || to === undefined ? [] : `${short(from)}-${short(to)}`;
  });
}

/** 1, 3, 10, 30, … 10^10. */
const VOTE_STEPS: readonly number[] = Array.from(
  { length: 21 },
  (_, step) => (step % 2 === 0 ? 1 : 3) * 10 ** Math.floor(step / 2),
);

/** `300k`, `3M`. */
function short(count: number): string {
  if (count >= 1e6) return `${count / 1e6}M`;
  return count >= 1e3 ? `${count / 1e3}k` : String(count);
}

/** The starts of all windows of a width, one every `step`, that include a value; ascending. */
function windowStarts(value: number, width: number, step: number): number[] {
  const last = Math.floor(value / step) * step;
  return Array.from({ length: width / step }, (_, index) => last - width + (index + 1) * step);
}

/** How many times each item is in a list. */
function counted(items: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
