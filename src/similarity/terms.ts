/** The kinds of terms, in the order in which they are stored and numbered. */
export const FIELDS = ['title', 'genre', 'rating', 'person'] as const;

export type Field = (typeof FIELDS)[number];

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

/** What of a film its terms are made of, by the names of the columns it is read from. */
export interface FilmFeatures {
  readonly title: string | null;
  readonly genres: readonly (string | null)[] | null;
  readonly rating: number | null;
  /** IMDb's nconst without `nm`; the same person may stand here several times. */
  readonly person_ids: readonly number[] | null;
}

/** The terms of a film, each once, in the order of {@link FIELDS}. */
export function termsOf(film: FilmFeatures): CountedTerm[] {
  const ratings = film.rating === null ? [] : [String(film.rating)];
  return [
    ...counted('title', titleWords(film.title ?? '')),
    ...counted('genre', new Set((film.genres ?? []).flatMap((genre) => genre || []))),
    ...counted('rating', ratings),
    ...counted('person', new Set((film.person_ids ?? []).map(personTerm))),
  ];
}

/** A person's id as IMDb writes it: `nm` and at least seven digits. */
export function personTerm(personId: number): string {
  return `nm${String(personId).padStart(7, '0')}`;
}

// Letters that Unicode does not decompose, as people type them without their keyboard.
const PLAIN_LETTERS: ReadonlyMap<string, string> = new Map([
  ['ł', 'l'],
  ['ø', 'o'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ß', 'ss'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ħ', 'h'],
  ['ŋ', 'n'],
  ['ŧ', 't'],
  ['ı', 'i'],
  ['ĸ', 'k'],
  ['ς', 'σ'],
]);
const PLAIN_LETTER = new RegExp(`[${[...PLAIN_LETTERS.keys()].join('')}]`, 'g');
const INNER_APOSTROPHE = /(?<=[\p{L}\p{N}])['’ʼ](?=[\p{L}\p{N}])/gu;
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * The words of a title in their order, repetitions kept: runs of letters and digits, lower case,
 * accents folded, an apostrophe inside a word dropped (`Schindler's` is `schindlers`). A script
 * without spaces, such as Chinese, gives one word for each run.
 */
export function titleWords(title: string): string[] {
  const folded = title
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(PLAIN_LETTER, (letter) => PLAIN_LETTERS.get(letter) ?? letter)
    .normalize('NFC');
  return folded.replaceAll(INNER_APOSTROPHE, '').match(WORD) ?? [];
}

function counted(field: Field, terms: Iterable<string>): CountedTerm[] {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return Array.from(counts, ([term, tf]) => ({ field, term, tf }));
}
