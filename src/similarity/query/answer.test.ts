/* oxlint-disable max-lines -- one definition and one oracle serve every property below */
import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { buildModel, withFactors } from '../model/build-model.ts';
import { asFilmId, asRow, type SimilarityModel } from '../model/model.ts';
import { PRESETS, type FieldFactors, type Preset } from '../model/presets.ts';
import { similarityOf } from '../model/similarity.ts';
import {
  collections,
  denseWeights,
  factorSets,
  factorsOfTerms,
  modelOf,
  presetSets,
  termFactorSets,
  type Collection,
} from '../testing/collection.ts';
import { FIELDS, type Field } from '../terms/similarity-fields.ts';
import { createAnswerer } from './answer.ts';
import { buildQueryIndex } from './query-index.ts';
import type { RankedFilm } from './ranked-film.ts';
import type { Query, TermFactor } from './query.ts';

const weights = fc.constantFrom(1, 1, 0.5, 3, 1e-6, 1e6);

/** Which films of a collection are liked (above 0) and unliked, and by how much. */
interface Taste {
  readonly films: readonly { readonly row: number; readonly weight: number }[];
}

interface Asked extends Taste {
  readonly collection: Collection;
  readonly own: Preset;
  readonly factors: FieldFactors | undefined;
  readonly terms: readonly TermFactor[] | undefined;
  readonly filter: Uint8Array | undefined;
}

const asked: fc.Arbitrary<Asked> = collections(1).chain((collection) => {
  const n = collection.filmIds.length;
  return fc.record({
    collection: fc.constant(collection),
    own: fc.oneof(fc.constant(PRESETS.seed), presetSets),
    factors: fc.option(factorSets, { nil: undefined }),
    terms: fc.option(termFactorSets, { nil: undefined }),
    filter: fc.option(
      fc
        .array(fc.constantFrom(0, 1, 255), { minLength: n, maxLength: n })
        .map((bytes) => Uint8Array.from(bytes)),
      { nil: undefined },
    ),
    films: fc
      .uniqueArray(fc.nat(n - 1), { minLength: 1, maxLength: Math.min(n, 6) })
      .chain((rows) =>
        fc
          .tuple(
            ...rows.map((_, i) =>
              fc.tuple(
                weights,
                fc.boolean().map((b) => b || i === 0),
              ),
            ),
          )
          .map((drawn) =>
            rows.map((row, i) => ({ row, weight: drawn[i]![0] * (drawn[i]![1] ? 1 : -1) })),
          ),
      ),
  });
});

function queryOf({ collection, factors, terms, filter, films }: Asked): Query {
  const named = (sign: number) =>
    films
      .filter(({ weight }) => weight * sign > 0)
      .map(({ row, weight }) => ({
        filmId: asFilmId(collection.filmIds[row]!),
        weight: Math.abs(weight),
      }));
  return {
    like: named(1),
    unlike: named(-1),
    limit: 100,
    ...(factors && { factors }),
    ...(terms && { terms }),
    ...(filter && { filter }),
  };
}

/** Every row's score by the definition: the cosine of dense vectors, cut to [0, 1]. */
function denseScores({ collection, own, factors = own.factors, terms, films }: Asked) {
  const vectors = denseWeights(collection, own).map((row) => {
    const scaled = row.map((x, term) => x * (factors[collection.terms[term]!.field] ?? 0));
    const length = Math.hypot(...scaled);
    return scaled.map((x) => (length === 0 ? 0 : x / length));
  });
  const termFactors = factorsOfTerms(collection, terms);
  const members = films.map(({ row, weight }) =>
    vectors[row]!.map((x, term) => weight * termFactors[term]! * x),
  );
  const total = members.reduce((sum, member) => sum + Math.hypot(...member), 0);
  const direction = termFactors.map((_, term) =>
    members.reduce((sum, member) => sum + member[term]!, 0),
  );
  const length = Math.hypot(...direction);
  const cancelled = length <= 1e-6 * total;
  const scores = vectors.map((vector) => {
    const cosine = vector.reduce((sum, x, term) => sum + (x * direction[term]!) / length, 0);
    return cancelled ? 0 : Math.min(Math.max(cosine, 0), 1);
  });
  // What is left when films nearly cancel each other out carries the rounding of the whole.
  return {
    scores,
    tolerance: 1e-12 + (total === 0 ? 0 : (1e-15 * total) / length),
    nearlyCancelled: total > 0 && length < 2e-6 * total,
  };
}

