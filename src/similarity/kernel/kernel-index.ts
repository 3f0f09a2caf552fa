/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * A model as the compiled search wants it, in one shared memory.
 *
 *     films       by rank: descending 1/norm, so that lists of films are in order of their impact
 *     fields      few-valued ones as classes with tables (classes.ts), the others as sparse terms
 *     terms       sparse ones that two films or more have, ascending by the number of their films
 *     impacts     of a film: {1/norm, a bit for each of its frequent terms}
 *     postings    of a term, by rank: {rank, value}, and beside them {classes, 1/norm}
 *     rare…       a film's sparse terms, rarest first: {term, value}; frequent ones at the end
 *     filmBlocks  a film's squared norm, row and terms, for the cosines of the winners; fullWeights
 *                 has the terms' weights as the model has them, most of which are commonWeights
 *     main…       films by class in the first grouping, then by rank
 *     split…      films by class in the second grouping, then in the first, then by rank
 *     strong…     for each class of the second grouping those that it shares much with
 *
 * Values are float32: weight · factor, scaled so that the greatest is 1.
 */
import { filmCount, type SimilarityModel } from '../model.ts';
import {
  arraysOf,
  layOut,
  MAX_PAGES,
  PAGE_BYTES,
  type Addresses,
  type Arrays,
  type Plan,
} from './arena.ts';
import { classLimit, classTable, groupFilms, MAX_GROUPINGS, type Grouping } from './classes.ts';

/** A model prepared for the compiled search; a worker thread gets it as it is, without copies. */
export interface KernelIndex {
  readonly memory: WebAssembly.Memory;
  /** What the search's exported variables are set to, by their names. */
  readonly variables: Readonly<Record<string, number>>;
  /** What scratch memory depends on. */
  readonly frequentTerms: number;
  readonly longestRow: number;
}

export interface KernelOptions {
  /** The most classes of a grouping. */
  readonly classLimit?: number;
  /** The most groupings, from 1 to 4. */
  readonly groupings?: number;
  /** A term of more films is frequent. */
  readonly rareFilms?: number;
  /** Frequent terms are taken with the rare ones while a film has met fewer postings than this. */
  readonly summedPostings?: number;
}

const RARE_FILMS = 128;
const SUMMED_POSTINGS = 200;
/** Ranks share 53 bits with norms while they are sorted. */
const MAX_FILMS = 2 ** 21;
/** Within this range no product of values leaves the normal numbers of float32. */
const SMALLEST_VALUE = 1e-12;
/** Within this range no product of weights leaves the normal numbers of float64. */
const MAGNITUDES = [1e-60, 1e60] as const;
/** Beyond, rounding errors of float32 sums would make the bounds useless. */
const MAX_ROW_TERMS = 10_000;

/**
 * Prepares a model in O(z + classes²), about 0.2 s for 40,000 films. Undefined when it is beyond
 * the limits of the compiled search: more than two million films, a film with more than 10,000
 * terms, weights that differ by a factor of more than 10¹², no weights at all, or more than 4 GiB.
 */
export function buildKernelIndex(
  model: SimilarityModel,
  options: KernelOptions = {},
): KernelIndex | undefined {
  const films = filmCount(model);
  const values = valuesOf(model);
  if (films < 2 || films > MAX_FILMS || values === undefined) return undefined;
  const parts = partsOf(model, values, options);
  if (parts.longestRow > MAX_ROW_TERMS) return undefined;

  const plan = planOf(model, parts);
  const { addresses, end } = layOut(plan, PAGE_BYTES);
  const memory = createMemory(Math.ceil(end / PAGE_BYTES));
  if (memory === undefined) return undefined;
  const arrays = arraysOf(plan, addresses, memory);
  writeFilms(model, parts, arrays);
  writeTerms(model, parts, arrays);
  writeTables(model, parts, arrays);
  writeLists(parts, arrays);
  return {
    memory,
    variables: {
      ...variablesOf(films, parts, addresses),
      summedPostings: options.summedPostings ?? SUMMED_POSTINGS,
    },
    frequentTerms: parts.terms.length - parts.firstFrequent,
    longestRow: parts.longestRow,
  };
}

function createMemory(pages: number): WebAssembly.Memory | undefined {
  if (pages > MAX_PAGES) return undefined;
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: MAX_PAGES, shared: true });
  } catch {
    // No shared memory on this machine, or not so much of it.
    return undefined;
  }
}

