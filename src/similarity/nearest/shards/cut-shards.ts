/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import type { FilmRows } from '../../model/stored/stored-rows.ts';
import { sharedFloat64s, sharedInt32s } from '../../model/sparse-rows.ts';
import type { ShardRows } from './shard-rows.ts';

/** What has to be known of all films before any of them can be compared. */
export interface TermCounts {
  /** m: how many films have each term. */
  readonly documents: Int32Array;
  /** m: 1 for each term whose raw weight differs between films. */
  readonly differs: Uint8Array;
  /** The most terms that a film has. */
  readonly longestRow: number;
}

/** Counts the terms of all films, `step` films at a time, in 17 bytes of memory for each term. */
export async function countTerms(films: FilmRows, step: number): Promise<TermCounts> {
  const { rowOffsets, termFields } = films;
  const documents = new Int32Array(termFields.length);
  const differs = new Uint8Array(termFields.length);
  const firstWeights = new Float64Array(termFields.length);
  let longestRow = 0;
  const count = rowOffsets.length - 1;
  for (let from = 0; from < count; from += step) {
    const to = Math.min(from + step, count);
    const { rowTerms, rawRowWeights } = await films.entries(from, to);
    for (let entry = 0; entry < rowTerms.length; entry++) {
      const term = rowTerms[entry]!;
      const weight = rawRowWeights[entry]!;
      if (documents[term] === 0) firstWeights[term] = weight;
      else if (firstWeights[term] !== weight) differs[term] = 1;
      documents[term] = documents[term]! + 1;
    }
    for (let row = from; row < to; row++) {
      longestRow = Math.max(longestRow, rowOffsets[row + 1]! - rowOffsets[row]!);
    }
  }
  return { documents, differs, longestRow };
}

/** Cuts out the films `from` to `to` (exclusive). */
export async function cutShard(
  films: FilmRows,
  counts: TermCounts,
  from: number,
  to: number,
): Promise<ShardRows> {
  const entries = await films.entries(from, to);
  const first = films.rowOffsets[from]!;
  const rowOffsets = sharedInt32s(to - from + 1);
  for (let row = from; row <= to; row++) rowOffsets[row - from] = films.rowOffsets[row]! - first;
  const { terms, numbers } = termsOf(entries.rowTerms, films.termFields.length);
  const rowTerms = sharedInt32s(entries.rowTerms.length);
  for (let entry = 0; entry < rowTerms.length; entry++) {
    rowTerms[entry] = numbers[entries.rowTerms[entry]!]!;
  }
  const rawRowWeights = sharedFloat64s(rowTerms.length);
  rawRowWeights.set(entries.rawRowWeights);
  const filmIds = sharedInt32s(to - from);
  filmIds.set(films.filmIds.subarray(from, to));
  const documents = sharedInt32s(terms.length);
  const termFields = new Uint8Array(new SharedArrayBuffer(terms.length));
  const differs = new Uint8Array(new SharedArrayBuffer(terms.length));
  for (let i = 0; i < terms.length; i++) {
    documents[i] = counts.documents[terms[i]!]!;
    termFields[i] = films.termFields[terms[i]!]!;
    differs[i] = counts.differs[terms[i]!]!;
  }
  return {
    firstRow: from,
    allFilms: films.filmIds.length,
    longestRow: counts.longestRow,
    fields: films.fields,
    filmIds,
    rowOffsets,
    rowTerms,
    rawRowWeights,
    terms,
    termFields,
    documents,
    differs,
  };
}

/** The terms of some entries, ascending, and each term's place among them. */
function termsOf(
  entries: Int32Array,
  count: number,
): { readonly terms: Int32Array<SharedArrayBuffer>; readonly numbers: Int32Array } {
  const numbers = new Int32Array(count);
  for (let entry = 0; entry < entries.length; entry++) numbers[entries[entry]!] = 1;
  let used = 0;
  for (let term = 0; term < count; term++) used += numbers[term]!;
  const terms = sharedInt32s(used);
  let next = 0;
  for (let term = 0; term < count; term++) {
    if (numbers[term] === 0) continue;
    terms[next] = term;
    numbers[term] = next++;
  }
  return { terms, numbers };
}
