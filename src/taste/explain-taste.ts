/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import { termAt } from '../similarity/model/model.ts';
import { groupByColumn } from '../similarity/model/sparse-rows.ts';
import type { SharedTerm } from '../similarity/query/explain.ts';
import type { EvidenceFilms } from './evidence.ts';
import type { TasteModel } from './taste-model.ts';
import type { Taste } from './taste-vector.ts';

/** Where the personal part of a film's score comes from; both lists sum to it, apart from rounding. */
export interface ExplainedTaste {
  /**
   * r: what each rated film adds; negative for a disliked film that it is like, and for a liked film
   * that it is less like than the average film is.
   */
  readonly films: Float64Array;
  /** The film's terms, the largest share first. */
  readonly terms: readonly SharedTerm[];
}

/** A function that explains the film in a row, in O(entries of its terms among the rated films). */
export function createTasteExplainer(
  taste: TasteModel,
  { rows, norms, ownTerms }: EvidenceFilms,
  { weights, ownWeights, vector }: Taste,
): (row: number) => ExplainedTaste {
  const { model, together, average } = taste;
  const { rowOffsets, rowTerms, rowWeights, termFactors } = model;
  const holders = groupByColumn(
    { rows: filmsOfEntries(rows.rowOffsets), columns: rows.rowTerms, weights: rows.rowWeights },
    termFactors.length,
  );
  const filmOfTerm = new Map(Array.from(ownTerms, (term, film) => [term, film]));
  const products = new Float64Array(weights.length);
  const togetherShares = new Float64Array(weights.length);

  return (row) => {
    const terms: SharedTerm[] = [];
    const norm = model.norms[row]!;
    let usual = 0;
    products.fill(0);
    togetherShares.fill(0);
    for (let entry = rowOffsets[row]!; entry < rowOffsets[row + 1]!; entry++) {
      const term = rowTerms[entry]!;
      if (term >= together.from && term < together.to) {
        const film = filmOfTerm.get(term);
        if (film === undefined) continue;
        const share = ownWeights[film]! * rowWeights[entry]! * together.lengths[row]!;
        if (share !== 0) terms.push({ ...termAt(model, term), share });
        togetherShares[film] = share;
        continue;
      }
      const factor = termFactors[term]!;
      if (factor === 0 || norm === 0) continue;
      const weight = rowWeights[entry]! / norm;
      const share = vector[term]! * weight;
      if (share !== 0) terms.push({ ...termAt(model, term), share });
      usual += factor * weight * average[term]!;
      for (let at = holders.offsets[term]!; at < holders.offsets[term + 1]!; at++) {
        const film = holders.members[at]!;
        if (norms[film] === 0) continue;
        products[film] = products[film]! + (factor * weight * holders.weights[at]!) / norms[film]!;
      }
    }
    return {
      films: products.map(
        (product, film) => weights[film]! * (product - usual) + togetherShares[film]!,
      ),
      terms: terms.sort((one, other) => other.share - one.share),
    };
  };
}

/** The row of each entry. */
function filmsOfEntries(rowOffsets: Int32Array): Int32Array {
  const films = new Int32Array(rowOffsets.at(-1) ?? 0);
  for (let film = 0; film + 1 < rowOffsets.length; film++) {
    films.fill(film, rowOffsets[film], rowOffsets[film + 1]);
  }
  return films;
}
