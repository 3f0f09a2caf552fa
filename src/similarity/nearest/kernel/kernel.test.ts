import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { filmCount, type SimilarityModel } from '../../model/model.ts';
import { createNeighbourFinder } from '../neighbour-finder.ts';
import { nearestNeighbours, type Neighbours } from '../neighbours.ts';
import { FIELDS } from '../../terms/similarity-fields.ts';
import {
  collections,
  denseRanking,
  denseSimilarities,
  presetSets,
  modelOf,
  type Collection,
} from '../../testing/collection.ts';
import { moderatePresets, skewedCollections } from '../../testing/skewed.ts';
import { PRESETS, type FieldFactors, type Preset } from '../../model/presets.ts';
import type { KernelOptions } from './index-parts.ts';
import { buildKernelIndex } from './kernel-index.ts';
import { openKernel, type Kernel } from './open-kernel.ts';

function kernelOf(model: SimilarityModel, k: number, options?: KernelOptions): Kernel {
  // Factors may leave only terms that weigh nothing.
  fc.pre(model.norms.some((norm) => norm > 0));
  const index = buildKernelIndex(model, options);
  const kernel = index && openKernel(index, k);
  assert.ok(kernel !== undefined);
  return kernel;
}

/** The lists of all films by the plainest computation. */
function denseNeighbours(collection: Collection, preset: Preset, k: number): Neighbours {
  const similarities = denseSimilarities(collection, preset);
  const lists = similarities.flatMap((_, row) => denseRanking(similarities, row).slice(0, k));
  const films = similarities.length;
  return {
    from: 0,
    to: films,
    perFilm: Math.max(0, Math.min(k, films - 1)),
    rows: Int32Array.from(lists, ({ row }) => row),
    similarities: Float64Array.from(lists, ({ similarity }) => similarity),
  };
}

/** Settings that send the same films through different parts of the search. */
const settings: fc.Arbitrary<KernelOptions> = fc.record({
  classLimit: fc.constantFrom(0, 5, 20, 40, 100, 1000),
  groupings: fc.constantFrom(1, 2, 3, 4),
  mostJoined: fc.constantFrom(1, 4, 1000),
  rareFilms: fc.constantFrom(1, 5, 30),
  summedPostings: fc.constantFrom(0, 10, 200),
});

test('the finder gives the first k of the ranking of all films, to the last bit', () => {
  const ks = fc.integer({ min: 1, max: 30 });
  fc.assert(
    fc.property(collections(), presetSets, ks, (collection, preset, k) => {
      const finder = createNeighbourFinder(modelOf(collection, preset), k);
      const found = finder.nearest(0, collection.filmIds.length);
      assert.deepEqual(found, denseNeighbours(collection, preset, k));
    }),
  );
});

test('so does the compiled search, with any options', () => {
  const ks = fc.integer({ min: 1, max: 150 });
  fc.assert(
    fc.property(
      skewedCollections(20, 120),
      moderatePresets,
      ks,
      settings,
      (collection, preset, k, options) => {
        const kernel = kernelOf(modelOf(collection, preset), k, options);
        const found = kernel.nearest(0, collection.filmIds.length);
        assert.deepEqual(found, denseNeighbours(collection, preset, k));
      },
    ),
    { numRuns: 30 },
  );
});

test('it agrees with the reference on uneven films, whatever it prunes', () => {
  const done: Record<string, number> = {};
  const ks = fc.constantFrom(1, 2, 5, 10, 50, 1000);
  fc.assert(
    fc.property(
      skewedCollections(150, 400),
      moderatePresets,
      ks,
      settings,
      (collection, preset, k, options) => {
        const model = modelOf(collection, preset);
        const kernel = kernelOf(model, k, options);
        const found = kernel.nearest(0, filmCount(model));
        assert.deepEqual(found, nearestNeighbours(model, k, 0, filmCount(model)));
        for (const [name, count] of Object.entries(kernel.counters())) {
          done[name] = (done[name] ?? 0) + count;
        }
      },
    ),
    { numRuns: 60 },
  );
  // Every way to leave something out was taken, and often.
  for (const name of ['skippedPostings', 'skippedClasses'] as const) {
    assert.ok((done[name] ?? 0) > 1000, `${name}: ${done[name]}`);
  }
  for (const name of ['touchedFilms', 'scannedPostings', 'visitedFilms'] as const) {
    assert.ok((done[name] ?? 0) > 1000, `${name}: ${done[name]}`);
  }
});

test('blocks of any size give together what one block gives', () => {
  const sizes = fc.integer({ min: 1, max: 100 });
  fc.assert(
    fc.property(skewedCollections(50, 200), sizes, settings, (collection, size, options) => {
      const model = modelOf(collection);
      const kernel = kernelOf(model, 7, options);
      const whole = kernelOf(model, 7).nearest(0, filmCount(model));
      for (let from = 0; from < filmCount(model); from += size) {
        const to = Math.min(from + size, filmCount(model));
        const part = kernel.nearest(from, to);
        assert.deepEqual(part.rows, whole.rows.subarray(7 * from, 7 * to));
        assert.deepEqual(part.similarities, whole.similarities.subarray(7 * from, 7 * to));
      }
    }),
    { numRuns: 30 },
  );
});