interface Values {
  /** z: weight · factor of every entry by row, 1 at most. */
  readonly values: Float32Array;
  /** What they were divided by. */
  readonly scale: number;
}

/** Undefined when the values differ too much, or when there are none. */
function valuesOf(model: SimilarityModel): Values | undefined {
  const { rowTerms, rowWeights, termFactors } = model;
  const factors = termFactors.map(Math.sqrt);
  let greatest = 0;
  let least = Infinity;
  for (let entry = 0; entry < rowTerms.length; entry++) {
    const value = rowWeights[entry]! * factors[rowTerms[entry]!]!;
    if (value > greatest) greatest = value;
    if (value > 0 && value < least) least = value;
  }
  if (greatest > MAGNITUDES[1] || least < MAGNITUDES[0]) return undefined;
  if (greatest === 0 || least / greatest < SMALLEST_VALUE) return undefined;
  const values = new Float32Array(rowTerms.length);
  for (let entry = 0; entry < rowTerms.length; entry++) {
    values[entry] = (rowWeights[entry]! * factors[rowTerms[entry]!]!) / greatest;
  }
  return { values, scale: greatest };
}

/** What is known of a model before its memory is laid out. */
interface Parts extends Values {
  readonly groupings: readonly Grouping[];
  /** n: rows by rank, and 1/norm in the values' scale. */
  readonly order: Uint32Array;
  readonly inverse: Float32Array;
  /** The sparse terms by their numbers in the index, and the numbers by term, -1 for none. */
  readonly terms: Uint32Array;
  readonly numbers: Int32Array;
  readonly firstFrequent: number;
  /** Entries that are not 0, all and those of sparse terms. */
  readonly fullEntries: number;
  /** The films of each term. */
  readonly counts: Uint32Array;
  readonly sparseEntries: number;
  readonly longestRow: number;
}

function partsOf(model: SimilarityModel, values: Values, options: KernelOptions): Parts {
  const films = filmCount(model);
  const groupings = groupFilms(model, options.classLimit ?? classLimit(films), options.groupings);
  const grouped = new Set(groupings.flatMap(({ fields }) => fields));
  const counts = filmsByTerm(model, values.values);
  const { terms, numbers } = sparseTerms(model, counts, grouped);
  const firstFrequent = terms.findIndex(
    (term) => counts[term]! > (options.rareFilms ?? RARE_FILMS),
  );
  return {
    ...values,
    groupings: withEmpty(groupings, films),
    ...ranking(model, values.scale),
    terms,
    numbers,
    firstFrequent: firstFrequent === -1 ? terms.length : firstFrequent,
    counts,
    fullEntries: sumOf(counts),
    sparseEntries: terms.reduce((sum, term) => sum + counts[term]!, 0),
    longestRow: longestRowOf(model),
  };
}

function sumOf(values: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}

/** Groupings of one class, which share nothing, up to the number that records have room for. */
function withEmpty(groupings: readonly Grouping[], films: number): readonly Grouping[] {
  const empty = Array.from({ length: MAX_GROUPINGS - groupings.length }, () => ({
    fields: [],
    classOf: new Int32Array(films),
    members: [0],
  }));
  return [...groupings, ...empty];
}

function filmsByTerm({ rowTerms, termFields }: SimilarityModel, values: Float32Array): Uint32Array {
  const counts = new Uint32Array(termFields.length);
  for (let entry = 0; entry < values.length; entry++) {
    const term = rowTerms[entry]!;
    if (values[entry]! > 0) counts[term] = counts[term]! + 1;
  }
  return counts;
}

function sparseTerms(
  { termFields }: SimilarityModel,
  counts: Uint32Array,
  grouped: ReadonlySet<number>,
): Pick<Parts, 'terms' | 'numbers'> {
  const keys = new Float64Array(counts.length);
  let count = 0;
  for (let term = 0; term < counts.length; term++) {
    if (counts[term]! < 2 || grouped.has(termFields[term]!)) continue;
    keys[count++] = counts[term]! * 2 ** 31 + term;
  }
  const terms = new Uint32Array(count);
  const sorted = keys.subarray(0, count).sort();
  for (let number = 0; number < count; number++) terms[number] = sorted[number]! % 2 ** 31;
  const numbers = new Int32Array(counts.length).fill(-1);
  for (let number = 0; number < terms.length; number++) numbers[terms[number]!] = number;
  return { terms, numbers };
}

