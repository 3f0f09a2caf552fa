import type { Film } from '../../search/film.ts';
import { sharesByField, type SharedTerm } from '../../similarity/query/explain.ts';
import { reasonsOf, type Reason } from '../../similarity/query/reasons.ts';
import { isPersonTerm } from '../../similarity/terms/term-label.ts';
import type { Field } from '../../similarity/terms/similarity-fields.ts';

export type SimilarFilm = Film & { readonly similarity: number };

/** A film with what makes it similar: by field, by term (people with their names), in words. */
export interface ExplainedFilm extends SimilarFilm {
  readonly fields: Readonly<Partial<Record<Field, number>>>;
  readonly terms: readonly (SharedTerm & { readonly name?: string })[];
  readonly reasons: readonly Reason[];
}

/**
 * Explains a similar film by the terms that it shares.
 *
 * @param nameOf a person's name by their term
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
