/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * Films of the same terms in one field as one class: 36,000 films have some thousand combinations
 * of genres, so a question scores the combinations instead of the postings of 20,000 films each.
 *
 * The combinations form a tree, so that a class's score is its parent's plus one term's:
 *
 *                 0 ── Action 1 ── Drama 2 ── War 3        score(3) = score(2) + value(War)
 *                 └─── Drama 4 ── War 5                    film {Drama, War} is of class 5
 */
import { filmCount, type SimilarityModel } from '../model/model.ts';
import { FIELDS } from '../terms/similarity-fields.ts';

export interface TermClasses {
  /** The terms of the field are those from `fromTerm` to `toTerm`; none when no field is fit. */
  readonly fromTerm: number;
  readonly toTerm: number;
  /** The class that extends which class, always a smaller number; class 0 has no terms. */
  readonly parents: Int32Array;
  /** The term by which a class extends its parent; -1 for class 0. */
  readonly terms: Int32Array;
  /** n: the class of each row. */
  readonly classOf: Uint16Array;
}

const MOST_CLASSES = 16_384;

/**
 * The classes of the field with the most entries among those that fall into few classes and whose
 * terms weigh the same in every film. Without such a field every film is of class 0.
 */
export function termClasses(model: SimilarityModel): TermClasses {
  const { termFields, termOffsets } = model;
  const none: TermClasses = {
    fromTerm: 0,
    toTerm: 0,
    parents: Int32Array.of(-1),
    terms: Int32Array.of(-1),
    classOf: new Uint16Array(filmCount(model)),
  };
  return (
    FIELDS.map((_, field) => ({
      from: lowerBound(termFields, field),
      to: lowerBound(termFields, field + 1),
    }))
      .sort((a, b) => entries(b) - entries(a))
      .reduce<TermClasses | undefined>((found, { from, to }) => {
        if (found !== undefined || from === to || !weighAlike(model, from, to)) return found;
        return classesOf(model, from, to);
      }, undefined) ?? none
  );

  function entries({ from, to }: { readonly from: number; readonly to: number }): number {
    return termOffsets[to]! - termOffsets[from]!;
  }
}

function weighAlike(model: SimilarityModel, fromTerm: number, toTerm: number): boolean {
  const { termOffsets, termWeights } = model;
  for (let term = fromTerm; term < toTerm; term++) {
    const from = termOffsets[term]!;
    const weights = termWeights.subarray(from, termOffsets[term + 1]);
    if (!weights.every((weight) => weight === weights[0])) return false;
  }
  return true;
}

/** The tree of combinations, or undefined when there are too many. */
function classesOf(
  model: SimilarityModel,
  fromTerm: number,
  toTerm: number,
): TermClasses | undefined {
  const films = filmCount(model);
  const { rowOffsets, rowTerms } = model;
  const parents = [-1];
  const terms = [-1];
  const children = new Map<number, number>();
  const classOf = new Uint16Array(films);
  for (let row = 0; row < films; row++) {
    let node = 0;
    for (let entry = rowOffsets[row]!; entry < rowOffsets[row + 1]!; entry++) {
      const term = rowTerms[entry]!;
      if (term < fromTerm) continue;
      if (term >= toTerm) break;
      const key = node * (toTerm - fromTerm) + term - fromTerm;
      let child = children.get(key);
      if (child === undefined) {
        child = parents.length;
        if (child === MOST_CLASSES) return undefined;
        children.set(key, child);
        parents.push(node);
        terms.push(term);
      }
      node = child;
    }
    classOf[row] = node;
  }
  return {
    fromTerm,
    toTerm,
    parents: Int32Array.from(parents),
    terms: Int32Array.from(terms),
    classOf,
  };
}

/** The first index whose value is not below the given one, in an ascending array. */
function lowerBound(values: Uint8Array, value: number): number {
  let from = 0;
  let to = values.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (values[middle]! < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
