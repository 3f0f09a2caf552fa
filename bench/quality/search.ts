/**
 * Searches for better factors of `balanced`, one field at a time, on the training halves only, and
 * prints what it found. The preset itself is then set by hand, after reading real lists.
 *
 *     node bench/quality/search.ts --datasets DIR --truth FILE
 */
import { withPreset } from '../../src/similarity/model/build-model.ts';
import { PRESETS, type FieldFactors, type Preset } from '../../src/similarity/model/presets.ts';
import { FIELDS } from '../../src/similarity/terms/similarity-fields.ts';
import { readOptions } from './options.ts';
import { answer, prepareEvaluations, type Evaluations } from './evaluations.ts';
import { listFaults } from './title-alone.ts';

const STEPS = [0, 0.35, 0.5, 0.7, 1, 1.4, 2];
/** Smaller gains are noise; this also keeps fields that cannot be judged here, such as made-up votes. */
const LEAST_GAIN = 0.002;
const LISTS = 150;
const ROUNDS = 3;

/** Other factors with the exponents of `balanced`. */
function presetOf(factors: FieldFactors): Preset {
  return { ...PRESETS.balanced, factors };
}

/**
 * The sum of recalls, by film and by group, plus half the agreement of genres, minus the results that
 * share only words of the title, minus a little for every field and every step away from 1.
 */
function worth(evaluations: Evaluations, factors: FieldFactors): number {
  const { model: anyModel } = evaluations[0];
  const recalls = evaluations.map((evaluation) => {
    const { byFilm, byGroup } = answer(evaluation, presetOf(factors), 'train');
    return (byFilm + byGroup) / 2;
  });
  const { titleAlone, genres } = listFaults(withPreset(anyModel, presetOf(factors)), LISTS);
  const complexity = FIELDS.map((field) => factors[field] ?? 0)
    .filter((factor) => factor > 0)
    .reduce((sum, factor) => sum + 0.003 + 0.004 * Math.abs(Math.log2(factor)), 0);
  return (
    recalls.reduce((sum, recall) => sum + recall, 0) + genres / 2 - 2 * titleAlone - complexity
  );
}

const evaluations = await prepareEvaluations(readOptions());
let best = PRESETS.balanced.factors;
let worthOfBest = worth(evaluations, best);
for (let round = 1; round <= ROUNDS; round++) {
  const before = best;
  for (const field of FIELDS) {
    for (const factor of STEPS) {
      const factors = { ...best, [field]: factor };
      if (Object.values(factors).every((value) => value === 0)) continue;
      const worthOfThese = worth(evaluations, factors);
      if (worthOfThese <= worthOfBest + LEAST_GAIN) continue;
      [best, worthOfBest] = [factors, worthOfThese];
    }
  }
  process.stdout.write(`round ${round}: ${worthOfBest.toFixed(4)} ${JSON.stringify(best)}\n`);
  if (best === before) break;
}