/** The order of every answer. */
function inOrder(films: readonly RankedFilm[]): boolean {
  return films.every((film, i) => {
    const next = films[i + 1];
    if (next === undefined || film.similarity > next.similarity) return true;
    return film.similarity === next.similarity && film.row < next.row;
  });
}

test('one liked film gives its similarities, bit by bit, under any factors', () => {
  fc.assert(
    fc.property(asked, weights, (one, weight) => {
      const { collection, own, factors = own.factors, filter } = one;
      const row = one.films[0]!.row;
      const films = [{ row, weight }];
      const model = withFactors(modelOf(collection, own), factors);
      const expected = collection.filmIds
        .map((filmId, other) => ({
          row: other,
          filmId,
          similarity: similarityOf(model, asRow(row), asRow(other)),
        }))
        .filter((film) => film.row !== row && filter?.[film.row] !== 0)
        .sort((a, b) => b.similarity - a.similarity || a.row - b.row);
      const query = queryOf({ ...one, films, terms: undefined });
      const answer = createAnswerer(modelOf(collection, own))(query);
      assert.deepEqual(answer.films, expected);
      assert.equal(answer.total, expected.length);
      assert.equal(answer.candidates, expected.length);
    }),
    { numRuns: 500 },
  );
});

test('several liked and unliked films give the cosine with their sum', () => {
  fc.assert(
    fc.property(asked, (one) => {
      const { collection, own, filter, films } = one;
      const { scores, tolerance, nearlyCancelled } = denseScores(one);
      fc.pre(!nearlyCancelled);
      const answer = createAnswerer(modelOf(collection, own))(queryOf(one));
      const named = new Set(films.map(({ row }) => row));
      const expected = scores.flatMap((_, row) =>
        named.has(row) || filter?.[row] === 0 ? [] : [row],
      );
      assert.deepEqual(
        answer.films.map(({ row }) => row).sort((a, b) => a - b),
        expected,
      );
      assert.ok(inOrder(answer.films));
      for (const { row, similarity, filmId } of answer.films) {
        assert.equal(filmId, collection.filmIds[row]);
        const error = Math.abs(similarity - scores[row]!);
        assert.ok(error <= tolerance, `row ${row}: ${similarity}, not ${scores[row]}`);
      }
    }),
    { numRuns: 1000 },
  );
});

test('factors of 1 change nothing, bit by bit', () => {
  fc.assert(
    fc.property(asked, (one) => {
      const { collection, own } = one;
      const answer = createAnswerer(modelOf(collection, own));
      const plain = queryOf({ ...one, terms: undefined });
      const ones = collection.terms.map((term) => ({ ...term, factor: 1 }));
      assert.deepEqual(answer({ ...plain, terms: ones }), answer(plain));
    }),
  );
});

test('if every term is excluded, every score is 0', () => {
  fc.assert(
    fc.property(asked, (one) => {
      const terms = one.collection.terms.map((term) => ({ ...term, factor: 0 }));
      const query = queryOf({ ...one, terms });
      const { films } = createAnswerer(modelOf(one.collection, one.own))(query);
      assert.ok(films.every(({ similarity }) => similarity === 0));
      assert.ok(inOrder(films));
    }),
  );
});

test('the order of the films in a query does not matter', () => {
  fc.assert(
    fc.property(asked, (one) => {
      const answer = createAnswerer(modelOf(one.collection, one.own));
      const turned = { ...one, films: one.films.toReversed() };
      assert.deepEqual(answer(queryOf(turned)), answer(queryOf(one)));
    }),
  );
});

