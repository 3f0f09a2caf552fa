/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import { completeModel, weighting } from '../../model/build-model.ts';
import type { SimilarityModel } from '../../model/model.ts';
import { exponentLists, presetFor } from '../../model/presets.ts';
import {
  areUnscaled,
  idfScalesOf,
  lengthScalesOf,
  scaledRowWeights,
} from '../../model/scaled-weights.ts';
import { sharedInt32s } from '../../model/sparse-rows.ts';
import type { PresetName } from '../../terms/preset-choices.ts';
import type { Field } from '../../terms/similarity-fields.ts';
import type { GuestRows } from '../kernel/guest-rows.ts';

/**
 * A contiguous part of a model's rows, with terms renumbered, and what is counted over all films.
 * Nothing in it depends on a preset.
 */
export interface ShardRows {
  /** The row of its first film among all. */
  readonly firstRow: number;
  /** The number of all films. */
  readonly allFilms: number;
  /** The most terms that any of all films has. */
  readonly longestRow: number;
  readonly fields: readonly Field[];
  readonly filmIds: SimilarityModel['filmIds'];
  /** From 0. */
  readonly rowOffsets: SimilarityModel['rowOffsets'];
  /** Terms of the shard, from 0. */
  readonly rowTerms: SimilarityModel['rowTerms'];
  readonly rawRowWeights: SimilarityModel['rawRowWeights'];
  /** The numbers of its terms among those of all films, ascending. */
  readonly terms: Int32Array<SharedArrayBuffer>;
  readonly termFields: SimilarityModel['termFields'];
  /** How many of all films have each of its terms. */
  readonly documents: Int32Array<SharedArrayBuffer>;
  /** 1 for each term whose raw weight differs among all films. */
  readonly differs: Uint8Array<SharedArrayBuffer>;
}

/** The films of a shard as a model: similarities are those among all films. Its terms have no texts. */
export function modelOfShard(rows: ShardRows, preset: PresetName): SimilarityModel {
  const termText = new Uint8Array(new SharedArrayBuffer(0));
  const termTextOffsets = new Int32Array(new SharedArrayBuffer(4 * (rows.terms.length + 1)));
  return completeModel({ ...rows, termText, termTextOffsets }, preset, {
    films: rows.allFilms,
    documents: rows.documents,
  });
}

/** The films `from` to `to` (exclusive) of a shard, to query other shards. */
export function guestsOfShard(
  rows: ShardRows,
  presetName: PresetName,
  from: number,
  to: number,
): GuestRows {
  const { fields, termFields, documents, allFilms, terms } = rows;
  const preset = presetFor(presetName, fields);
  const exponents = exponentLists(preset, fields);
  const part = { ...rowsBetween(rows, from, to), termFields };
  const idfScales = idfScalesOf(termFields, exponents, { films: allFilms, documents });
  const lengthScales = lengthScalesOf(part, exponents.lengths, idfScales);
  const rowWeights = areUnscaled(exponents)
    ? part.rawRowWeights
    : scaledRowWeights(part, idfScales, lengthScales, fields.length);
  const weighed = { ...part, fields, rowWeights };
  return {
    ...weighed,
    ...weighting(weighed, preset.factors),
    idfScales,
    lengthScales,
    terms,
  };
}

function rowsBetween(
  { rowOffsets, rowTerms, rawRowWeights, filmIds }: ShardRows,
  from: number,
  to: number,
) {
  const [begin, end] = [rowOffsets[from]!, rowOffsets[to]!];
  const offsets = sharedInt32s(to - from + 1);
  for (let row = from; row <= to; row++) offsets[row - from] = rowOffsets[row]! - begin;
  return {
    filmIds: filmIds.subarray(from, to),
    rowOffsets: offsets,
    rowTerms: rowTerms.subarray(begin, end),
    rawRowWeights: rawRowWeights.subarray(begin, end),
  };
}
