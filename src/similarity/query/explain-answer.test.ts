import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { explainSimilarity, sharesByField } from './explain.ts';
import { withFactors } from '../model/build-model.ts';
import { PRESETS, type FieldFactors, type Preset } from '../model/presets.ts';
import { reasonsOf } from './reasons.ts';
import {
  collections,
  denseWeights,
  factorSets,
  factorsOfTerms,
  modelOf,
  presetSets,
  termFactorSets,
} from '../testing/collection.ts';
import { createAnswerer } from './answer.ts';
import { explainAnswer } from './explain-answer.ts';
import type { TermFactor } from './query.ts';
import { asFilmId, asRow } from '../model/model.ts';

/** Some films of a collection, each with a weight: below 0 for an unliked one. */
const querys = collections(2).chain((collection) => {
  const n = collection.filmIds.length;
  return fc.record({
    collection: fc.constant(collection),
    own: fc.oneof(fc.constant(PRESETS.seed), presetSets),
    factors: fc.option(factorSets, { nil: undefined }),
    terms: fc.option(termFactorSets, { nil: undefined }),
    liked: fc.uniqueArray(fc.nat(n - 1), { minLength: 1, maxLength: Math.min(4, n) }),
    unlikedToo: fc.nat(3),
    weights: fc.array(fc.constantFrom(1, 1, 0.5, 3, 20), { minLength: 4, maxLength: 4 }),
  });
});

function filmsOf({
  liked,
  unlikedToo,
  weights,
}: {
  readonly liked: readonly number[];
  readonly unlikedToo: number;
  readonly weights: readonly number[];
}) {
  const films = liked.map((row, i) => ({ row, weight: weights[i] ?? 1 }));
  const unliked = films.slice(Math.max(films.length - unlikedToo, 1));
  return { liked: films.slice(0, films.length - unliked.length), unliked };
}

test('the shares of terms, fields, words and films each sum to the score of the answer', () => {
  fc.assert(
    fc.property(querys, (one) => {
      const { collection, own, factors, terms } = one;
      const { liked, unliked } = filmsOf(one);
      const named = (films: typeof liked) =>
        films.map(({ row, weight }) => ({
          filmId: asFilmId(collection.filmIds[row] ?? 0),
          weight,
        }));
      const query = {
        like: named(liked),
        unlike: named(unliked),
        ...(factors && { factors }),
        ...(terms && { terms }),
      };
      const model = modelOf(collection, own);
      const answer = createAnswerer(model)({ ...query, limit: 100 });
      const listed = answer.films.map(({ filmId }) => filmId);
      const tolerance = 1e-12 * Math.max(1, spanOf(one));
      for (const [i, explained] of explainAnswer(model, query, listed).entries()) {
        assert.equal(explained.filmId, listed[i]);
        assert.equal(explained.similarity, answer.films[i]?.similarity);
        for (const shares of [
          explained.terms,
          explained.films,
          sharesByField(explained.terms),
          reasonsOf(explained.terms, () => undefined),
        ]) {
          const sum = shares.reduce((total, { share }) => total + share, 0);
          assert.ok(Math.abs(sum - explained.unclamped) <= tolerance);
        }
        assert.equal(explained.similarity, Math.min(Math.max(explained.unclamped, 0), 1));
      }
    }),
    { numRuns: 500 },
  );
});