test('two searches over one index do not disturb each other', () => {
  const collection = fc.sample(skewedCollections(300, 300), {
    numRuns: 1,
    seed: 4,
  })[0]!;
  const model = modelOf(collection);
  const index = buildKernelIndex(model)!;
  const [three, fifty] = [openKernel(index, 3)!, openKernel(index, 50)!];
  for (let from = 0; from < 300; from += 30) {
    assert.deepEqual(three.nearest(from, from + 30), nearestNeighbours(model, 3, from, from + 30));
    assert.deepEqual(fifty.nearest(from, from + 30), nearestNeighbours(model, 50, from, from + 30));
  }
});

test('a thousand equal films have their neighbours in the order of their ids', () => {
  const films = 1000;
  const terms = ['a', 'b', 'c'].map((term) => ({ field: 'title' as const, term }));
  const collection: Collection = {
    filmIds: Array.from({ length: films }, (_, i) => i + 1),
    terms,
    tf: Array.from({ length: films }, (_, i) => [1, i === 999 ? 1 : 0, i > 990 ? 1 : 0]),
  };
  const model = modelOf(collection);
  for (const options of [{}, { classLimit: 0, rareFilms: 1, summedPostings: 0 }]) {
    assert.deepEqual(
      kernelOf(model, 20, options).nearest(0, films),
      nearestNeighbours(model, 20, 0, films),
    );
  }
});

test('the reference stands in for what is beyond the limits of the compiled search', () => {
  const collection = fc.sample(skewedCollections(60, 60), {
    numRuns: 1,
    seed: 2,
  })[0]!;
  const preset = moderate({ title: 1e9, genre: 1e-9 });
  const model = modelOf(collection, preset);
  assert.equal(buildKernelIndex(model), undefined);
  const finder = createNeighbourFinder(model, 5);
  assert.equal(finder.compiled, false);
  assert.deepEqual(finder.nearest(0, 60), denseNeighbours(collection, preset, 5));
});

/** Films with one term in each of four fields, of which there are as many as given. */
function filmsOfFourFields(counts: readonly [number, number, number, number]): SimilarityModel {
  const fields = ['title', 'genre', 'rating', 'era'] as const;
  const terms = fields.flatMap((field, place) =>
    Array.from({ length: counts[place]! }, (_, i) => ({
      field,
      term: String(i).padStart(2, '0'),
      has: (film: number) => i === film % counts[place]!,
    })),
  );
  const filmIds = Array.from({ length: 500 }, (_, i) => i + 1);
  const tf = filmIds.map((id) => terms.map(({ has }) => (has(id) ? 1 : 0)));
  return modelOf({ filmIds, terms, tf }, moderate({}));
}

test('classes of four groupings take one word or two', () => {
  for (const [counts, recordBytes] of [
    [[37, 7, 5, 3], 12],
    [[37, 13, 12, 11], 16],
  ] as const) {
    const model = filmsOfFourFields(counts);
    const index = buildKernelIndex(model, { classLimit: 100, mostJoined: 1 })!;
    const { size2, size3 } = index.variables;
    assert.deepEqual(
      [size2, size3, index.variables['recordBytes']],
      [counts[2], counts[3], recordBytes],
    );
    assert.deepEqual(openKernel(index, 20)!.nearest(0, 500), nearestNeighbours(model, 20, 0, 500));
  }
});

test('a term may have a different weight in each of thousands of films', () => {
  const films = 2500;
  const collection: Collection = {
    filmIds: Array.from({ length: films }, (_, i) => i + 1),
    terms: [
      { field: 'title', term: 'a' },
      { field: 'person', term: 'b' },
    ],
    tf: Array.from({ length: films }, (_, i) => [i < 100 ? 0 : i, i % 7]),
  };
  for (const preset of [PRESETS.seed, PRESETS.balanced]) {
    const model = modelOf(collection, { ...preset, factors: { title: 1, person: 0.3 } });
    const found = kernelOf(model, 5).nearest(0, films);
    assert.deepEqual(found, nearestNeighbours(model, 5, 0, films));
  }
});

function moderate(factors: FieldFactors): Preset {
  const ones = Object.fromEntries(FIELDS.map((field) => [field, 1]));
  return { ...PRESETS.seed, factors: { ...ones, ...factors } };
}

test('usual models use the compiled search', () => {
  const collection = fc.sample(skewedCollections(60, 60), {
    numRuns: 1,
    seed: 2,
  })[0]!;
  assert.equal(createNeighbourFinder(modelOf(collection), 5).compiled, true);
});
