/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import type { FilmVectors, SimilarityModel } from './model.ts';
import { sharedFloat64s, sharedInt32s } from './sparse-rows.ts';

/** Adds the weights by term, in O(z). */
export function withPostings(vectors: FilmVectors): SimilarityModel {
  const { rowOffsets, rowTerms, rawRowWeights, rowWeights, termOffsets } = vectors;
  const next = new Int32Array(termOffsets);
  const termRows = sharedInt32s(rowTerms.length);
  const rawTermWeights = sharedFloat64s(rowTerms.length);
  const isScaled = rowWeights !== rawRowWeights;
  const termWeights = isScaled ? sharedFloat64s(rowTerms.length) : rawTermWeights;
  for (let row = 0; row + 1 < rowOffsets.length; row++) {
    for (let entry = rowOffsets[row]!; entry < rowOffsets[row + 1]!; entry++) {
      const term = rowTerms[entry]!;
      const posting = next[term]!;
      next[term] = posting + 1;
      termRows[posting] = row;
      rawTermWeights[posting] = rawRowWeights[entry]!;
      if (isScaled) termWeights[posting] = rowWeights[entry]!;
    }
  }
  return { ...vectors, termRows, rawTermWeights, termWeights };
}

/** The vectors alone, which take half of the memory. */
export function withoutPostings(model: FilmVectors & Partial<SimilarityModel>): FilmVectors {
  const { termRows: _rows, rawTermWeights: _raw, termWeights: _weights, ...vectors } = model;
  return vectors;
}
