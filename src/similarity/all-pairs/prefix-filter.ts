/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * The later rows that are at least so similar to a row, without looking at most pairs.
 *
 *     terms of a film, frequent to rare:   drama  the  8.1 │ nm0000190  nm5131505
 *     length of the vector so far:          0.02  0.05 0.09│  0.71       1.00
 *                                          └─ head < t ────┘└─ tail ─────────────
 *
 * Two films whose rarest shared term is in the head of either have a similarity below t, as no dot
 * product exceeds the length of the head. So both have it in their tails, and only tails are looked
 * up. What the heads can still add decides which of the pairs found are scored.
 *
 * After Bayardo, Ma and Srikant, "Scaling up all pairs similarity search" (2007), and the L2 bound
 * of Anastasiu and Karypis, "L2AP" (2014).
 */
import { asRow, filmCount, type SimilarityModel } from '../model/model.ts';
import { transpose, type Groups, type SparseRows } from '../model/sparse-rows.ts';
import { cosine, dotProduct, SURELY_BELOW } from '../model/similarity.ts';

/**
 * A function that writes the later rows, ascending, and their similarities, and returns how many
 * there are. Rows are passed in ascending order.
 */
export function createPrefixFilter(
  model: SimilarityModel,
  minSimilarity: number,
): (row: number, rows: Int32Array, similarities: Float64Array) => number {
  const { norms, squaredNorms } = model;
  const tails = rareTails(model, minSimilarity);
  const { headLengths } = tails;
  const searchTails = createTailSearch(tails);
  const denseRow = createDenseRow(model);
  // Below this a similarity is below the threshold, however it was rounded.
  const surely = minSimilarity * SURELY_BELOW - 1e-12;

  return (row, rows, similarities) => {
    const { found, sums, count: candidates } = searchTails(row);
    denseRow.set(row);
    const head = headLengths[row]!;
    let left = 0;
    for (let i = 0; i < candidates; i++) {
      const other = found[i]!;
      const sum = sums[other]!;
      sums[other] = 0;
      if (sum + Math.max(head, headLengths[other]!) < surely) continue;
      if (denseRow.dot(other) >= surely * norms[other]!) found[left++] = other;
    }
    denseRow.clear(row);
    let count = 0;
    for (const other of found.subarray(0, left).sort()) {
      const dot = dotProduct(model, asRow(row), asRow(other));
      const similarity = cosine(dot, squaredNorms[row]!, squaredNorms[other]!);
      if (similarity < minSimilarity) continue;
      rows[count] = other;
      similarities[count] = similarity;
      count++;
    }
    return count;
  };
}

interface Candidates {
  /** The first `count` are later rows that share a tail's term, in any order. */
  readonly found: Int32Array;
  readonly count: number;
  /** n: what the tails have in common; to be reset to 0 by the caller. */
  readonly sums: Float64Array;
}

/** Looks up the terms of a row's tail in the tails of later rows. */
function createTailSearch({ tails, byTerm, headLengths }: Tails): (row: number) => Candidates {
  const { rowOffsets: tailOffsets, rowTerms: tailTerms, rowWeights: tailWeights } = tails;
  const { offsets: termOffsets, members: termRows, weights: termWeights } = byTerm;
  const cursors = termOffsets.slice();
  const sums = new Float64Array(headLengths.length);
  const found = new Int32Array(headLengths.length);
  return (row) => {
    let count = 0;
    for (let entry = tailOffsets[row]!; entry < tailOffsets[row + 1]!; entry++) {
      const term = tailTerms[entry]!;
      const weight = tailWeights[entry]!;
      const end = termOffsets[term + 1]!;
      let posting = cursors[term]!;
      while (posting < end && termRows[posting]! <= row) posting++;
      cursors[term] = posting;
      for (; posting < end; posting++) {
        const other = termRows[posting]!;
        if (sums[other] === 0) found[count++] = other;
        sums[other] = sums[other]! + weight * termWeights[posting]!;
      }
    }
    return { found, count, sums };
  };
}

/** One row as a dense vector, so that dot products with it need no branches on terms. */
function createDenseRow(model: SimilarityModel) {
  const { rowOffsets, rowTerms, rowWeights, termFactors, norms } = model;
  const parts = new Float64Array(model.termFields.length);
  return {
    /** Sets the row's part of dot products, term by term. */
    set(row: number): void {
      const norm = norms[row]!;
      for (let entry = rowOffsets[row]!; entry < rowOffsets[row + 1]!; entry++) {
        const term = rowTerms[entry]!;
        parts[term] = norm === 0 ? 0 : (rowWeights[entry]! * termFactors[term]!) / norm;
      }
    },
    clear(row: number): void {
      for (let entry = rowOffsets[row]!; entry < rowOffsets[row + 1]!; entry++) {
        parts[rowTerms[entry]!] = 0;
      }
    },
    /** The dot product with another row, apart from rounding. */
    dot(other: number): number {
      const end = rowOffsets[other + 1]!;
      let dot = 0;
      for (let entry = rowOffsets[other]!; entry < end; entry++) {
        dot += parts[rowTerms[entry]!]! * rowWeights[entry]!;
      }
      return dot;
    },
  };
}

interface Tails {
  /** Terms of the tails, with their parts of vectors of length 1. */
  readonly tails: SparseRows;
  /** n: the length of each head. */
  readonly headLengths: Float64Array;
  /** The tails by term, rows ascending. */
  readonly byTerm: Groups;
}

function rareTails(model: SimilarityModel, minSimilarity: number): Tails {
  const films = filmCount(model);
  const { rowOffsets, rowTerms, rowWeights, termFactors, norms } = model;
  const frequency = (term: number): number =>
    model.termOffsets[term + 1]! - model.termOffsets[term]!;
  const least = (minSimilarity * SURELY_BELOW) ** 2 - 1e-12;
  const tailOffsets = new Int32Array(films + 1);
  const tailTerms = new Int32Array(rowTerms.length);
  const tailWeights = new Float64Array(rowTerms.length);
  const headLengths = new Float64Array(films);
  let length = 0;
  for (let row = 0; row < films; row++) {
    const from = rowOffsets[row]!;
    const weights = Float64Array.from(
      rowWeights.subarray(from, rowOffsets[row + 1]),
      (weight, i) => (weight * Math.sqrt(termFactors[rowTerms[from + i]!]!)) / norms[row]!,
    );
    const order = Array.from(weights.keys()).sort(
      (a, b) => frequency(rowTerms[from + b]!) - frequency(rowTerms[from + a]!) || a - b,
    );
    let square = 0;
    let inHead = true;
    for (const i of order) {
      const weight = weights[i]!;
      if (!(weight > 0)) continue;
      inHead &&= square + weight * weight < least;
      if (inHead) {
        square += weight * weight;
        continue;
      }
      tailTerms[length] = rowTerms[from + i]!;
      tailWeights[length++] = weight;
    }
    tailOffsets[row + 1] = length;
    headLengths[row] = Math.sqrt(square);
  }
  const tails = {
    rowOffsets: tailOffsets,
    rowTerms: tailTerms.slice(0, length),
    rowWeights: tailWeights.slice(0, length),
  };
  return { tails, headLengths, byTerm: transpose(tails, model.termFields.length) };
}
