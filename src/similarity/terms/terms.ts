/**
 * The kinds of terms, in the order in which they are stored and numbered. The first four are those
 * of the preset `seed`; the others look closer at the same film.
 */
export const FIELDS = [
  'title',
  'genre',
  'rating',
  'person',
  'director',
  'writer',
  'composer',
  'lead',
  'character',
  'word',
  'series',
  'mix',
  'era',
  'language',
  'votes',
  'score',
] as const;

/** What a film's terms of each field are, for people who choose weights. */
export const FIELD_DESCRIPTIONS = {
  title: 'the words of the title',
  genre: 'each genre',
  rating: 'the very rating, such as 8.6',
  person: 'everyone in the credits, whatever they did',
  director: 'who directed',
  writer: 'who wrote',
  composer: 'who composed',
  lead: 'the first three actors of the bill',
  character: 'characters with a full name',
  word: 'the words of the title that say something, without plural',
  series: 'how the title begins, with each genre',
  mix: 'genres in pairs',
  era: 'overlapping spans of 10 and 30 years',
  language: 'the language of the original title',
  votes: 'overlapping tenfold spans of the number of votes',
  score: 'overlapping spans of the rating, one wide',
} as const satisfies Readonly<Record<Field, string>>;

/** The number of the first field that looks closer. */
export const CLOSER_FIELDS = FIELDS.indexOf('director');

export type Field = (typeof FIELDS)[number];

/** The fields whose terms are persons' ids, as {@link personTerm} writes them; a role before none. */
export const PERSON_FIELDS = ['director', 'writer', 'composer', 'lead', 'person'] as const;

/** A term of a film: a person called Drama is no genre, so a term is nothing without its field. */
export interface Term {
  readonly field: Field;
  /** `wars`, `Sci-Fi`, `8.6`, `nm0000631`. */
  readonly term: string;
}

/** A term with how often the film has it, at least once. */
export interface CountedTerm extends Term {
  readonly tf: number;
}

/** A person's id as IMDb writes it: `nm` and at least seven digits. */
export function personTerm(personId: number): string {
  return `nm${String(personId).padStart(7, '0')}`;
}

/** The id of a person from what {@link personTerm} wrote. */
export function personIdOf(term: string): number {
  return Number(term.slice('nm'.length));
}
