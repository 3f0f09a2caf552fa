/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/** Writes an index's films by term and terms by film; kernel-index.ts explains the arrays. */
import { accumulate } from '../../model/counting-sort.ts';
import type { SimilarityModel } from '../../model/model.ts';
import { float32s, int32s } from './arena.ts';
import { classWord, restSizeOf } from './class-words.ts';
import { recordBytesOf, type IndexArrays } from './index-arrays.ts';
import { RANK_BITS, RATIO_STEPS, type Parts } from './index-parts.ts';
import { valueOf } from './survey-terms.ts';

/** What {@link writeTerms} needs besides the model; can be sent to another thread. */
export interface TermsWork extends Pick<
  Parts,
  'terms' | 'firstFrequent' | 'scale' | 'sparseEntryCounts' | 'inverse' | 'ratioRange'
> {
  readonly recordBytes: number;
  /** See {@link restSizeOf}. */
  readonly restSize: number;
  /** Ranks, classes and posting heads are already written. */
  readonly arrays: Pick<IndexArrays, (typeof TERM_ARRAYS)[number]>;
}

const TERM_ARRAYS = [
  'classes',
  'ranksByRow',
  'postingHeads',
  'postings',
  'ratios',
  'termMaxima',
  'rareOffsets',
  'rareEntries',
  'frequentOffsets',
  'filmRecords',
  'frequentRecords',
] as const satisfies readonly (keyof IndexArrays)[];

export function termsWork(parts: Parts, arrays: IndexArrays): TermsWork {
  const { terms, firstFrequent, scale, sparseEntryCounts, inverse, ratioRange } = parts;
  const written = Object.fromEntries(TERM_ARRAYS.map((name) => [name, arrays[name]]));
  return {
    terms,
    firstFrequent,
    scale,
    sparseEntryCounts,
    inverse,
    ratioRange,
    recordBytes: recordBytesOf(parts),
    restSize: restSizeOf(parts),
    arrays: written as TermsWork['arrays'],
  };
}

/**
 * Writes the films' sparse terms, then the terms' postings. Terms are visited by number, so that those
 * of a film come out rarest first, and films by rank, so that postings come out by rank: two counting
 * sorts without comparisons.
 */
export function writeTerms(model: SimilarityModel, work: TermsWork): void {
  const bits = writeRareEntries(model, work);
  writeFilmRecords(work, bits);
  writePostings(work);
}

/** Returns, for each rank, a bit for each frequent term of the film. */
function writeRareEntries(
  { termOffsets, termRows, termWeights, termFactors }: SimilarityModel,
  { terms, firstFrequent, scale, sparseEntryCounts, arrays }: TermsWork,
): Int32Array {
  const { ranksByRow, rareEntries, frequentOffsets, termMaxima } = arrays;
  // Guests have places behind those of the films.
  const rareOffsets = arrays.rareOffsets.subarray(0, ranksByRow.length + 1);
  for (let row = 0; row < ranksByRow.length; row++) {
    rareOffsets[ranksByRow[row]! + 1] = sparseEntryCounts[row]!;
  }
  accumulate(rareOffsets);
  const next = Int32Array.from(rareOffsets);
  const bits = new Int32Array(ranksByRow.length);
  const numbers = int32s(rareEntries);
  const values = float32s(rareEntries);
  const usualValues = float32s(arrays.postingHeads);
  for (let number = 0; number < terms.length; number++) {
    if (number === firstFrequent) frequentOffsets.set(next.subarray(0, bits.length));
    const bit = number < firstFrequent ? 0 : 1 << number;
    const term = terms[number]!;
    const factor = Math.sqrt(termFactors[term]!);
    const end = termOffsets[term + 1]!;
    let greatest = 0;
    for (let entry = termOffsets[term]!; entry < end; entry++) {
      const value = valueOf(termWeights[entry]!, factor, scale);
      if (value === 0) continue;
      if (greatest === 0) usualValues[2 * number + 1] = value;
      if (value > greatest) greatest = value;
      const rank = ranksByRow[termRows[entry]!]!;
      const place = next[rank]!;
      next[rank] = place + 1;
      numbers[2 * place] = number;
      values[2 * place + 1] = value;
      bits[rank] = bits[rank]! | bit;
    }
    termMaxima[number] = greatest;
  }
  if (firstFrequent === terms.length) frequentOffsets.set(next.subarray(0, bits.length));
  return bits;
}