test('thresholds, pages, counts and histograms are parts of the whole ranking', () => {
  const widths = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(asked, fc.nat(30), fc.nat(30), widths, (one, offset, limit, histogram) => {
      const answer = createAnswerer(modelOf(one.collection, one.own));
      const query = queryOf(one);
      const whole = answer(query).films;
      // Scores that occur are the thresholds that distinguish > from >=.
      for (const threshold of [0, 1, 0.5, ...whole.map(({ similarity }) => similarity)]) {
        const reach = whole.filter(({ similarity }) => similarity >= threshold);
        const counts = { histogram, reaching: true };
        const page = answer({ ...query, threshold, offset, limit, ...counts });
        assert.deepEqual(
          Array.from(page.reaching!.keys()).filter((row) => page.reaching![row] === 1),
          reach.map(({ row }) => row).sort((a, b) => a - b),
        );
        assert.deepEqual(page.films, reach.slice(offset, offset + limit));
        assert.equal(page.total, reach.length);
        assert.equal(page.candidates, whole.length);
        const parts = new Uint32Array(histogram);
        for (const { similarity } of whole) {
          parts[Math.min(Math.floor(similarity * histogram), histogram - 1)]! += 1;
        }
        assert.deepEqual(page.histogram, parts);
      }
    }),
  );
});

/** Hundreds of films with the skew of real ones: a few frequent words, many rare persons. */
function skewedModel(seed: number, films: number): SimilarityModel {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const sizes: Partial<Record<Field, number>> = { title: 40, genre: 7, rating: 5, person: films };
  const terms = FIELDS.flatMap((field) =>
    Array.from({ length: sizes[field] ?? 0 }, (_, i) => ({
      field,
      term: String(i).padStart(4, '0'),
    })),
  );
  const filmTerms = Array.from({ length: films }, () => {
    const drawn = new Set<number>();
    for (let i = Math.floor(random() * 9); i >= 1; i--) {
      drawn.add(Math.floor(random() ** 3 * terms.length));
    }
    return [...drawn];
  });
  const entries = filmTerms.flatMap((drawn, film) => drawn.map((term) => ({ film, term })));
  const df = terms.map((_, term) => entries.filter((entry) => entry.term === term).length);
  return buildModel(
    {
      filmIds: Array.from({ length: films }, (_, i) => 7 * i + 3),
      terms,
      weights: {
        filmIds: entries.map(({ film }) => 7 * film + 3),
        terms: entries.map(({ term }) => term),
        weights: entries.map(
          ({ film, term }) =>
            (terms[term]!.field === 'title' ? 1 + ((film + term) % 3) : 1) *
            Math.log((films + 1) / (df[term]! + 1)),
        ),
      },
    },
    PRESETS.seed,
  );
}

test('bounds find the same best films as scoring all', () => {
  const counts = fc.record({ films: fc.integer({ min: 33, max: 400 }), seed: fc.nat() });
  fc.assert(
    fc.property(
      counts,
      fc.nat(),
      fc.integer({ min: 1, max: 4 }),
      ({ films, seed }, pick, liked) => {
        const model = skewedModel(seed, films);
        const answer = createAnswerer(model);
        const rows = new Set(Array.from({ length: liked }, (_, i) => (pick + 13 * i) % films));
        const like = Array.from(rows, (row, i) => ({
          filmId: asFilmId(7 * row + 3),
          weight: 1 + i,
        }));
        const every = { like, limit: films, threshold: 0.01, histogram: 7 };
        const ranking = createAnswerer(model, { query: buildQueryIndex(model), kernel: undefined });
        assert.deepEqual(answer(every), ranking(every));
        const whole = ranking({ like, limit: films });
        for (const [offset, limit] of [
          [0, 1],
          [0, 16],
          [3, 5],
          [0, Math.floor(films / 16)],
        ] as const) {
          const few = answer({ like, offset, limit });
          assert.deepEqual(few.films, whole.films.slice(offset, offset + limit));
          assert.equal(few.total, films - rows.size);
        }
        for (const place of [0, 5, 99, 100, 255, 256, films - 2]) {
          const threshold = whole.films[place]?.similarity ?? 0.01;
          const reach = whole.films.filter(({ similarity }) => similarity >= threshold);
          const page = answer({ like, threshold, offset: 2, limit: 100 });
          assert.deepEqual(page.films, reach.slice(2, 102));
          assert.equal(page.total, reach.length);
        }
        if (rows.size > 1) return;
        const row = [...rows][0]!;
        assert.ok(inOrder(whole.films));
        for (const film of whole.films) {
          assert.equal(film.similarity, similarityOf(model, asRow(row), film.row));
        }
      },
    ),
    { numRuns: 400 },
  );
});

