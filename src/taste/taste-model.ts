/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import { withPreset } from '../similarity/model/build-model.ts';
import { fieldTerms } from '../similarity/model/film-classes.ts';
import { asFilmId, filmCount, rowOf, termAt, type FilmVectors } from '../similarity/model/model.ts';
import { DEFAULT_PRESET, presetFor, type FieldFactors } from '../similarity/model/presets.ts';
import type { PresetName } from '../similarity/terms/preset-choices.ts';

/** What is known of the films besides their terms, by row. */
export interface FilmFigures {
  readonly voteCounts: ArrayLike<number>;
  /** Out of 10. */
  readonly ratings: ArrayLike<number>;
  /** What the people of MovieLens think of them, where it is used; see film-opinions.ts. */
  readonly opinions?: ArrayLike<number> | undefined;
}

/** How films are compared for a taste. */
export interface TasteBy {
  readonly preset?: PresetName | undefined;
  /** How much each field counts, instead of the factors of the preset. */
  readonly factors?: FieldFactors | undefined;
}

/** Terms from `from` to `to` (exclusive); none if both are the same. */
interface TermRange {
  readonly from: number;
  readonly to: number;
}

/** The terms that are films: what liking one of them says of the films that have it as a term. */
interface TogetherTerms extends TermRange {
  /** What a weight of those terms is multiplied by. */
  readonly factor: number;
  /** n: the film's own term; -1 without one. */
  readonly ownTerms: Int32Array;
  /** n: what a film's scaled weights of those terms are multiplied by to be as they were stored. */
  readonly lengths: Float64Array;
}

/** A model prepared for guessing what people like. */
export interface TasteModel {
  /** Under factors without films liked together, which have their own. */
  readonly model: FilmVectors;
  /** Films liked by the same people, where MovieLens is used. */
  readonly together: TogetherTerms;
  /** m: the mean of all films' vectors, of known films above all; 0 for films liked together. */
  readonly average: Float64Array;
  /** n: how well known a film is, with mean 0 and standard deviation 1. */
  readonly fame: Float64Array;
  /** n: how well rated it is, the same; few votes count less. */
  readonly quality: Float64Array;
  /** n: what a film's score has whoever asks: for its quality, and for what people think of it. */
  readonly prior: Float64Array;
  /** The fame of any film, compared with those of the model. */
  readonly fameOf: (votes: number) => number;
}

/** The field of films liked by the same people; only where MovieLens' ratings are used. */
export const TOGETHER_FIELD = 'liked_together';

/** What one step of quality adds to a score, and what it adds in addition to what MovieLens' people think. */
const QUALITY = 0.55;
const QUALITY_BESIDE = 0.4;
/** What a point of that adds. */
const OPINION = 0.8;

/** The factor of films liked together, unless a question has its own. */
const TOGETHER_FACTOR = 0.6;

/** What the factor of genres is multiplied by, unless a question has its own: they say less of taste. */
const GENRES = 0.8;

/**
 * Prepares a model in O(z): some 30 ms for 40,000 films.
 *
 * @param by whose factors count, and how they are scaled; absent: the default preset
 * @throws ReelatedError `request-invalid` for factors that cannot be used.
 */
export function createTasteModel(
  original: FilmVectors,
  films: FilmFigures,
  { preset = DEFAULT_PRESET, factors }: TasteBy = {},
): TasteModel {
  const chosen = presetFor(preset, original.fields);
  const usual = { ...chosen.factors, genre: GENRES * (chosen.factors['genre'] ?? 0) };
  const model = withPreset(original, {
    factors: { ...(factors ?? usual), [TOGETHER_FIELD]: 0 },
    // films liked together are scaled to length 1 by any preset
    lengths: { ...chosen.lengths, [TOGETHER_FIELD]: 1 },
    idfPowers: { ...chosen.idfPowers, [TOGETHER_FIELD]: 0 },
  });
  const field = model.fields.indexOf(TOGETHER_FIELD);
  const { from, to } = fieldTerms(model).find((one) => one.field === field) ?? { from: 0, to: 0 };
  const factor = factors === undefined ? TOGETHER_FACTOR : (factors[TOGETHER_FIELD] ?? 0);
  const together = {
    from,
    to,
    factor: factor * factor,
    ownTerms: ownTermsOf(model, { from, to }),
    lengths: lengthsOf(model, field),
  };
  const standing = standings(films, filmCount(model));
  return {
    model,
    together,
    average: averageVector(model, films.voteCounts, together),
    ...standing,
    // whoever does not want films liked together does not want MovieLens
    prior: priorOf(standing.quality, factor > 0 ? films.opinions : undefined),
  };
}