/** Rows by descending 1/norm, then ascending, and 1/norm by rank; 0 for films without weights. */
function ranking({ norms }: SimilarityModel, scale: number): Pick<Parts, 'order' | 'inverse'> {
  const films = norms.length;
  const inverses = Float32Array.from(norms, (norm) => (norm === 0 ? 0 : scale / norm));
  // Positive floats are in the order of their bits: one key of bits and row sorts by both.
  const bits = new Uint32Array(inverses.buffer);
  const keys = new Float64Array(films);
  for (let row = 0; row < films; row++) keys[row] = (2 ** 32 - 1 - bits[row]!) * MAX_FILMS + row;
  keys.sort();
  const order = Uint32Array.from(keys, (key) => key % MAX_FILMS);
  return { order, inverse: Float32Array.from(order, (row) => inverses[row]!) };
}

function longestRowOf({ rowOffsets }: SimilarityModel): number {
  let longest = 0;
  for (let row = 0; row + 1 < rowOffsets.length; row++) {
    longest = Math.max(longest, rowOffsets[row + 1]! - rowOffsets[row]!);
  }
  return longest;
}

/** Classes of the second grouping for one of it: `strong` ones share more than `weakMaximum`. */
interface Split {
  readonly strong: readonly number[];
  readonly weakMaximum: number;
}

/** A class counts much for another when it shares more than half of what any class shares. */
function splitOf(line: Float32Array): Split {
  const half = greatestOf(line) / 2;
  const strong: number[] = [];
  let weakMaximum = 0;
  for (let other = 0; other < line.length; other++) {
    const value = line[other]!;
    if (value > half) strong.push(other);
    else weakMaximum = Math.max(weakMaximum, value);
  }
  return { strong, weakMaximum };
}

function greatestOf(values: Float32Array): number {
  let greatest = 0;
  for (let i = 0; i < values.length; i++) {
    if (values[i]! > greatest) greatest = values[i]!;
  }
  return greatest;
}

function planOf(model: SimilarityModel, parts: Parts) {
  const films = filmCount(model);
  const { terms, fullEntries, sparseEntries, groupings } = parts;
  const sizes = groupings.map(({ members }) => members.length);
  const [size0 = 1, size1 = 1, size2 = 1, size3 = 1] = sizes;
  return {
    impacts: [Uint32Array, 2 * films],
    classes: [Uint16Array, 4 * films],
    ranksByRow: [Uint32Array, films],
    postingOffsets: [Uint32Array, terms.length + 1],
    postings: [Uint32Array, 2 * sparseEntries],
    postingRecords: [Uint32Array, (recordBytesOf(parts) / 4) * sparseEntries],
    termMaxima: [Float32Array, terms.length],
    rareOffsets: [Uint32Array, films + 1],
    rareEntries: [Uint32Array, 2 * sparseEntries],
    frequentOffsets: [Uint32Array, films],
    filmOffsets: [Uint32Array, films],
    filmBlocks: [Float64Array, blockWords(films, fullEntries)],
    commonWeights: [Float64Array, model.termFactors.length],
    fullWeights: [Float64Array, fullEntries],
    termFactors: [Float64Array, model.termFactors.length],
    table0: [Float32Array, size0 * size0],
    table1: [Float32Array, size1 * size1],
    table2: [Float32Array, size2 * size2],
    table3: [Float32Array, size3 * size3],
    maxima0: [Float32Array, size0],
    maxima1: [Float32Array, size1],
    maxima2: [Float32Array, size2],
    maxima3: [Float32Array, size3],
    mainOffsets: [Uint32Array, size0 + 1],
    mainInverse: [Float32Array, size0],
    mainFilms: [Uint32Array, 4 * films],
    splitOffsets: [Uint32Array, size1 + 1],
    splitEntries: [Uint32Array, 4 * films],
    splitFilms: [Uint32Array, 4 * films],
    strongOffsets: [Uint32Array, size1 + 1],
    strongClasses: [Uint32Array, size1 * size1],
    weakMaxima: [Float32Array, size1],
  } as const satisfies Plan;
}

type IndexPlan = ReturnType<typeof planOf>;
type IndexArrays = Arrays<IndexPlan>;

/** Two class numbers of 16 bits and 1/norm, or four and 1/norm. */
function recordBytesOf({ groupings }: Parts): number {
  return groupings.filter(({ fields }) => fields.length > 0).length > 2 ? 12 : 8;
}

/** Words of 8 bytes before a film's terms: its squared norm; row and count; first weight and 0. */
const HEAD_WORDS = 3;
/** Marks a term whose weight in the film is not its usual one. */
const UNUSUAL = 2 ** 31;