test('each term and each film has the share that dense vectors give it', () => {
  fc.assert(
    fc.property(querys, (one) => {
      const { collection, own, factors, terms: asked } = one;
      const used: Preset = { ...own, factors: factors ?? own.factors };
      const { liked, unliked } = filmsOf(one);
      const span = spanOf(one);
      fc.pre(span < 1000);
      const vectors = denseVectors(collection, used);
      const meant = queryVectors(one);
      const films = [...liked, ...unliked.map(({ row, weight }) => ({ row, weight: -weight }))];
      const direction = collection.terms.map((_, term) =>
        films.reduce((sum, { row, weight }) => sum + weight * (meant[row]?.[term] ?? 0), 0),
      );
      const length = Math.hypot(...direction);
      fc.pre(length > 0);
      const idOf = (row: number) => asFilmId(collection.filmIds[row] ?? 0);
      const explained = explainAnswer(
        modelOf(collection, own),
        {
          like: liked.map(({ row, weight }) => ({ filmId: idOf(row), weight })),
          unlike: unliked.map(({ row, weight }) => ({ filmId: idOf(row), weight })),
          ...(factors && { factors }),
          ...(asked && { terms: asked }),
        },
        collection.filmIds.map(asFilmId),
      );
      for (const [row, vector] of vectors.entries()) {
        const { terms = [], films: byFilm = [] } = explained[row] ?? {};
        const shareOf = new Map(terms.map(({ field, term, share }) => [`${field}:${term}`, share]));
        for (const [i, { field, term }] of collection.terms.entries()) {
          const expected = ((vector[i] ?? 0) * (direction[i] ?? 0)) / length;
          const share = shareOf.get(`${field}:${term}`) ?? 0;
          assert.ok(Math.abs(share - expected) <= 1e-12 * span);
        }
        for (const { row: liker, weight } of films) {
          const dot = vector.reduce((sum, x, i) => sum + x * (meant[liker]?.[i] ?? 0), 0);
          const share = byFilm.find(({ filmId }) => filmId === idOf(liker))?.share ?? NaN;
          assert.ok(Math.abs(share - (weight * dot) / length) <= 1e-12 * span);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('one liked film is explained as the pair is, under any factors', () => {
  fc.assert(
    fc.property(collections(2), factorSets, (collection, factors) => {
      const [first = asFilmId(0), second = asFilmId(0)] = collection.filmIds.map(asFilmId);
      const [explained] = explainAnswer(
        modelOf(collection),
        { like: [{ filmId: first, weight: 3 }], factors },
        [second],
      );
      const pair = explainSimilarity(withFactors(modelOf(collection), factors), asRow(0), asRow(1));
      assert.deepEqual(
        explained?.terms.map(({ field, term }) => `${field}:${term}`).sort(),
        pair.map(({ field, term }) => `${field}:${term}`).sort(),
      );
    }),
  );
});

test('films that cancel each other out, or have no terms, leave nothing to explain', () => {
  const collection = {
    filmIds: [1, 2, 3, 4],
    terms: [
      { field: 'title', term: 'a' },
      { field: 'genre', term: 'b' },
    ] as const,
    tf: [
      [1, 1],
      [1, 1],
      [0, 1],
      [0, 0],
    ],
  };
  const model = modelOf(collection);
  const nothing = { similarity: 0, unclamped: 0, terms: [] };
  const [cancelled] = explainAnswer(
    model,
    { like: [{ filmId: asFilmId(1) }], unlike: [{ filmId: asFilmId(2) }] },
    [asFilmId(3)],
  );
  const [empty] = explainAnswer(model, { like: [{ filmId: asFilmId(4) }] }, [asFilmId(1)]);
  for (const explained of [cancelled, empty]) {
    const { similarity, unclamped, terms } = explained ?? {};
    assert.deepEqual({ similarity, unclamped, terms }, nothing);
  }
});

test('an unknown film, in the query or to be explained, is refused', () => {
  const model = modelOf({ filmIds: [1], terms: [], tf: [[]] });
  assert.throws(() => explainAnswer(model, { like: [{ filmId: asFilmId(9) }] }, [asFilmId(1)]), {
    code: 'film-unknown',
  });
  assert.throws(() => explainAnswer(model, { like: [{ filmId: asFilmId(1) }] }, [asFilmId(9)]), {
    code: 'film-unknown',
  });
});

function denseVectors(collection: Parameters<typeof denseWeights>[0], preset: Preset): number[][] {
  return denseWeights(collection, preset).map((row) => {
    const scaled = row.map((x, i) => {
      const field = collection.terms[i]?.field;
      return x * (field === undefined ? 0 : (preset.factors[field] ?? 0));
    });
    const length = Math.hypot(...scaled);
    return scaled.map((x) => (length === 0 ? 0 : x / length));
  });
}

interface Asked {
  readonly collection: Parameters<typeof denseWeights>[0];
  readonly own: Preset;
  readonly factors: FieldFactors | undefined;
  readonly terms: readonly TermFactor[] | undefined;
  readonly liked: readonly number[];
  readonly unlikedToo: number;
  readonly weights: readonly number[];
}

/** The films' vectors as they go into the query's. */
function queryVectors({ collection, own, factors = own.factors, terms }: Asked): number[][] {
  const termFactors = factorsOfTerms(collection, terms);
  return denseVectors(collection, { ...own, factors }).map((vector) =>
    vector.map((x, term) => x * (termFactors[term] ?? 1)),
  );
}

/** By how much rounding grows: the films' parts of the query over the length of their sum. */
function spanOf(one: Asked): number {
  const { liked, unliked } = filmsOf(one);
  const vectors = queryVectors(one);
  const signed = [...liked, ...unliked.map(({ row, weight }) => ({ row, weight: -weight }))];
  const sum = one.collection.terms.map((_, i) =>
    signed.reduce((total, { row, weight }) => total + weight * (vectors[row]?.[i] ?? 0), 0),
  );
  const total = signed.reduce(
    (all, { row, weight }) => all + Math.abs(weight) * Math.hypot(...(vectors[row] ?? [])),
    0,
  );
  return total / Math.max(Math.hypot(...sum), Number.MIN_VALUE);
}
