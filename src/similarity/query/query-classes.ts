/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * One field of a query's films as classes: 36,000 films have some hundred combinations of eras, so a
 * query scores the combinations instead of the postings of 20,000 films each.
 */
import { classesOfField, fieldTerms, type FieldTerms } from '../model/film-classes.ts';
import { filmCount, type SimilarityModel } from '../model/model.ts';
import type { SparseRows } from '../model/sparse-rows.ts';

export interface QueryClasses {
  /** The terms of the field are those from `from` to `to` (exclusive). */
  readonly from: number;
  readonly to: number;
  /** By class: its terms of the field. */
  readonly rows: SparseRows;
  /** n: the class of each row. */
  readonly classOf: Int32Array;
}

/** A query index has 16 bits for a class; with more classes, postings would be cheaper. */
const MOST_CLASSES = 16_384;

/**
 * The classes of the field with the most entries among those with few classes. Without such a field,
 * all films are in one class without terms.
 */
export function queryClasses(model: SimilarityModel): QueryClasses {
  const { termOffsets } = model;
  const entries = ({ from, to }: FieldTerms): number => termOffsets[to]! - termOffsets[from]!;
  for (const terms of fieldTerms(model).toSorted((a, b) => entries(b) - entries(a))) {
    const classes = classesOfField(model, terms, MOST_CLASSES);
    if (classes === undefined) continue;
    const { classOf, members } = classes;
    return { from: terms.from, to: terms.to, rows: rowsOf(model, members, terms), classOf };
  }
  const classOf = new Int32Array(filmCount(model));
  return { from: 0, to: 0, rows: rowsOf(model, [], { field: 0, from: 0, to: 0 }), classOf };
}

/** The entries of a field in some rows; without rows, one row without entries. */
function rowsOf(
  { rowOffsets, rowTerms, rowWeights }: SimilarityModel,
  members: readonly number[],
  { from, to }: FieldTerms,
): SparseRows {
  const offsets = new Int32Array(Math.max(1, members.length) + 1);
  const terms: number[] = [];
  const weights: number[] = [];
  for (const [place, row] of members.entries()) {
    for (let entry = rowOffsets[row]!; entry < rowOffsets[row + 1]!; entry++) {
      const term = rowTerms[entry]!;
      if (term < from || term >= to) continue;
      terms.push(term);
      weights.push(rowWeights[entry]!);
    }
    offsets[place + 1] = terms.length;
  }
  return {
    rowOffsets: offsets,
    rowTerms: Int32Array.from(terms),
    rowWeights: Float64Array.from(weights),
  };
}