/** At most; an odd number of terms leaves half a word. */
function blockWords(films: number, entries: number): number {
  return films * (HEAD_WORDS + 1) + Math.ceil(entries / 2);
}

function writeFilms(model: SimilarityModel, parts: Parts, arrays: IndexArrays): void {
  const { rowOffsets, rowTerms, rowWeights, termOffsets, termWeights } = model;
  const { order, groupings, values, counts } = parts;
  const { filmOffsets, filmBlocks, fullWeights, commonWeights, classes } = arrays;
  const halves = new Uint32Array(filmBlocks.buffer, filmBlocks.byteOffset, 2 * filmBlocks.length);
  arrays.termFactors.set(model.termFactors);
  for (let term = 0; term < counts.length; term++) {
    commonWeights[term] = termWeights[termOffsets[term]!] ?? 0;
  }
  let weights = 0;
  let word = 0;
  for (let rank = 0; rank < order.length; rank++) {
    const row = order[rank]!;
    arrays.ranksByRow[row] = rank;
    for (let group = 0; group < MAX_GROUPINGS; group++) {
      classes[4 * rank + group] = groupings[group]!.classOf[row]!;
    }
    filmOffsets[rank] = word;
    filmBlocks[word] = model.squaredNorms[row]!;
    halves[2 * word + 2] = row;
    halves[2 * word + 4] = weights;
    const first = 2 * (word + HEAD_WORDS);
    let place = first;
    for (let entry = rowOffsets[row]!; entry < rowOffsets[row + 1]!; entry++) {
      const term = rowTerms[entry]!;
      // What one film alone has is in its norm, and nowhere else.
      if (values[entry] === 0 || counts[term]! < 2) continue;
      const weight = rowWeights[entry]!;
      halves[place++] = weight === commonWeights[term] ? term : term + UNUSUAL;
      fullWeights[weights++] = weight;
    }
    halves[2 * word + 3] = place - first;
    word = Math.ceil(place / 2);
  }
}

function writeTerms(model: SimilarityModel, parts: Parts, arrays: IndexArrays): void {
  const { postingOffsets, rareOffsets, rareEntries, frequentOffsets, impacts } = arrays;
  const { values, numbers, order, inverse, firstFrequent } = parts;
  const { rowOffsets, rowTerms } = model;
  const rareValues = float32s(rareEntries);
  const impactValues = float32s(impacts);
  for (let number = 0; number < parts.terms.length; number++) {
    postingOffsets[number + 1] = postingOffsets[number]! + parts.counts[parts.terms[number]!]!;
  }
  const writePosting = postingWriter(parts, arrays);
  let end = 0;
  for (let rank = 0; rank < order.length; rank++) {
    const row = order[rank]!;
    const start = end;
    for (let entry = rowOffsets[row]!; entry < rowOffsets[row + 1]!; entry++) {
      const number = numbers[rowTerms[entry]!]!;
      const value = values[entry]!;
      if (number === -1 || value === 0) continue;
      writePosting(number, rank, value);
      let place = end++;
      for (; place > start && rareEntries[2 * place - 2]! > number; place--) {
        rareEntries[2 * place] = rareEntries[2 * place - 2]!;
        rareValues[2 * place + 1] = rareValues[2 * place - 1]!;
      }
      rareEntries[2 * place] = number;
      rareValues[2 * place + 1] = value;
    }
    rareOffsets[rank + 1] = end;
    let frequent = end;
    let bits = 0;
    while (frequent > start && rareEntries[2 * frequent - 2]! >= firstFrequent) {
      frequent--;
      bits |= 1 << rareEntries[2 * frequent]!;
    }
    frequentOffsets[rank] = frequent;
    impactValues[2 * rank] = inverse[rank]!;
    impacts[2 * rank + 1] = bits;
  }
}

function float32s({ buffer, byteOffset, length }: Uint32Array): Float32Array {
  return new Float32Array(buffer, byteOffset, length);
}

/** Appends a posting to a term's. */
function postingWriter(
  parts: Parts,
  { postings, postingRecords, postingOffsets, termMaxima, classes }: IndexArrays,
): (number: number, rank: number, value: number) => void {
  const { inverse } = parts;
  const values = float32s(postings);
  const inverses = float32s(postingRecords);
  const pairs = new Uint32Array(classes.buffer, classes.byteOffset, classes.length / 2);
  const next = Uint32Array.from(postingOffsets);
  const width = recordBytesOf(parts) / 4;
  return (number, rank, value) => {
    const place = next[number]!;
    next[number] = place + 1;
    postings[2 * place] = rank;
    values[2 * place + 1] = value;
    const record = width * place;
    postingRecords[record] = pairs[2 * rank]!;
    if (width === 3) postingRecords[record + 1] = pairs[2 * rank + 1]!;
    inverses[record + width - 1] = inverse[rank]!;
    if (value > termMaxima[number]!) termMaxima[number] = value;
  };
}