function writePostings({ firstFrequent, recordBytes, ratioRange, arrays }: TermsWork): void {
  const { rareOffsets, termMaxima, ratios } = arrays;
  const [numbers, values] = [int32s(arrays.rareEntries), float32s(arrays.rareEntries)];
  const [heads, usualValues] = [int32s(arrays.postingHeads), float32s(arrays.postingHeads)];
  const [films, records] = [int32s(arrays.filmRecords), int32s(arrays.frequentRecords)];
  const postings = int32s(arrays.postings);
  const next = Int32Array.from(termMaxima, (_, number) => heads[2 * number]!);
  const width = recordBytes / 4;
  const firstFrequentPosting = heads[2 * firstFrequent]!;
  const numberRatios = ratioRange > 0 ? roundRatios(ratios, ratioRange) : listRatios(ratios);
  for (let rank = 0; rank < arrays.ranksByRow.length; rank++) {
    const end = rareOffsets[rank + 1]!;
    const film = (width + 1) * rank + 1;
    for (let entry = rareOffsets[rank]!; entry < end; entry++) {
      const number = numbers[2 * entry]!;
      const value = values[2 * entry + 1]!;
      const place = next[number]!;
      next[number] = place + 1;
      postings[place] = rank;
      const usual = usualValues[2 * number + 1]!;
      if (value !== usual) {
        postings[place] = rank | (numberRatios(value / usual) << RANK_BITS);
      }
      if (number < firstFrequent) continue;
      const record = width * (place - firstFrequentPosting);
      for (let i = 0; i < width; i++) records[record + i] = films[film + i]!;
    }
  }
}

/** Numbers ratios as they come, and 1 as 0. */
function listRatios(ratios: Float32Array): (ratio: number) => number {
  const numbers = new Map([[1, 0]]);
  ratios[0] = 1;
  return (exact) => {
    const ratio = Math.fround(exact);
    const number = numbers.get(ratio) ?? numbers.size;
    numbers.set(ratio, number);
    ratios[number] = ratio;
    return number;
  };
}

/** Numbers ratios by the nearest of 2,047 steps of equal logarithm; 1, the middle one, is 0 too. */
function roundRatios(ratios: Float32Array, range: number): (ratio: number) => number {
  const stepsPerUnit = RATIO_STEPS / range;
  ratios[0] = 1;
  for (let step = -RATIO_STEPS; step <= RATIO_STEPS; step++) {
    ratios[RATIO_STEPS + 1 + step] = Math.exp(step / stepsPerUnit);
  }
  return (ratio) => RATIO_STEPS + 1 + Math.round(Math.log(ratio) * stepsPerUnit);
}

/** For each rank: a sum of 0, its classes, a bit for each frequent term of the film, and 1/norm. */
function writeFilmRecords(
  { inverse, recordBytes, restSize, arrays }: TermsWork,
  bits: Int32Array,
): void {
  const { classes } = arrays;
  const [records, inverses] = [int32s(arrays.filmRecords), float32s(arrays.filmRecords)];
  const pairs = new Int32Array(classes.buffer, classes.byteOffset, classes.length / 2);
  const width = recordBytes / 4;
  for (let rank = 0; rank < bits.length; rank++) {
    const record = (width + 1) * rank + 1;
    records[record] = classWord(classes, rank, restSize);
    if (width === 4) records[record + 1] = pairs[2 * rank + 1]!;
    records[record + width - 2] = bits[rank]!;
    inverses[record + width - 1] = inverse[rank]!;
  }
}