const three = fc.sample(collections(3), { numRuns: 1, seed: 7 })[0]!;
const [first = asFilmId(0), second = asFilmId(0)] = three.filmIds.map(asFilmId);
const BAD: readonly (readonly [string, Partial<Query>, string])[] = [
  ['an unknown film', { like: [{ filmId: asFilmId(123_456_789) }] }, 'film-unknown'],
  ['a film id that is not a number', { like: [{ filmId: asFilmId(NaN) }] }, 'film-unknown'],
  ['no liked film', { like: [] }, 'request-invalid'],
  ['no liked but an unliked film', { like: [], unlike: [{ filmId: first }] }, 'request-invalid'],
  ['a film named twice', { like: [{ filmId: first }, { filmId: first }] }, 'request-invalid'],
  ['a film liked and unliked', { unlike: [{ filmId: first }] }, 'request-invalid'],
  ...[0, -1, NaN, Infinity, 1e7].map(
    (weight) =>
      [`a weight of ${weight}`, { like: [{ filmId: first, weight }] }, 'request-invalid'] as const,
  ),
  ...[-0.1, 1.1, NaN, Infinity].map(
    (threshold) => [`a threshold of ${threshold}`, { threshold }, 'request-invalid'] as const,
  ),
  ...[-1, 1.5, NaN, Infinity].flatMap((count) => [
    [`an offset of ${count}`, { offset: count }, 'request-invalid'] as const,
    [`a limit of ${count}`, { limit: count }, 'request-invalid'] as const,
  ]),
  ...[0, 1.5, 1001].map(
    (histogram) => [`a histogram of ${histogram} parts`, { histogram }, 'request-invalid'] as const,
  ),
  ...[0, -1, NaN, Infinity].map((factor) => {
    const factors: FieldFactors = {
      ...PRESETS.seed.factors,
      title: 0,
      genre: 0,
      rating: 0,
      person: factor,
    };
    return [`factors of ${factor}`, { factors }, 'request-invalid'] as const;
  }),
  ...[-1, NaN, Infinity, 1e7, 1e-7].map((factor) => {
    const terms = [{ field: 'title', term: 'a', factor }] as const;
    return [`a term’s factor of ${factor}`, { terms }, 'request-invalid'] as const;
  }),
  [
    'a term’s factor given twice',
    { terms: [1, 2].map((factor) => ({ field: 'title', term: 'a', factor })) },
    'request-invalid',
  ],
  ['a filter of another length', { filter: new Uint8Array(1) }, 'request-invalid'],
];
for (const [what, part, code] of BAD) {
  test(`${what} is refused`, () => {
    const query = { like: [{ filmId: first }], limit: 5, ...part };
    assert.throws(() => createAnswerer(modelOf(three))(query), { code });
  });
}

test('films that cancel each other out leave scores of 0', () => {
  const twins: Collection = { ...three, tf: three.tf.map(() => three.tf[0]!) };
  const like = [{ filmId: first }];
  const unlike = [{ filmId: second }];
  for (const collection of [twins, { ...three, tf: three.tf.map((row) => row.map(() => 0)) }]) {
    const { films } = createAnswerer(modelOf(collection))({ like, unlike, limit: 50 });
    assert.equal(films.length, collection.filmIds.length - 2);
    assert.ok(films.every(({ similarity }) => similarity === 0));
  }
});

test('a single film has no others in any answer', () => {
  const alone: Collection = { ...three, filmIds: [first], tf: [three.tf[0]!] };
  const like = [{ filmId: first }];
  for (const histogram of [undefined, 4]) {
    const answer = createAnswerer(modelOf(alone))({
      like,
      limit: 1e9,
      ...(histogram && { histogram }),
    });
    assert.deepEqual([answer.films, answer.total, answer.candidates], [[], 0, 0]);
  }
});
