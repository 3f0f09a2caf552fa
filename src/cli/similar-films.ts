import type { Film } from '../search/film.ts';
import { UsageError } from '../errors.ts';
import { sharesByField, type SharedTerm } from '../similarity/query/explain.ts';
import { reasonsOf, type Reason } from '../similarity/query/reasons.ts';
import { isPersonTerm } from '../similarity/terms/term-label.ts';
import type { Field } from '../similarity/terms/terms.ts';

/** The films like one, wherever they were asked for. */
export interface SimilarFilms {
  readonly film: Film;
  /** Other films of the same title. */
  readonly others: readonly Film[];
  readonly films: readonly ExplainedFilm[];
  /** How many there are, also beyond those that are listed. */
  readonly total: number;
}

export type SimilarFilm = Film & { readonly similarity: number };

/** A film with what makes it similar: by field, by term (persons with their names), in words. */
export interface ExplainedFilm extends SimilarFilm {
  readonly fields: Readonly<Partial<Record<Field, number>>>;
  readonly terms: readonly (SharedTerm & { readonly name?: string })[];
  readonly reasons: readonly Reason[];
}

/**
 * Explains a similar film by the terms that it shares.
 *
 * @param nameOf a person's name by the term that stands for it.
 */
export function explainedFilm(
  film: SimilarFilm,
  terms: readonly SharedTerm[],
  nameOf: (term: string) => string,
): ExplainedFilm {
  return {
    ...film,
    fields: Object.fromEntries(sharesByField(terms).map(({ field, share }) => [field, share])),
    terms: terms.map((term) => (isPersonTerm(term) ? { ...term, name: nameOf(term.term) } : term)),
    reasons: reasonsOf(terms, nameOf),
  };
}

interface FilmLookUp {
  readonly byId: (filmId: number) => Promise<Film | undefined>;
  /** Films whose titles hold a text: equal to it first, then beginning with it; the best known first. */
  readonly byTitle: (title: string) => Promise<readonly Film[]>;
}

/**
 * The film that a person names by its id, tt id or title; the best known of several.
 *
 * @throws UsageError `film-unknown`
 */
export async function filmMeant(
  text: string,
  { byId, byTitle }: FilmLookUp,
): Promise<Pick<SimilarFilms, 'film' | 'others'>> {
  if (text.trim() === '') throw unknownFilm(text);
  const id = /^(?:tt)?(\d{1,9})$/.exec(text)?.[1];
  const meant = id === undefined ? undefined : await byId(Number(id));
  if (meant !== undefined) return { film: meant, others: [] };
  const [film, ...rest] = await byTitle(text);
  if (film === undefined) throw unknownFilm(text);
  return { film, others: rest.filter(({ title }) => title === film.title) };
}

function unknownFilm(text: string): UsageError {
  return new UsageError('film-unknown', `there is no film "${text}"; try reelated search --title`, {
    data: { film: text },
  });
}
