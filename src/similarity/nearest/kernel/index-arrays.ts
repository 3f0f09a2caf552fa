/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/** Writes the arrays of a kernel index; kernel-index.ts explains them. */
import { filmCount, type SimilarityModel } from '../../model/model.ts';
import { float32s, int32s, type Arrays, type Plan } from './arena.ts';
import { classWord, MOST_RESTS, restSizeOf } from './class-words.ts';
import { MAX_GROUPINGS } from './classes.ts';
import { accumulate, places, sortedBy } from '../../model/counting-sort.ts';
import { MAX_RATIOS, type Parts } from './index-parts.ts';

export function planOf(model: SimilarityModel, parts: Parts) {
  const films = filmCount(model);
  const { terms, fullEntries, sparseEntries, frequentEntries, groupings } = parts;
  const { differingEntries, codeCount, guests, longestRow } = parts;
  const sizes = groupings.map(({ members }) => members.length);
  const [size0 = 1, size1 = 1, size2 = 1, size3 = 1] = sizes;
  const [tableSize, joinedSize] = mainTableSizes(parts);
  return {
    classes: [Uint16Array, 4 * (films + guests)],
    ranksByRow: [Uint32Array, films],
    postingHeads: [Uint32Array, 2 * (terms.length + 1)],
    postings: [Uint32Array, sparseEntries],
    ratios: [Float32Array, MAX_RATIOS],
    filmRecords: [Uint32Array, (recordBytesOf(parts) / 4 + 1) * films],
    frequentRecords: [Uint32Array, (recordBytesOf(parts) / 4) * frequentEntries],
    termMaxima: [Float32Array, terms.length],
    rareOffsets: [Uint32Array, films + 1 + guests],
    rareEntries: [Uint32Array, 2 * (sparseEntries + guests * longestRow)],
    frequentOffsets: [Uint32Array, films],
    filmHeads: [Float64Array, headWords(parts) * (films + guests)],
    filmBlocks: [
      Uint32Array,
      HEAD_WORDS * films + fullEntries + guests * (HEAD_WORDS + longestRow),
    ],
    weights: [Float64Array, differingEntries + guests * longestRow],
    commonWeights: [Float64Array, codeCount],
    termFactors: [Float64Array, codeCount],
    termScales: [Uint32Array, codeCount],
    classTermGroups: [Uint32Array, codeCount - terms.length],
    classBits: [Uint32Array, (codeCount - terms.length) * classBitWords(parts)],
    table0: [Float32Array, joinedSize === 0 ? (size0 + guests) * size0 : tableSize ** 2],
    joinedTable: [Float32Array, joinedSize ** 2],
    joinedClasses: [Uint32Array, joinedSize === 0 ? 0 : size0],
    joinedLines: [Float32Array, joinedSize === 0 ? 0 : guests * size0],
    table1: [Float32Array, (size1 + guests) * size1],
    table2: [Float32Array, (size2 + guests) * size2],
    table3: [Float32Array, (size3 + guests) * size3],
    maxima0: [Float32Array, size0 + guests],
    maxima1: [Float32Array, size1 + guests],
    maxima2: [Float32Array, size2 + guests],
    maxima3: [Float32Array, size3 + guests],
    mainOffsets: [Uint32Array, size0 + 1],
    mainInverse: [Float32Array, size0],
    mainFilms: [Uint32Array, 4 * films],
    splitOffsets: [Uint32Array, size1 + 1],
    splitEntries: [Uint32Array, 4 * films],
    splitFilms: [Uint32Array, 4 * films],
    strongOffsets: [Uint32Array, size1 + 1 + guests],
    strongClasses: [Uint32Array, (size1 + guests) * size1],
    weakMaxima: [Float32Array, size1 + guests],
  } as const satisfies Plan;
}

export type IndexPlan = ReturnType<typeof planOf>;
export type IndexArrays = Arrays<IndexPlan>;

/** One or two words of classes, bits of frequent terms, and 1/norm. */
export function recordBytesOf(parts: Parts): number {
  return restSizeOf(parts) > 0 ? 12 : 16;
}

/** Of 8 bytes each: a film's squared norm, then its row and where its block begins. */
export const HEAD_LENGTH = 2;

/** The same, and a film's length scales. */
export function headWords({ scaledFields }: Parts): number {
  return HEAD_LENGTH + scaledFields.length;
}

/** The classes in the table of the first grouping, or in its two tables. */
export function mainTableSizes({ groupings }: Parts): readonly [number, number] {
  const { members, joined } = groupings[0]!;
  return joined ? [joined[0].members.length, joined[1].members.length] : [members.length, 0];
}

/** One bit for each class of the largest grouping, or each combination of the last ones. */
export function classBitWords({ groupings }: Parts): number {
  return Math.ceil(Math.max(groupings[0]!.members.length, MOST_RESTS) / 32);
}

/** Words of 4 bytes before a film's terms: their number, and the first of its weights. */
export const HEAD_WORDS = 2;
/** Marks a term whose weight differs between films. */
export const DIFFERS = 1 << 31;

/** Ranks, classes, and where each term's postings begin, which everything else refers to. */
export function writeOrder({ order, groupings, terms, counts }: Parts, arrays: IndexArrays): void {
  const { ranksByRow, classes, postingHeads } = arrays;
  for (let rank = 0; rank < order.length; rank++) ranksByRow[order[rank]!] = rank;
  for (const [group, { classOf }] of groupings.entries()) {
    for (let rank = 0; rank < order.length; rank++) {
      classes[MAX_GROUPINGS * rank + group] = classOf[order[rank]!]!;
    }
  }
  for (let number = 0; number < terms.length; number++) {
    postingHeads[2 * number + 2] = postingHeads[2 * number]! + counts[terms[number]!]!;
  }
}