function writeTables(model: SimilarityModel, parts: Parts, arrays: IndexArrays): void {
  const tables = [arrays.table0, arrays.table1, arrays.table2, arrays.table3];
  const maxima = [arrays.maxima0, arrays.maxima1, arrays.maxima2, arrays.maxima3];
  for (const [group, grouping] of parts.groupings.entries()) {
    const table = tables[group]!;
    const size = grouping.members.length;
    classTable(model, grouping, (entry) => parts.values[entry]!, table);
    for (let inClass = 0; inClass < size; inClass++) {
      const line = table.subarray(inClass * size, (inClass + 1) * size);
      maxima[group]![inClass] = greatestOf(line);
    }
  }
  const size = parts.groupings[1]!.members.length;
  let strongCount = 0;
  for (let inClass = 0; inClass < size; inClass++) {
    const split = splitOf(arrays.table1.subarray(inClass * size, (inClass + 1) * size));
    arrays.strongClasses.set(split.strong, strongCount);
    strongCount += split.strong.length;
    arrays.strongOffsets[inClass + 1] = strongCount;
    arrays.weakMaxima[inClass] = split.weakMaximum;
  }
}

function writeLists({ groupings, inverse }: Parts, arrays: IndexArrays): void {
  const [size0, size1] = [groupings[0]!.members.length, groupings[1]!.members.length];
  const { classes } = arrays;
  const class0 = (rank: number) => classes[4 * rank]!;
  const class1 = (rank: number) => classes[4 * rank + 1]!;

  writeFilmList(classes, inverse, class0, arrays.mainFilms);
  for (let rank = inverse.length - 1; rank >= 0; rank--) {
    arrays.mainInverse[class0(rank)] = inverse[rank]!;
    arrays.mainOffsets[class0(rank) + 1] = arrays.mainOffsets[class0(rank) + 1]! + 1;
  }
  for (let i = 0; i < size0; i++) {
    arrays.mainOffsets[i + 1] = arrays.mainOffsets[i + 1]! + arrays.mainOffsets[i]!;
  }

  const both = (rank: number) => class1(rank) * size0 + class0(rank);
  writeFilmList(classes, inverse, both, arrays.splitFilms);
  writeSplitEntries(arrays, inverse, both, size1);
}

/** Films by key, then rank: {rank, 1/norm, four classes} each. */
function writeFilmList(
  classes: Uint16Array,
  inverse: Float32Array,
  keyOf: (rank: number) => number,
  list: Uint32Array,
): void {
  const keys = new Float64Array(inverse.length);
  for (let rank = 0; rank < keys.length; rank++) keys[rank] = keyOf(rank) * MAX_FILMS + rank;
  keys.sort();
  const inverses = float32s(list);
  const pairs = new Uint32Array(classes.buffer, classes.byteOffset, classes.length / 2);
  for (let i = 0; i < keys.length; i++) {
    const rank = keys[i]! % MAX_FILMS;
    list[4 * i] = rank;
    inverses[4 * i + 1] = inverse[rank]!;
    list[4 * i + 2] = pairs[2 * rank]!;
    list[4 * i + 3] = pairs[2 * rank + 1]!;
  }
}

/** For each class of the second grouping the classes of the first: {class, from, to, best 1/norm}. */
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

/**
 * How much of a score is safe to compare with: a sum of m positive products in float32 is off by
 * less than m + 8 roundings of 2⁻²⁴ each; twice that for the threshold, twice for the film.
 */
function keepOf(terms: number): number {
  return 1 - 8 * (terms + 16) * 2 ** -24;
}

function variablesOf(
  films: number,
  parts: Parts,
  addresses: Addresses<IndexPlan>,
): Readonly<Record<string, number>> {
  const [size0 = 1, size1 = 1, size2 = 1, size3 = 1] = parts.groupings.map((g) => g.members.length);
  return {
    ...addresses,
    films,
    recordBytes: recordBytesOf(parts),
    firstFrequent: parts.firstFrequent,
    keep: keepOf(parts.longestRow),
    size0,
    size1,
    size2,
    size3,
  };
}
