/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import { asFilmId, filmCount, rowOf } from '../../similarity/model/model.ts';
import { lengthScalesOf } from '../../similarity/model/scaled-weights.ts';
import type { SparseRows } from '../../similarity/model/sparse-rows.ts';
import type { EvidenceFilms } from '../evidence.ts';
import type { Rating } from '../ratings.ts';
import type { TasteModel } from '../taste-model.ts';
import type { Ring } from './ring.ts';

/** Rated films of the ring as evidence. */
export interface RingEvidence extends EvidenceFilms {
  /** The film of each row. */
  readonly films: readonly { readonly filmId: number; readonly title: string }[];
}

/**
 * The rated films that are in the ring, by film_id, weighed as films of the model are: tf · idf, scaled
 * by the preset's exponents over the terms that the model knows. That most people rate them low is left
 * out: with it, films that somebody dislikes count for those like them.
 */
export function ringEvidence(
  taste: TasteModel,
  ring: Ring,
  ratings: readonly Rating[],
): RingEvidence {
  const found = ratings
    .flatMap(({ filmId, rating }) => {
      const at = rowOf(ring, asFilmId(filmId));
      return at === undefined ? [] : [{ at, rating }];
    })
    .sort((one, other) => one.at - other.at);
  const rows = rowsOf(
    taste,
    ring,
    Int32Array.from(found, ({ at }) => at),
  );
  return {
    rows: { ...rows, termFields: taste.model.termFields },
    norms: normsOf(taste, rows),
    ratings: Float64Array.from(found, ({ rating }) => rating),
    quality: new Float64Array(found.length),
    fame: Float64Array.from(found, ({ at }) => taste.fameOf(ring.voteCounts[at]!)),
    // films liked together are those of the collection
    ownTerms: new Int32Array(found.length).fill(-1),
    films: found.map(({ at }) => ({ filmId: ring.filmIds[at]!, title: ring.titles[at]! })),
  };
}

/** Films of the ring with their weights as scaled by the model's preset. */
function rowsOf({ model }: TasteModel, ring: Ring, films: Int32Array): SparseRows {
  const { termOffsets, termFields, idfScales, exponents } = model;
  const rowOffsets = new Int32Array(films.length + 1);
  for (let row = 0; row < films.length; row++) {
    const film = films[row]!;
    rowOffsets[row + 1] = rowOffsets[row]! + ring.rowOffsets[film + 1]! - ring.rowOffsets[film]!;
  }
  const rowTerms = new Int32Array(rowOffsets.at(-1)!);
  const rowWeights = new Float64Array(rowTerms.length);
  for (let row = 0; row < films.length; row++) {
    const from = ring.rowOffsets[films[row]!]!;
    for (let entry = rowOffsets[row]!; entry < rowOffsets[row + 1]!; entry++) {
      const ringEntry = from + entry - rowOffsets[row]!;
      const term = ring.rowTerms[ringEntry]!;
      const df = termOffsets[term + 1]! - termOffsets[term]!;
      rowTerms[entry] = term;
      rowWeights[entry] = ring.termCounts[ringEntry]! * Math.log((filmCount(model) + 1) / (df + 1));
    }
  }
  const raw = { rowOffsets, rowTerms, rawRowWeights: rowWeights, termFields };
  const scales = lengthScalesOf(raw, exponents.lengths, idfScales);
  for (let row = 0; row < films.length; row++) {
    for (let entry = rowOffsets[row]!; entry < rowOffsets[row + 1]!; entry++) {
      const term = rowTerms[entry]!;
      const scale = scales[row * exponents.lengths.length + termFields[term]!]!;
      rowWeights[entry] = rowWeights[entry]! * idfScales[term]! * scale;
    }
  }
  return { rowOffsets, rowTerms, rowWeights };
}

/** The length of each row's vector under the model's factors. */
function normsOf({ model }: TasteModel, { rowOffsets, rowTerms, rowWeights }: SparseRows) {
  const norms = new Float64Array(rowOffsets.length - 1);
  for (let row = 0; row < norms.length; row++) {
    let square = 0;
    for (let entry = rowOffsets[row]!; entry < rowOffsets[row + 1]!; entry++) {
      square += rowWeights[entry]! ** 2 * model.termFactors[rowTerms[entry]!]!;
    }
    norms[row] = Math.sqrt(square);
  }
  return norms;
}
