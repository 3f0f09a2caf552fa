/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import type { SimilarityModel } from '../../model/model.ts';
import { DIFFERS } from './index-arrays.ts';
import { writeTerms } from './index-terms.ts';
import type { KernelOptions, Parts } from './index-parts.ts';
import { areComparable, valueOf } from './survey-terms.ts';
import type { ShardOptions } from './guest-room.ts';
import { beginKernelIndex, type KernelIndex } from './kernel-index.ts';

/** The index of some of the films, and what films of other shards need to query it. */
export interface ShardIndex {
  readonly index: KernelIndex;
  /** The numbers, among the terms of all films, of those that it knows, ascending. */
  readonly terms: Int32Array;
  /** The codes of these terms in the index, marked if their weight differs between films. */
  readonly codes: Int32Array;
  /** For each term of a grouping: where its classes begin in the next two; and the end. */
  readonly classOffsets: Int32Array;
  readonly classNumbers: Int32Array;
  /** The term's value in each of these classes. */
  readonly classValues: Float32Array;
  /** The least and the greatest value of its films. */
  readonly range: ValueRange;
}

/** The least and the greatest weight · factor, apart from 0. */
export interface ValueRange {
  readonly least: number;
  readonly greatest: number;
}

/**
 * Prepares a shard; undefined when none of its films has a weight. Films can be compared with those of
 * other shards if the values of all are {@link areComparable}.
 *
 * @param terms the numbers of the model's terms among those of all films
 * @throws RangeError if the shard is beyond the limits of the compiled search
 */
export function buildShardIndex(
  model: SimilarityModel,
  terms: Int32Array,
  shard: ShardOptions,
  options: KernelOptions = {},
): ShardIndex | undefined {
  if (!model.norms.some((norm) => norm > 0)) return undefined;
  const underway = beginKernelIndex(model, { ...options, shard });
  if (underway === undefined) {
    throw new RangeError(`${model.filmIds.length} films are beyond the compiled search`);
  }
  const { index, parts } = underway;
  writeTerms(model, underway.terms);
  underway.writeFilms();
  return {
    index,
    ...knownTerms(terms, parts),
    ...classesByTerm(model, parts),
    range: { least: parts.least, greatest: parts.scale },
  };
}

/** Whether films of shards with these values can query each other. */
export function canQueryEachOther(ranges: readonly ValueRange[]): boolean {
  const least = Math.min(...ranges.map((range) => range.least));
  const greatest = Math.max(...ranges.map((range) => range.greatest));
  return ranges.length === 0 || areComparable(least, greatest);
}

function knownTerms(
  terms: Int32Array,
  { codes, commonWeights }: Parts,
): Pick<ShardIndex, 'terms' | 'codes'> {
  const known = new Int32Array(codes.length);
  const marked = new Int32Array(codes.length);
  let count = 0;
  for (let term = 0; term < codes.length; term++) {
    const code = codes[term]!;
    if (code === -1) continue;
    known[count] = terms[term]!;
    marked[count++] = Number.isNaN(commonWeights[term]!) ? code | DIFFERS : code;
  }
  return { terms: known.slice(0, count), codes: marked.slice(0, count) };
}

/** The classes that have each term of a grouping, with the term's value in them. */
function classesByTerm(
  { rowOffsets, rowTerms, rowWeights, termFields, termFactors }: SimilarityModel,
  parts: Parts,
): Pick<ShardIndex, 'classOffsets' | 'classNumbers' | 'classValues'> {
  const firstCode = parts.terms.length;
  const lists = Array.from({ length: parts.codeCount - firstCode }, () => ({
    numbers: [] as number[],
    values: [] as number[],
  }));
  for (const { fields, members } of parts.groupings) {
    for (const [inClass, row] of members.entries()) {
      for (let entry = rowOffsets[row]!; entry < rowOffsets[row + 1]!; entry++) {
        const term = rowTerms[entry]!;
        const list = lists[parts.codes[term]! - firstCode];
        if (list === undefined || !fields.includes(termFields[term]!)) continue;
        const factor = Math.sqrt(termFactors[term]!);
        const value = valueOf(rowWeights[entry]!, factor, parts.scale);
        if (value === 0) continue;
        list.numbers.push(inClass);
        list.values.push(value);
      }
    }
  }
  const classOffsets = new Int32Array(lists.length + 1);
  for (const [i, { numbers }] of lists.entries()) {
    classOffsets[i + 1] = classOffsets[i]! + numbers.length;
  }
  return {
    classOffsets,
    classNumbers: Int32Array.from(lists.flatMap(({ numbers }) => numbers)),
    classValues: Float32Array.from(lists.flatMap(({ values }) => values)),
  };
}
