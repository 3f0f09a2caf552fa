/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/** Writes what classes share, and which have a term; kernel-index.ts explains the arrays. */
import type { FilmClasses } from '../../model/film-classes.ts';
import type { SimilarityModel } from '../../model/model.ts';
import { numbersInWords } from './class-words.ts';
import { classTable, type Grouping } from './classes.ts';
import { classBitWords, type IndexArrays } from './index-arrays.ts';
import type { Parts } from './index-parts.ts';
import { valueOf } from './survey-terms.ts';

export function writeTables(model: SimilarityModel, parts: Parts, arrays: IndexArrays): void {
  const { rowTerms, rowWeights, termFactors } = model;
  const valueAt = (entry: number) =>
    valueOf(rowWeights[entry]!, Math.sqrt(termFactors[rowTerms[entry]!]!), parts.scale);
  const tables = [arrays.table0, arrays.table1, arrays.table2, arrays.table3];
  const maxima = [arrays.maxima0, arrays.maxima1, arrays.maxima2, arrays.maxima3];
  const { joined } = parts.groupings[0]!;
  if (joined !== undefined) {
    classTable(model, joined[0], valueAt, arrays.table0);
    classTable(model, joined[1], valueAt, arrays.joinedTable);
    writeJoinedClasses(parts.groupings[0]!, joined, arrays.joinedClasses);
  }
  for (const [group, grouping] of parts.groupings.entries()) {
    if (grouping.joined !== undefined) continue;
    const table = tables[group]!;
    const size = grouping.members.length;
    classTable(model, grouping, valueAt, table);
    for (let inClass = 0; inClass < size; inClass++) {
      const line = table.subarray(inClass * size, (inClass + 1) * size);
      maxima[group]![inClass] = greatestOf(line);
    }
  }
  writeClassBits(model, parts, arrays);
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

/** For each class of two joined groupings, its class in the first and, above it, in the second. */
function writeJoinedClasses(
  { members }: Grouping,
  [first, second]: readonly [FilmClasses, FilmClasses],
  joinedClasses: Uint32Array,
): void {
  for (const [inBoth, row] of members.entries()) {
    joinedClasses[inBoth] = first.classOf[row]! | (second.classOf[row]! << 16);
  }
}

/** Other classes of the second grouping, as seen by one: `strong` ones share more than `weakMaximum`. */
interface Split {
  readonly strong: readonly number[];
  readonly weakMaximum: number;
}

/** A class is strong for another if it shares more than a third of the most that any class shares. */
export function splitOf(line: Float32Array): Split {
  const third = greatestOf(line) / 3;
  const strong: number[] = [];
  let weakMaximum = 0;
  for (let other = 0; other < line.length; other++) {
    const value = line[other]!;
    if (value > third) strong.push(other);
    else weakMaximum = Math.max(weakMaximum, value);
  }
  return { strong, weakMaximum };
}

export function greatestOf(values: Float32Array): number {
  let greatest = 0;
  for (let i = 0; i < values.length; i++) {
    if (values[i]! > greatest) greatest = values[i]!;
  }
  return greatest;
}

/** For each term of a grouping, which of its classes have it. */
function writeClassBits(model: SimilarityModel, parts: Parts, arrays: IndexArrays): void {
  const { rowOffsets, rowTerms, rowWeights, termFields } = model;
  const { classBits, classTermGroups } = arrays;
  const words = classBitWords(parts);
  for (const [group, { fields, members }] of parts.groupings.entries()) {
    for (const [inClass, row] of members.entries()) {
      const end = rowOffsets[row + 1]!;
      for (let entry = rowOffsets[row]!; entry < end; entry++) {
        const term = rowTerms[entry]!;
        const number = parts.codes[term]! - parts.terms.length;
        if (number < 0 || rowWeights[entry] === 0 || !fields.includes(termFields[term]!)) continue;
        classTermGroups[number] = group;
        for (const inWords of numbersInWords(parts, group, inClass)) {
          const word = number * words + (inWords >>> 5);
          classBits[word] = classBits[word]! | (1 << (inWords & 31));
        }
      }
    }
  }
}