export function writeFilms(model: SimilarityModel, parts: Parts, arrays: IndexArrays): void {
  const codes = writeWeights(model, parts, arrays);
  const { rowOffsets, rowTerms, rowWeights, rawRowWeights, idfScales, squaredNorms } = model;
  const { order, scaledFields } = parts;
  const { filmHeads, weights } = arrays;
  const fields = model.exponents.lengths.length;
  const headLength = headWords(parts);
  const heads = new Int32Array(filmHeads.buffer, filmHeads.byteOffset, 2 * filmHeads.length);
  const blocks = int32s(arrays.filmBlocks);
  let differing = 0;
  let place = 0;
  for (let rank = 0; rank < order.length; rank++) {
    const row = order[rank]!;
    const head = rank * headLength;
    filmHeads[head] = squaredNorms[row]!;
    heads[2 * head + 2] = row;
    heads[2 * head + 3] = place;
    for (const [i, field] of scaledFields.entries()) {
      filmHeads[head + HEAD_LENGTH + i] = model.lengthScales[row * fields + field]!;
    }
    const block = place;
    blocks[block + 1] = differing;
    place += HEAD_WORDS;
    const end = rowOffsets[row + 1]!;
    for (let entry = rowOffsets[row]!; entry < end; entry++) {
      const term = rowTerms[entry]!;
      const code = codes[term]!;
      // Terms of only one film count in its norm and nowhere else.
      if (code === -1 || rowWeights[entry] === 0) continue;
      blocks[place++] = code;
      if (code < 0) weights[differing++] = rawRowWeights[entry]! * idfScales[term]!;
    }
    blocks[block] = place - block - HEAD_WORDS;
  }
}

/** Returns the code of each term in blocks, -1 for terms without one. */
function writeWeights(
  { termFactors, termFields }: SimilarityModel,
  parts: Parts,
  arrays: IndexArrays,
): Int32Array {
  const marked = parts.codes.slice();
  for (let term = 0; term < marked.length; term++) {
    const code = marked[term]!;
    if (code < 0) continue;
    const weight = parts.commonWeights[term]!;
    arrays.commonWeights[code] = weight;
    arrays.termFactors[code] = termFactors[term]!;
    const scale = parts.scaledFields.indexOf(termFields[term]!);
    if (scale !== -1) arrays.termScales[code] = 8 * (HEAD_LENGTH + scale);
    if (Number.isNaN(weight)) marked[term] = code | DIFFERS;
  }
  return marked;
}

export function writeLists(parts: Parts, arrays: IndexArrays): void {
  const { groupings, inverse } = parts;
  const restSize = restSizeOf(parts);
  const [size0, size1] = [groupings[0]!.members.length, groupings[1]!.members.length];
  const { classes } = arrays;
  const [class0, class1] = [classesOf(0, arrays), classesOf(1, arrays)];

  const byMain = sortedBy(class0, size0, places(inverse.length));
  writeFilmList(classes, restSize, inverse, byMain, arrays.mainFilms);
  for (let rank = inverse.length - 1; rank >= 0; rank--) {
    arrays.mainInverse[class0[rank]!] = inverse[rank]!;
    arrays.mainOffsets[class0[rank]! + 1] = arrays.mainOffsets[class0[rank]! + 1]! + 1;
  }
  accumulate(arrays.mainOffsets);

  const bySecond = sortedBy(class1, size1, byMain);
  writeFilmList(classes, restSize, inverse, bySecond, arrays.splitFilms);
  const both = (rank: number) => class1[rank]! * size0 + class0[rank]!;
  writeSplitEntries(arrays, inverse, both, size1);
}

/** The class of each rank in one of the groupings. */
function classesOf(group: number, { classes, ranksByRow }: IndexArrays): Uint16Array {
  const classOf = new Uint16Array(ranksByRow.length);
  for (let rank = 0; rank < classOf.length; rank++) {
    classOf[rank] = classes[MAX_GROUPINGS * rank + group]!;
  }
  return classOf;
}

/** For each rank of a list: {rank, 1/norm, classes}. */
function writeFilmList(
  classes: Uint16Array,
  restSize: number,
  inverse: Float32Array,
  ranks: Uint32Array,
  list: Uint32Array,
): void {
  const inverses = float32s(list);
  const pairs = new Uint32Array(classes.buffer, classes.byteOffset, classes.length / 2);
  for (let i = 0; i < ranks.length; i++) {
    const rank = ranks[i]!;
    list[4 * i] = rank;
    inverses[4 * i + 1] = inverse[rank]!;
    list[4 * i + 2] = classWord(classes, rank, restSize);
    list[4 * i + 3] = pairs[2 * rank + 1]!;
  }
}

/** For each class of the second grouping, those of the first: {class, from, to, best 1/norm}. */
function writeSplitEntries(
  { splitFilms, splitEntries, splitOffsets, classes }: IndexArrays,
  inverse: Float32Array,
  keyOf: (rank: number) => number,
  size1: number,
): void {
  const inverses = float32s(splitEntries);
  let count = 0;
  let previous = -1;
  for (let i = 0; i < inverse.length; i++) {
    const rank = splitFilms[4 * i]!;
    if (keyOf(rank) !== previous) {
      previous = keyOf(rank);
      splitEntries[4 * count] = classes[4 * rank]!;
      splitEntries[4 * count + 1] = i;
      inverses[4 * count + 3] = inverse[rank]!;
      count++;
      const class1 = classes[4 * rank + 1]!;
      splitOffsets[class1 + 1] = count;
    }
    splitEntries[4 * count - 2] = i + 1;
  }
  for (let i = 0; i < size1; i++) {
    splitOffsets[i + 1] = Math.max(splitOffsets[i + 1]!, splitOffsets[i]!);
  }
}