function priorOf(quality: Float64Array, opinions: FilmFigures['opinions']): Float64Array {
  return opinions === undefined
    ? quality.map((one) => QUALITY * one)
    : quality.map((one, row) => QUALITY_BESIDE * one + OPINION * opinions[row]!);
}

/** n: for each film the term that is its tconst, -1 without one. */
function ownTermsOf(model: FilmVectors, { from, to }: TermRange): Int32Array {
  const terms = new Int32Array(filmCount(model)).fill(-1);
  for (let term = from; term < to; term++) {
    const row = rowOf(model, asFilmId(Number(termAt(model, term).term.slice('tt'.length))));
    if (row !== undefined) terms[row] = term;
  }
  return terms;
}

/** n: the lengths that presets have divided the films' weights in a field by. */
function lengthsOf({ lengthScales, fields, filmIds }: FilmVectors, field: number) {
  return Float64Array.from(filmIds, (_, row) => {
    const scale = lengthScales[row * fields.length + field] ?? 0;
    return scale === 0 ? 0 : 1 / scale;
  });
}

/** With so many votes, a film counts for ln 2 in the average. */
const VOTES_OF_KNOWN = 1000;

/**
 * m: the mean of the films' vectors, each of length 1, without films liked together. Films count by the
 * logarithm of their votes, as what people watch is usual for them, and not what was ever made.
 */
function averageVector(
  { rowOffsets, rowTerms, rowWeights, termFields, norms }: FilmVectors,
  voteCounts: ArrayLike<number>,
  { from, to }: TermRange,
): Float64Array {
  const weights = norms.map((_, row) => Math.log(1 + voteCounts[row]! / VOTES_OF_KNOWN));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const sums = new Float64Array(termFields.length);
  for (let row = 0; row < norms.length; row++) {
    const norm = norms[row]!;
    if (norm === 0) continue;
    for (let entry = rowOffsets[row]!; entry < rowOffsets[row + 1]!; entry++) {
      const term = rowTerms[entry]!;
      sums[term] = sums[term]! + (weights[row]! * rowWeights[entry]!) / norm;
    }
  }
  return sums.map((sum, term) => (term >= from && term < to ? 0 : sum / all));
}

/** As many votes of the mean rating are added to those of each film, so that few votes say little. */
const VOTES_OF_DOUBT = 5000;

function popularity(votes: number): number {
  return Math.log(1 + votes);
}

function standings(
  { voteCounts, ratings }: FilmFigures,
  films: number,
): Pick<TasteModel, 'fame' | 'quality' | 'fameOf'> {
  let sum = 0;
  for (let row = 0; row < films; row++) sum += ratings[row]!;
  const mean = films === 0 ? 0 : sum / films;
  const rows = Array.from({ length: films }, (_, row) => row);
  const known = Float64Array.from(rows, (row) => popularity(voteCounts[row]!));
  const rated = Float64Array.from(rows, (row) => {
    const votes = voteCounts[row]!;
    return (votes * ratings[row]! + VOTES_OF_DOUBT * mean) / (votes + VOTES_OF_DOUBT);
  });
  const standardFame = standardOf(known);
  return {
    fame: known.map(standardFame),
    quality: rated.map(standardOf(rated)),
    fameOf: (votes) => standardFame(popularity(votes)),
  };
}

/** A function after which the values have mean 0 and standard deviation 1; 0 if they are the same. */
function standardOf(values: Float64Array): (value: number) => number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const deviation = Math.sqrt(square);
  return deviation > 1e-12 * Math.abs(mean) ? (value) => (value - mean) / deviation : () => 0;
}
