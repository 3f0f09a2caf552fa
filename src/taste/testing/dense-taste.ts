/* oxlint-disable typescript/no-non-null-assertion -- test code, as in *.test.ts */
/** Small random collections, and what people like of them by the plainest computation. */
import * as fc from 'fast-check';
import { buildModel } from '../../similarity/model/build-model.ts';
import type { SimilarityModel } from '../../similarity/model/model.ts';
import { presetFor } from '../../similarity/model/presets.ts';
import { FIELDS } from '../../similarity/terms/similarity-fields.ts';
import {
  createTasteModel,
  TOGETHER_FIELD,
  type FilmFigures,
  type TasteBy,
  type TasteModel,
} from '../taste-model.ts';

/** Films by id from 1 on, with dense weights over the terms below. */
export interface Films {
  readonly weights: readonly (readonly number[])[];
  readonly votes: readonly number[];
  readonly ratings: readonly number[];
}

const ALL_FIELDS = FIELDS.includes(TOGETHER_FIELD) ? FIELDS : [...FIELDS, TOGETHER_FIELD];
/** Films that others are liked together with. */
const TOGETHER = ['tt0000001', 'tt0000002', 'tt0000005'];
export const TERMS = ['genre', 'director', 'plot', TOGETHER_FIELD]
  .flatMap((field) =>
    (field === TOGETHER_FIELD ? TOGETHER : ['a', 'b', 'c']).map((term) => ({ field, term })),
  )
  .sort((one, other) => ALL_FIELDS.indexOf(one.field) - ALL_FIELDS.indexOf(other.field));

export const filmsOf = (count: number): fc.Arbitrary<Films> => {
  const list = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: count, maxLength: count });
  const weight = fc.constantFrom(0, 0, 0, 1, 2, 0.7);
  return fc.record({
    weights: list(fc.array(weight, { minLength: TERMS.length, maxLength: TERMS.length })),
    votes: list(fc.constantFrom(500, 900, 20_000, 2_000_000)),
    ratings: list(fc.constantFrom(6.1, 7, 7, 8.4)),
  });
};

function modelOf({ weights }: Films): SimilarityModel {
  const entries = weights.flatMap((row, film) =>
    row.flatMap((weight, term) => (weight > 0 ? [{ film: film + 1, term, weight }] : [])),
  );
  const columns = {
    fields: ALL_FIELDS,
    filmIds: weights.map((_, film) => film + 1),
    terms: TERMS,
    weights: {
      filmIds: entries.map(({ film }) => film),
      terms: entries.map(({ term }) => term),
      weights: entries.map(({ weight }) => weight),
    },
  };
  return buildModel(columns, 'balanced');
}

/** What a taste model is made of besides the films. */
export type TasteOptions = TasteBy & Pick<FilmFigures, 'opinions'>;

export function tasteModelOf(films: Films, more: TasteOptions = {}): TasteModel {
  const { votes: voteCounts, ratings } = films;
  const { opinions, ...by } = more;
  return createTasteModel(modelOf(films), { voteCounts, ratings, opinions }, by);
}

function idfOf({ weights }: Films): readonly number[] {
  return TERMS.map((_, term) => {
    const holders = weights.filter((row) => (row[term] ?? 0) > 0).length;
    return Math.log((weights.length + 1) / (holders + 1));
  });
}

/** The weight that a film has for being liked together with another, by row. */
function togetherWeight(films: Films, row: number, other: number): number {
  const term = TERMS.findIndex(({ term: text }) => text === `tt000000${other + 1}`);
  const inverse = idfOf(films)[term] ?? 0;
  // stored weights are multiplied by idf
  return inverse === 0 ? 0 : films.weights[row]![term]! / inverse;
}

/** Films' vectors by the definition: scaled blocks side by side. */
function denseVectors(films: Films) {
  const { weights } = films;
  const preset = presetFor('balanced', ALL_FIELDS);
  const idf = idfOf(films);
  const block = (row: readonly number[], field: string, factor: number): number[] => {
    const power = (preset.idfPowers[field] ?? 1) - 1;
    const scaled = TERMS.flatMap((one, term) => {
      const inverse = idf[term]!;
      const scale = power === 0 ? 1 : inverse === 0 ? 0 : inverse ** power;
      return one.field === field ? [row[term]! * scale] : [];
    });
    const length = Math.hypot(...scaled) ** (preset.lengths[field] ?? 0);
    return scaled.map((weight) => (weight === 0 ? 0 : (factor * weight) / length));
  };
  return weights.map((row) => {
    const content = ['genre', 'director', 'plot'].flatMap((field) =>
      block(row, field, (preset.factors[field] ?? 0) * (field === 'genre' ? 0.8 : 1)),
    );
    const length = Math.hypot(...content);
    return content.map((weight) => (length === 0 ? 0 : weight / length));
  });
}

function standard(values: readonly number[]): readonly number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length,
  );
  return values.map((value) => (deviation < 1e-9 ? 0 : (value - mean) / deviation));
}

/** Every film's score by the definition in docs/for-you.md, by row. */
export function denseScores(films: Films, rated: ReadonlyMap<number, number>, hiddenGems?: number) {
  const vectors = denseVectors(films);
  const mean = films.ratings.reduce((sum, value) => sum + value, 0) / films.ratings.length;
  const quality = standard(
    films.ratings.map(
      (rating, i) => (films.votes[i]! * rating + 5000 * mean) / (films.votes[i]! + 5000),
    ),
  );
  const fame = standard(films.votes.map((votes) => Math.log(1 + votes)));
  const known = films.votes.map((votes) => Math.log(1 + votes / 1000));
  const knownInAll = known.reduce((total, weight) => total + weight, 0);
  const average = vectors[0]!.map(
    (_, term) =>
      vectors.reduce((sum, vector, row) => sum + known[row]! * vector[term]!, 0) / knownInAll,
  );
  const own = [...rated].map(([row, rating]) => ({ row, rating }));
  const sum = own.reduce((all, { rating }) => all + rating, 35);
  const usual = Math.min(Math.max(sum / (own.length + 5), 5.5), 8.5);
  const watched = own.reduce((total, { row }) => total + fame[row]!, 0) / (own.length + 5);
  const gems = hiddenGems ?? Math.min(Math.max((1 - 0.5 * watched) / 2, 0), 1);
  return vectors.map((vector, film) => {
    const personal = own.reduce((all, { row, rating }) => {
      const liking = 1 + (rating - usual) / 2;
      const count = liking - quality[row]! / 3;
      const together =
        ((5000 * 0.6 ** 2) / (own.length + 30)) * liking * togetherWeight(films, film, row);
      const more = vector.reduce((dot, x, t) => dot + x * (vectors[row]![t]! - average[t]!), 0);
      return all + together + ((50 * count) / (own.length + 10)) * more;
    }, 0);
    return personal + 0.55 * quality[film]! + (1 - 2 * gems) * fame[film]!;
  });
}
