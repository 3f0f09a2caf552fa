import { withPreset } from '../model/build-model.ts';
import { withPostings } from '../model/postings.ts';
import type { FilmVectors } from '../model/model.ts';
import { exponentLists, presetFor } from '../model/presets.ts';
import { sameExponents } from '../model/scaled-weights.ts';
import type { PresetName } from '../terms/preset-choices.ts';
import { buildQueryIndex } from './query-index.ts';
import { createRanker, type Ranker } from './ranking.ts';

/** A model with its weights scaled by one preset's exponents, and its ranker. */
export interface WeighedModel {
  readonly model: FilmVectors;
  readonly ranker: Ranker;
}

/** A preset's weights; those of the original model without a preset. Factors are up to the query. */
export type WeighedModels = (preset?: PresetName) => WeighedModel;

/**
 * A model under the exponents of any preset. Others than its own are prepared when they are first
 * asked for, some 0.1 s for 40,000 films, and shared by all presets that have them.
 */
export function createWeighedModels(original: WeighedModel): WeighedModels {
  const prepared = [original];
  return (preset) => {
    if (preset === undefined) return original;
    const { fields } = original.model;
    const wanted = presetFor(preset, fields);
    const exponents = exponentLists(wanted, fields);
    const known = prepared.find(({ model }) => sameExponents(model.exponents, exponents));
    if (known !== undefined) return known;
    const model = withPreset(original.model, wanted);
    // Without the compiled search: it takes longer to prepare than most queries save.
    const indexes = { query: buildQueryIndex(withPostings(model)), kernel: undefined };
    const weighed = { model, ranker: createRanker(model, indexes) };
    prepared.push(weighed);
    return weighed;
  };
}
