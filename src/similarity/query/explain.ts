import { termAt, type RowIndex, type FilmVectors } from '../model/model.ts';
import { cosine } from '../model/similarity.ts';
import { joinRows } from '../model/sparse-rows.ts';
import { FIELDS, type Field } from '../terms/similarity-fields.ts';
import type { Term } from '../terms/terms.ts';

/** A term that two films have in common, and what it adds to their similarity. */
export interface SharedTerm extends Term {
  /** In (0, 1] between two films; negative if it comes from a query's unliked films. */
  readonly share: number;
}

/**
 * Why two films are similar: their shared terms, the largest share first, equal shares in the
 * order of the terms. The shares sum to the films' similarity, apart from rounding (1e-12).
 */
export function explainSimilarity(model: FilmVectors, a: RowIndex, b: RowIndex): SharedTerm[] {
  const squaredNormA = model.squaredNorms[a] ?? 0;
  const squaredNormB = model.squaredNorms[b] ?? 0;
  const shared: SharedTerm[] = [];
  joinRows(model, a, model, b, (term, weights) => {
    const product = weights * (model.termFactors[term] ?? 0);
    if (product <= 0) return;
    const { field, term: text } = termAt(model, term);
    shared.push({ field, term: text, share: cosine(product, squaredNormA, squaredNormB) });
  });
  return shared.sort((one, other) => other.share - one.share);
}

/** What a field adds to the similarity of two films. */
export interface FieldShare {
  readonly field: Field;
  readonly share: number;
}

/** The shares of terms added up by field, the largest sum first. */
export function sharesByField(terms: readonly SharedTerm[]): FieldShare[] {
  const byField = Map.groupBy(terms, ({ field }) => field);
  return Array.from(byField, ([field, shares]) => ({
    field,
    share: shares.reduce((sum, term) => sum + term.share, 0),
  }))
    .filter(({ share }) => share !== 0)
    .sort((one, other) => other.share - one.share || placeOf(one.field) - placeOf(other.field));
}

function placeOf(field: Field): number {
  const place = FIELDS.indexOf(field);
  return place < 0 ? FIELDS.length : place;
}
