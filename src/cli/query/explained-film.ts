import type { Film } from '../../search/film.ts';
import { sharesByField, type SharedTerm } from '../../similarity/query/explain.ts';
import { reasonsOf, type Reason } from '../../similarity/query/reasons.ts';
import { isPersonTerm, type TermNames } from '../../similarity/terms/term-label.ts';
import type { Field } from '../../similarity/terms/similarity-fields.ts';

export type SimilarFilm = Film & { readonly similarity: number };

/** A film with what makes it similar: by field, by term (with the names that some have), in words. */
export interface ExplainedFilm extends SimilarFilm {
  readonly fields: Readonly<Partial<Record<Field, number>>>;
  readonly terms: readonly (SharedTerm & { readonly name?: string })[];
  readonly reasons: readonly Reason[];
}

/** Explains a similar film by the terms that it shares. */
export function explainedFilm(
  film: SimilarFilm,
  terms: readonly SharedTerm[],
  nameOf: TermNames,
): ExplainedFilm {
  return {
    ...film,
    fields: Object.fromEntries(sharesByField(terms).map(({ field, share }) => [field, share])),
    terms: terms.map((term) => named(term, nameOf)),
    reasons: reasonsOf(terms, nameOf),
  };
}

function named(term: SharedTerm, nameOf: TermNames): SharedTerm & { readonly name?: string } {
  const name = nameOf(term) ?? (isPersonTerm(term) ? term.term : undefined);
  return name === undefined ? term : { ...term, name };
}
