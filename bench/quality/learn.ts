/**
 * Learns factors and exponents from half A of the films alone. It begins with every field at the same
 * factor and exponents, so nothing that was chosen by hand goes in, and chance only by a fixed seed.
 */
import type { SimilarityModel } from '../../src/similarity/model/model.ts';
import { PRESETS, type Preset } from '../../src/similarity/model/presets.ts';
import { FIELDS, type Field } from '../../src/similarity/terms/similarity-fields.ts';
import { alignColumns } from '../../src/workflow/views/align-columns.ts';
import { hasArticles, nearestBy, withoutArticles } from './contenders.ts';
import { maximize } from './evolution.ts';
import { agreementOf } from './judged.ts';
import { mean, recallsOf, type Nearest, type Recall } from './recall.ts';
import type { Evidence } from './report.ts';
import type { Truth } from './truths.ts';

/** What must not fall below these while the recall of liked films rises. */
const LEAST: Readonly<Partial<Record<Truth['name'], number>>> = { series: 0.76, directors: 0.92 };
const PENALTY = 5;
/** How much an order that agrees with grades is worth, next to the recall of liked films. */
const AGREEMENT = 0.5;
/** One in so many films is asked about its directors: they only bound the search. */
const DIRECTORS_ASKED = 3;

const STEP = 0.4;
const SEED = 7;

/** The preset that finds most on half A, with and without articles; `tell` gets a line now and then. */
export function learn(
  model: SimilarityModel,
  { truths, judged }: Evidence,
  generations: number,
  tell: (line: string) => void,
): Preset {
  const fields = fieldsToLearn(model);
  const asked = truths.map((truth) =>
    truth.name === 'directors'
      ? { ...truth, questions: truth.questions.filter((_, i) => i % DIRECTORS_ASKED === 0) }
      : truth,
  );
  const best = maximize({
    start: fields.flatMap(() => [0, 0, 0]),
    step: STEP,
    generations,
    seed: SEED,
    worthOf(point) {
      const preset = presetAt(point, fields);
      const presets = hasArticles(model) ? [preset, withoutArticles(preset)] : [preset];
      const evidence = { truths: asked, judged };
      return mean(presets.map((one) => worthOf(nearestBy(model, one), evidence)));
    },
    tell(generation, worth) {
      if (generation % 10 === 0) tell(`generation ${generation}: ${worth.toFixed(4)}`);
    },
  });
  return scaledLike(presetAt(best, fields), PRESETS.balanced);
}

/** Three coordinates for each field: its factor's logarithm, and its exponents, cut off at 0 and 1. */
function presetAt(point: readonly number[], fields: readonly Field[]): Preset {
  const knobs = (name: number, valueOf: (at: number) => number) =>
    Object.fromEntries(fields.map((field, i) => [field, valueOf(point[3 * i + name] ?? 0)]));
  return {
    factors: knobs(0, (at) => Math.exp(at)),
    lengths: knobs(1, (at) => rounded(0.5 + at / 2)),
    idfPowers: knobs(2, (at) => rounded(0.75 + at / 2)),
  };
}

function rounded(exponent: number): number {
  return Number(Math.min(1, Math.max(0, exponent)).toFixed(2));
}

/** Fields that the collection has terms of, without the previous system's title and rating. */
function fieldsToLearn({ termFields }: SimilarityModel): readonly Field[] {
  const { factors: classic } = PRESETS.classic;
  const { factors: balanced } = PRESETS.balanced;
  const there = new Set(termFields);
  return FIELDS.filter(
    (field, i) => there.has(i) && (classic[field] !== undefined || balanced[field] !== undefined),
  );
}

/**
 * The liked films found on half A, and the agreement with grades, less a penalty for what must not
 * fall.
 */
function worthOf(nearest: Nearest, { truths, judged }: Evidence): number {
  const recalls = recallsOf(nearest, truths, 'A');
  const liked = recalls.filter(({ truth }) => truth === 'liked').map(({ shares }) => mean(shares));
  const [alike] = agreementOf(nearest, judged, 'A');
  return mean(liked) + AGREEMENT * (alike?.order ?? 0) - PENALTY * mean(recalls.map(shortfall));
}

function shortfall({ truth, shares }: Recall): number {
  return Math.max(0, (LEAST[truth] ?? 0) - mean(shares));
}

/** Only ratios of factors matter: as great as another preset's at the first field that both have. */
function scaledLike(preset: Preset, model: Preset): Preset {
  const { factors } = preset;
  const first = FIELDS.find(
    (field) => (factors[field] ?? 0) > 0 && (model.factors[field] ?? 0) > 0,
  );
  const scale = first === undefined ? 1 : (model.factors[first] ?? 1) / (factors[first] ?? 1);
  return {
    ...preset,
    factors: Object.fromEntries(
      Object.entries(factors).map(([field, factor]) => [
        field,
        Number((factor * scale).toFixed(2)),
      ]),
    ),
  };
}

/** The knobs of presets next to each other. */
export function knobTable(presets: Readonly<Record<string, Preset>>): readonly string[] {
  const columns = Object.values(presets);
  const shown = FIELDS.filter((field) => columns.some(({ factors }) => (factors[field] ?? 0) > 0));
  return alignColumns([
    ['', ...Object.keys(presets).flatMap((name) => [name, 'length', 'idf'])],
    ...shown.map((field) => [
      field,
      ...columns.flatMap(({ factors, lengths, idfPowers }) =>
        (factors[field] ?? 0) > 0
          ? [factors[field], lengths[field] ?? 0, idfPowers[field] ?? 1].map(String)
          : ['0', '', ''],
      ),
    ]),
  ]);
}
